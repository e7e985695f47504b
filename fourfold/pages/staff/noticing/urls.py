"""The addresses of looking at progress, to stand among the staff's."""

from django.urls import path

from fourfold.pages.staff.noticing import classes, may_need, pupil

urlpatterns = [
    path("may-need-support", may_need.may_need, name="may-need-support"),
    path("progress/classes/<slug:code>", classes.one_class, name="class-progress"),
    path("progress/pupils/<slug:code>", pupil.pupil, name="pupil-progress"),
]

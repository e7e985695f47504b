"""The addresses of assessment, to stand among the staff's."""

from django.urls import path

from fourfold.pages.staff.rounds import enter, home

urlpatterns = [
    path("progress", home.home, name="progress"),
    path("progress/classes/<slug:code>/enter", enter.begin, name="enter"),
    path("progress/classes/<slug:code>/enter/<slug:round_code>/<slug:measure>", enter.enter, name="enter-measure"),
]

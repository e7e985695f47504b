"""Where the pages for outside professionals are."""

from django.urls import path

from fourfold.pages.professional import visits

app_name = "professional"

urlpatterns = [
    path("visits", visits.shared_with_me, name="visits"),
    path("visits/<slug:code>", visits.one, name="visit"),
]

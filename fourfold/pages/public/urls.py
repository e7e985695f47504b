"""Where anyone may go before any sign-in."""

from django.urls import path

from fourfold.pages.public import front, words

app_name = "public"

urlpatterns = [
    path("", front.front, name="front"),
    path("schools/<slug:code>/", front.school, name="school"),
    path("help/<slug:language>/sen-support", words.law, name="law"),
    path("accessibility", words.accessibility, name="accessibility"),
    path("privacy", words.privacy, name="privacy"),
    path("robots.txt", words.robots, name="robots"),
    path("health", words.health, name="health"),
]

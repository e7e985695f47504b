"""Where anyone may go before any sign-in."""

from django.urls import path

from fourfold.pages.public import come, front, near_you, words, worried

app_name = "public"

urlpatterns = [
    path("", front.front, name="front"),
    path("schools/<slug:code>/", front.school, name="school"),
    path("schools/<slug:code>/worried", worried.worried, name="worried"),
    path("schools/<slug:code>/worried/code", worried.code, name="worried-code"),
    path("schools/<slug:code>/worried/done", worried.done, name="worried-done"),
    path("schools/<slug:code>/worried/forget", worried.forget, name="worried-forget"),
    path("schools/<slug:code>/worried/<slug:step>", worried.worried, name="worried-step"),
    path("come/<slug:code>/<slug:sign>", come.come, name="come"),
    path("come/<slug:code>/<slug:sign>/calendar.ics", come.calendar, name="come-calendar"),
    path("near-you", near_you.near_you, name="near-you"),
    path("schools/<slug:code>/near-you", near_you.near_you_at, name="near-you-at"),
    path("help/<slug:language>/sen-support", words.law, name="law"),
    path("accessibility", words.accessibility, name="accessibility"),
    path("privacy", words.privacy, name="privacy"),
    path("robots.txt", words.robots, name="robots"),
    path("health", words.health, name="health"),
]

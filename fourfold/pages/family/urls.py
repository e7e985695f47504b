"""Where families' pages are."""

from django.urls import path

from fourfold.pages.family import children, meetings, my_say, plan
from fourfold.pages.family.letter_urls import urlpatterns as letters

app_name = "family"

urlpatterns = [
    *letters,
    path("family", children.home, name="home"),
    path("family/<slug:code>", plan.plan, name="plan"),
    path("family/<slug:code>/answer", plan.answer, name="answer"),
    path("family/<slug:code>/meetings", meetings.meetings, name="meetings"),
    path("family/<slug:code>/say", plan.say, name="say"),
    path("family/<slug:code>/my-say", my_say.hand_over, name="my-say"),
]

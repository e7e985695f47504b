"""Where a young person's pages are."""

from django.urls import path

from fourfold.pages.young_person import plan

app_name = "young-person"

urlpatterns = [
    path("my/plan", plan.plan, name="home"),
    path("my/plan/answer", plan.answer, name="answer"),
    path("my/plan/say", plan.say, name="say"),
]

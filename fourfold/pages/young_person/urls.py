"""Where a young person's pages are."""

from django.urls import path

from fourfold.pages.young_person import meetings, plan, sharing, whom_to_ask
from fourfold.pages.young_person.my_say import say, symbols, worry

app_name = "young-person"

urlpatterns = [
    path("my/plan", plan.plan, name="home"),
    path("my/plan/answer", plan.answer, name="answer"),
    path("my/plan/say", plan.say, name="say"),
    path("my/meetings", meetings.meetings, name="meetings"),
    path("my/sharing", sharing.sharing, name="sharing"),
    path("my/sharing/<slug:parent>", sharing.seen_by, name="seen-by"),
    path("my/rights", whom_to_ask.rights, name="rights"),
    path("my/help", whom_to_ask.help_page, name="help"),
    # My say: all of it, and nothing else, under one address, since a child's turn on an adult's device opens that alone
    path("my/say", say.start, name="my-say"),
    path("my/say/<int:place>", say.question, name="my-say-question"),
    path("my/say/check", say.check, name="my-say-check"),
    path("my/say/thank-you", say.done, name="my-say-done"),
    path("my/say/before", say.said, name="my-say-before"),
    path("my/say/before/<slug:saying>", say.shown, name="my-say-shown"),
    path("my/say/worry", worry.worry, name="my-say-worry"),
    path("my/say/give-back", say.give_back, name="my-say-give-back"),
    path("my/say/symbols/<slug:symbol>", symbols.symbol, name="my-say-symbol"),
]

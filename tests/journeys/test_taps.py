"""How many presses and boxes the daily work takes, counted in a real browser, against what was promised for each."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fourfold import clock
from fourfold.concerns.actions import share_worry
from fourfold.notifications.models import Delivery
from fourfold.provision.actions import add_provision
from fourfold.support import actions
from fourfold.support.models import Plan
from tests.cast import Cast, at
from tests.journeys.at_hand import Hand
from tests.support import history

pytestmark = pytest.mark.browser
LONG_AGO = date(2026, 11, 2)
"""More than the ten school days in which a worry is answered."""


def test_the_daily_work_keeps_within_its_presses(cast_committed: Cast, live_server: Any, page: Any, signed_in: Callable[..., None]) -> None:
    cast = cast_committed
    hand = Hand(page, live_server.url, signed_in, cast)
    a_teacher_raises_a_concern(hand)
    a_parent_raises_a_concern_by_voice(hand)
    the_senco_finds_what_is_late(hand)
    the_senco_answers_a_concern(hand)
    a_parent_finds_what_to_do_if_not_happy(hand, the_senco_sends_the_letter(hand))
    a_plan_with_two_outcomes_is_written_from_examples(hand)
    the_senco_reminds_all_who_have_not_read(hand)
    a_teacher_reads_what_helps_before_a_lesson(hand)
    a_teacher_reads_and_confirms_a_plan(hand)
    a_view_is_added_for_a_review(hand)
    a_review_is_recorded_in_the_meeting(hand)
    the_last_plan_is_copied(hand)
    the_senco_asks_a_specialist(hand)


def a_teacher_raises_a_concern(hand: Hand) -> None:
    hand.begins("tom", "/today")
    hand.presses("link", "I’m worried about a pupil")
    hand.writes("Who is it about?", "Max Stone", enter=True)
    hand.writes("What have you noticed?", "He holds the book very near his eyes.")
    hand.presses("button", "Raise this concern")
    hand.page.wait_for_url("**/raised")
    hand.took("A teacher raises a concern", taps=3, fields=2)


def a_parent_raises_a_concern_by_voice(hand: Hand) -> None:
    """The phone's own dictation: the box is pressed, and the microphone of its keyboard."""
    hand.begins("grace", f"/family/{hand.cast.leo.code}")
    hand.presses("link", "Worried?")
    hand.presses("link", "Leo", exact=True)
    hand.speaks("What worries you?", "He says the letters move when he reads.")
    hand.presses("button", "Send to school")
    hand.reads("We have your message.")
    hand.took("A parent raises a concern by voice", taps=5, fields=1)


def the_senco_finds_what_is_late(hand: Hand) -> None:
    with clock.set_to(at(LONG_AGO)):
        share_worry(hand.cast.grace, hand.cast.leo, words="He hides his book.")
    hand.begins("amina", "/desk")
    hand.reads("One thing is late.")
    first = hand.page.locator(".list > li").first.inner_text()
    assert "Leo Obi" in first
    assert "late" in first
    hand.took("The SENCO finds what is late", taps=0, fields=0)


def the_senco_answers_a_concern(hand: Hand) -> None:
    concern = share_worry(hand.cast.grace, hand.cast.leo, words="He cries when he reads.")
    hand.begins("amina", "/desk")
    hand.page.locator(f"a[href='/concerns/{concern.reference}']").first.click()
    hand.taps += 1
    hand.writes("What did you find?", "Thank you. Leo finds long words hard. We will look closely.")
    hand.chooses("We will look closely and find out more")
    hand.presses("button", "Send the answer")
    hand.reads("The answer is saved")
    hand.took("The SENCO answers a concern from the draft", taps=3, fields=1)


def the_senco_sends_the_letter(hand: Hand) -> Delivery:
    history.decided(hand.cast)
    waiting = Delivery.objects.filter(pupil=hand.cast.leo, notice__kind="sen_support_decided", parent=hand.cast.parents["grace"]).get()
    hand.begins("amina", f"/pupils/{hand.cast.leo.code}/letters/{waiting.code}")
    hand.chooses("I gave it to them, or told them in person")
    hand.writes("On which day?", history.TODAY.isoformat(), enter=True)
    hand.reads("They are told.")
    hand.took("The SENCO sends the letter of SEN support", taps=3, fields=1)
    return waiting


def a_parent_finds_what_to_do_if_not_happy(hand: Hand, _told: Delivery) -> None:
    hand.begins("grace", f"/family/{hand.cast.leo.code}")
    hand.reads("If you are not happy")
    hand.presses("link", "Ask to talk to the SENCO or the head")
    hand.reads("SENDIASS")
    hand.took("A parent finds what to do if not happy", taps=1, fields=0)


def a_plan_with_two_outcomes_is_written_from_examples(hand: Hand) -> None:
    cast = hand.cast
    add_provision(cast.amina, cast.larkfield, name="Precision reading", what="The same words each day.", minutes=10, times_a_week=4)
    actions.draft_plan(cast.amina, history.assessed(cast, cast.leo.cycles.get()))
    hand.begins("amina", f"/pupils/{cast.leo.code}/plan/edit")
    for example, number in (("Read a page alone", 1), ("Write sentences", 2)):
        hand.presses("link", f"Add outcome {number}")
        opens_the_examples(hand, example)
        hand.writes("Where are they now?", "20 words, with help")
        hand.presses("button", "Save")
        hand.page.get_by_role("link", name="Precision reading", exact=True).nth(number - 1).click()
        hand.taps += 1
        hand.presses("button", "Save")
    hand.writes("What difference do you expect?", "He reads to himself for pleasure.")
    hand.writes("In every lesson", "Give him time to find the word")
    hand.page.locator("[name=review_choice]").first.check(force=True)
    hand.taps += 1
    hand.presses("button", "Save")
    hand.presses("button", "Share with the family")
    hand.reads("With the family, not started")
    hand.took("A plan with two outcomes, from examples", taps=22, fields=10)
    assert Plan.objects.get(pupil=cast.leo).outcomes.filter(dropped_at__isnull=True).count() == 2


def opens_the_examples(hand: Hand, example: str) -> None:
    hand.page.get_by_text("Start from an example").click()
    hand.taps += 1
    hand.presses("link", example)


def the_senco_reminds_all_who_have_not_read(hand: Hand) -> None:
    actions.start_support(hand.cast.amina, hand.cast.leo.cycles.get(), today=history.TODAY)
    hand.begins("amina", "/desk")
    hand.presses("button", "Remind all")
    hand.reads("people are reminded by e-mail.")
    hand.took("The SENCO reminds all who have not read a plan", taps=1, fields=0)


def a_teacher_reads_what_helps_before_a_lesson(hand: Hand) -> None:
    hand.begins("tom", "/today")
    hand.reads("Give him time to find the word")
    hand.took("A teacher reads what helps a child before a lesson", taps=0, fields=0)


def a_teacher_reads_and_confirms_a_plan(hand: Hand) -> None:
    cast = hand.cast
    hand.begins("tom", "/today")
    hand.page.locator(f"a[href='/pupils/{cast.leo.code}/helps']").first.click()
    hand.taps += 1
    hand.reads("Precision reading")
    hand.presses("button", "I have read this")
    hand.reads("It is written down that you have read it.")
    hand.took("A teacher reads and confirms a plan", taps=2, fields=0)


def a_view_is_added_for_a_review(hand: Hand) -> None:
    cast = hand.cast
    actions.open_review(cast.amina, cast.leo.cycles.get(), today=history.TODAY)
    hand.begins("tess", "/today")
    hand.page.locator(f"a[href='/pupils/{cast.leo.code}/review/prepare']").first.click()
    hand.taps += 1
    hand.writes("What has changed?", "He reads the first page without help.")
    hand.writes("What would you do next?", "Longer words, in a pair.")
    hand.presses("button", "Send")
    hand.reads("Your two answers")
    hand.took("A view is added for a review", taps=3, fields=2)


def a_review_is_recorded_in_the_meeting(hand: Hand) -> None:
    """From the record to the shared review: who is here, the views, two outcomes, the difference, the next step, read back, shared."""
    hand.begins("amina", f"/pupils/{hand.cast.leo.code}/review")
    hand.chooses("Grace Obi")
    hand.page.locator("[name=pupils_part]").first.check(force=True)
    hand.taps += 1
    hand.writes("Add what they say today", "He reads to his sister.")
    hand.writes("Add what the child says today", "I like the fox book.")
    for number, verdict in enumerate(("met", "partly_met")):
        hand.page.locator(f"[name^=verdict_][value={verdict}]").nth(number).check(force=True)
        hand.taps += 1
        hand.page.locator("[name^=seen_]").nth(number).fill("45 words alone")
        hand.fields += 1
    hand.page.locator("[name=impact]").first.check(force=True)
    hand.page.locator("[name=next_steps]").first.check(force=True)
    hand.page.locator("[name=next_day]").first.check(force=True)
    hand.taps += 3
    hand.writes("What will be different?", "Longer words.")
    hand.writes("Why is this the next step?", "The pictures help him.")
    hand.presses("button", "Turn the screen round")
    hand.presses("button", "Yes, this is right")
    hand.presses("button", "Finish and share")
    hand.reads("Finished. The family gets the record")
    hand.took("A review is recorded in the meeting", taps=10, fields=6)


def the_last_plan_is_copied(hand: Hand) -> None:
    cast = hand.cast
    history.assessed(cast, cast.leo.cycles.get(number=2))
    hand.begins("amina", f"/pupils/{cast.leo.code}/assess")
    hand.presses("button", "Start from the last plan")
    hand.page.locator("[name=review_choice]").first.check(force=True)
    hand.taps += 1
    hand.presses("button", "Save")
    hand.presses("button", "Share with the family")
    hand.reads("With the family, not started")
    hand.took("The last plan is copied with new dates", taps=5, fields=2)


def the_senco_asks_a_specialist(hand: Hand) -> None:
    """From nothing to sent, where a parent says yes at the talk."""
    hand.begins("amina", f"/pupils/{hand.cast.leo.code}/specialists")
    hand.presses("link", "Ask a specialist")
    hand.writes("What do you want to ask?", "He loses long instructions. How can we help in class?")
    hand.writes("Their work email address", "eva@health.example.org")
    hand.presses("button", "Save")
    hand.page.get_by_role("group", name="What does Grace Obi say?").get_by_label("Yes, to all of it").check()
    hand.taps += 1
    hand.presses("button", "Save the talk")
    hand.presses("button", "Send it")
    hand.reads("Sent to")
    hand.took("A referral is sent, consent given", taps=5, fields=2)

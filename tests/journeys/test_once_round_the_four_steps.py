"""The main job, by hand in a real browser: decided, told, planned, given, reviewed, and into the next cycle; the parent reads along."""

from collections.abc import Callable
from typing import Any

import pytest

from fourfold import clock
from fourfold.support.models import Cycle, GroupSlot
from tests.cast import Cast
from tests.support import history

pytestmark = pytest.mark.browser


class Walk:
    """One window, and whoever sits before it."""

    def __init__(self, page: Any, cast: Cast, live_server: Any, signed_in: Callable[..., None], shot: Callable[[Any, str], None]) -> None:
        self.page, self.cast, self.at, self.signed_in, self.shot = page, cast, live_server.url, signed_in, shot

    def comes(self, name: str) -> None:
        self.signed_in(self.page, self.cast.account(name))

    def opens(self, address: str) -> None:
        self.page.goto(self.at + address)

    def writes(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)

    def chooses(self, label: str) -> None:
        # The label covers its round button, so that the whole of it can be pressed.
        self.page.get_by_label(label, exact=True).check(force=True)

    def presses(self, words: str) -> None:
        self.page.get_by_role("button", name=words).click()

    def reads(self, words: str) -> None:
        self.page.get_by_text(words).first.wait_for()

    def keeps_a_picture(self, name: str) -> None:
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 900})
            self.shot(self.page, f"{name}-{width}")
        self.page.set_viewport_size({"width": 1280, "height": 900})


def test_leo_goes_once_round_the_four_steps(
    cast_committed: Cast, live_server: Any, page: Any, signed_in: Callable[..., None], shot: Callable[[Any, str], None]
) -> None:
    cast = cast_committed
    walk = Walk(page, cast, live_server, signed_in, shot)
    leo = f"/pupils/{cast.leo.code}"

    tom_raises_a_concern(walk, cast)
    amina_notes_a_talk_and_decides(walk, leo)
    amina_gives_the_letters_by_hand(walk, leo)
    tom_writes_down_what_is_known(walk, leo)
    amina_writes_the_plan_and_shares_it(walk, leo)
    grace_agrees(walk, cast)
    amina_starts_the_support(walk, leo)
    tess_logs_a_session_in_two_taps(walk)
    grace_reads_that_it_happened(walk, cast)
    amina_reviews_it_with_the_family(walk, leo)
    grace_reads_what_comes_next(walk, cast)

    first, second = Cycle.objects.filter(pupil=cast.leo).order_by("number")
    assert (first.step, second.step, second.follows) == ("closed", "assess", first)


def tom_raises_a_concern(walk: Walk, cast: Cast) -> None:
    walk.comes("tom")
    walk.opens(f"/concerns/new/{cast.leo.code}")
    walk.writes("What have you noticed?", "Leo loses the sounds in long words and looks away.")
    walk.page.locator("main form button[type=submit]").first.click()
    walk.page.wait_for_load_state()


def amina_gives_the_letters_by_hand(walk: Walk, leo: str) -> None:
    walk.page.get_by_role("link", name="See the letters").click()
    walk.reads("Leo will have extra help in school")
    walk.page.get_by_role("link", name="Leo will have extra help in school").first.click()
    walk.reads("Leo works hard. Reading is much slower for him than for his class.")
    walk.keeps_a_picture("letter")
    pdf = walk.page.request.get(walk.page.url.rstrip("/") + ".pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")
    walk.chooses("I gave it to them, or told them in person")
    walk.writes("On which day?", history.TODAY.isoformat())
    walk.page.get_by_label("On which day?").press("Enter")
    walk.reads("They are told.")


def amina_notes_a_talk_and_decides(walk: Walk, leo: str) -> None:
    walk.comes("amina")
    walk.opens(f"{leo}/decision")
    walk.reads("Leo loses the sounds in long words and looks away.")
    walk.keeps_a_picture("decision-before")
    walk.page.get_by_role("link", name="Note a talk").click()
    walk.writes("When did you talk?", history.HELD.isoformat())
    walk.writes("Who was there?", "Grace Obi, Leo and Mr Hardy")
    walk.chooses("A parent or carer was there")
    walk.chooses("The child was there, or was asked before")
    walk.writes("What do the parents worry about?", "He cries at homework.")
    walk.writes("What do we do next?", "We decide this week.")
    walk.writes("When was this note given to the family?", history.HELD.isoformat())
    walk.chooses("They were told of SENDIASS, the free advice service")
    walk.keeps_a_picture("talk")
    walk.presses("Save the note")
    walk.chooses("Yes")
    walk.page.get_by_label("Main need").select_option("SPLD")
    walk.writes("Why? The family will read these words.", "Leo works hard. Reading is much slower for him than for his class.")
    walk.writes("What did you look at?", "Running records and his own words.")
    walk.writes("When do we look again?", history.SPRING.isoformat())
    walk.presses("Save the decision and make the letter")
    walk.reads("Leo’s family has not been told yet")
    walk.keeps_a_picture("decision-made")


def tom_writes_down_what_is_known(walk: Walk, leo: str) -> None:
    walk.comes("tom")
    walk.opens(f"{leo}/assess")
    for label in (
        "What the teacher sees and has assessed",
        "Progress and attainment, beside other pupils",
        "Behaviour",
        "What other teachers say",
        "The parents’ views",
        "The child’s own views",
    ):
        walk.writes(label, "Leo knows his sounds and loses them in long words.")
    walk.page.get_by_label("Or why it is not available").last.fill("Nobody outside was asked yet.")
    walk.writes("All of this together: what does the child need?", "Sounds and pictures together, little and often.")
    walk.keeps_a_picture("assess")
    walk.presses("Go on to the plan")
    walk.reads("Leo’s first plan")
    walk.keeps_a_picture("plan-edit-empty")


def amina_writes_the_plan_and_shares_it(walk: Walk, leo: str) -> None:
    walk.comes("amina")
    walk.opens(f"{leo}/plan/edit")
    walk.page.get_by_role("link", name="Add outcome 1").click()
    walk.writes("What will the child be able to do?", "Leo will read a page of 60 words alone")
    walk.writes("Where are they now?", "20 words, with help")
    walk.writes("How will we know?", "A running record each Friday")
    walk.writes("By when?", history.SPRING.isoformat())
    walk.keeps_a_picture("outcome")
    walk.presses("Save")
    walk.page.get_by_role("link", name="Add help").click()
    walk.writes("What will school do?", "Reading with sounds and pictures")
    walk.page.get_by_label("Who gives it?").select_option(label="Ms Moor, teaching assistant or support staff")
    walk.writes("How many times a week?", "3")
    walk.writes("How many minutes each time?", "20")
    walk.keeps_a_picture("help")
    walk.presses("Save")
    walk.writes("What difference do you expect?", "He reads to himself for pleasure.")
    walk.writes("In every lesson", "Give him time as appropriate\nShow the word")
    walk.writes("What the family said they would do", "Read one page together each night.")
    walk.page.get_by_label("Which teacher is responsible?").select_option(label="Mr Hardy, teacher")
    walk.writes("When will we review it?", history.SPRING.isoformat())
    walk.page.get_by_role("button", name="Save", exact=True).click()
    walk.reads("All there")
    walk.keeps_a_picture("plan-edit")
    walk.presses("Share with the family")
    walk.reads("With the family, not started")
    walk.keeps_a_picture("plan-shared")


def grace_agrees(walk: Walk, cast: Cast) -> None:
    walk.comes("grace")
    walk.opens("/family")
    walk.reads("Please read Leo’s plan")
    walk.keeps_a_picture("family-shared")
    walk.chooses("I agree, and I want to say something")
    walk.writes("What do you want to say?", "Please tell his swimming coach too.")
    walk.presses("Send my answer")
    walk.reads("Please tell his swimming coach too.")


def amina_starts_the_support(walk: Walk, leo: str) -> None:
    walk.comes("amina")
    walk.opens(f"{leo}/plan")
    walk.reads("Please tell his swimming coach too.")
    walk.presses("Start the support")
    walk.reads("In force")
    walk.keeps_a_picture("plan-in-force")
    walk.opens(f"{leo}/helps")
    walk.keeps_a_picture("helps")


def tess_logs_a_session_in_two_taps(walk: Walk) -> None:
    walk.comes("tess")
    walk.opens(f"/log/{GroupSlot.objects.get(weekday=clock.today().weekday()).code}")
    walk.keeps_a_picture("log")
    walk.presses("Went well for Leo")
    walk.reads("Saved for 1 child.")
    walk.keeps_a_picture("log-done")


def grace_reads_that_it_happened(walk: Walk, cast: Cast) -> None:
    walk.comes("grace")
    walk.opens(f"/family/{cast.leo.code}")
    walk.reads("Leo is getting help with learning")
    walk.reads("It has happened 1 time out of 1.")
    walk.keeps_a_picture("family-do")


def amina_reviews_it_with_the_family(walk: Walk, leo: str) -> None:
    walk.comes("amina")
    walk.opens(f"{leo}/review")
    walk.keeps_a_picture("review-when")
    walk.presses("Begin the review")
    walk.writes("Add what the parents say today", "He reads to his sister now.")
    walk.writes("Add what the child says", "I like the fox book.")
    walk.chooses("Partly met")
    walk.writes("What did you see?", "45 words alone on Friday")
    walk.chooses("Change the support")
    walk.page.get_by_label("Why? The family will read these words.").fill("The pictures help. Leo wants harder books.")
    walk.writes("What will be different next time?", "Four times a week, in class with a friend.")
    walk.presses("Save and read it together")
    walk.reads("Getting there")
    walk.keeps_a_picture("review")
    walk.presses("Finish and share")
    walk.reads("Leo’s last review is finished")
    walk.keeps_a_picture("review-done")


def grace_reads_what_comes_next(walk: Walk, cast: Cast) -> None:
    walk.comes("grace")
    walk.opens(f"/family/{cast.leo.code}")
    walk.reads("Four times a week, in class with a friend.")
    walk.keeps_a_picture("family-next")
    assert clock.today() == history.TODAY

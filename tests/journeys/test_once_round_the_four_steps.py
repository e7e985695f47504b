"""The whole way, by hand in a real browser: a child and his mother come in by the office's file, she is made sure of and asked in; then he
goes once round the four steps, and she reads along on her own phone."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fourfold import clock
from fourfold.audit import ledger
from fourfold.pupils.models import Parent, Pupil
from fourfold.support.models import Cycle, GroupSlot
from tests.cast import Cast
from tests.exchange.conftest import LIST
from tests.journeys.at_hand import link_in, look, mailed, written
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


AOIFE = "aoife@example.org"


def test_a_child_and_his_mother_come_in_and_go_once_round_the_four_steps(
    cast_committed: Cast,
    live_server: Any,
    page: Any,
    open_page: Callable[..., Any],
    signed_in: Callable[..., None],
    shot: Callable[[Any, str], None],
    tmp_path: Path,
) -> None:
    cast = cast_committed
    walk = Walk(page, cast, live_server, signed_in, shot)
    dan_brings_in_our_own_list(walk, tmp_path)
    child = Pupil.objects.get(surname="Byrne")
    sean = f"/pupils/{child.code}"
    amina_makes_sure_of_the_mother_and_asks_her_in(walk, sean)
    aoife = Walk(open_page(width=390), cast, live_server, signed_in, shot)
    aoife_comes_in_by_the_link(aoife)

    tom_raises_a_concern(walk, child)
    amina_notes_a_talk_and_decides(walk, sean)
    amina_gives_the_letters_by_hand(walk)
    aoife_comes_back_with_a_code_and_reads_the_letter(aoife, open_page)
    tom_writes_down_what_is_known(walk, sean)
    amina_writes_the_plan_and_shares_it(walk, sean)
    aoife_agrees(aoife)
    amina_starts_the_support(walk, sean)
    tess_logs_a_session_in_two_taps(walk)
    aoife_reads_that_it_happened(aoife, child)
    amina_reviews_it_with_the_family(walk, sean)
    aoife_reads_what_comes_next(aoife, child)

    first, second = Cycle.objects.filter(pupil=child).order_by("number")
    assert (first.step, second.step, second.follows) == ("closed", "assess", first)
    assert not list(ledger.faults())


def dan_brings_in_our_own_list(walk: Walk, folder: Path) -> None:
    walk.comes("dan")
    walk.opens("/settings/import")
    walk.page.get_by_text("Pupils and their parents", exact=True).first.click()
    walk.page.get_by_label("The file").set_input_files([written(folder, "pupils.csv", LIST)])
    walk.presses("Check this file")
    assert not Pupil.objects.filter(surname="Byrne").exists()
    walk.presses("Bring in these rows")
    walk.reads("3 rows are in")


def amina_makes_sure_of_the_mother_and_asks_her_in(walk: Walk, sean: str) -> None:
    walk.comes("amina")
    walk.opens(f"{sean}/people")
    card = walk.page.locator("li.card", has_text="Aoife Byrne")
    assert card.get_by_role("button").count() == 0
    card.get_by_role("link", name="Make sure who this is").click()
    walk.page.get_by_text("Yes", exact=True).click()
    walk.writes("How do we know?", "Birth certificate seen")
    walk.presses("We have made sure")
    look(walk.page, walk.shot, "people-invite")
    card.get_by_role("button", name="Invite Aoife to read Sean’s record").click()
    assert "not yet opened" in card.inner_text()
    look(walk.page, walk.shot, "people-invited")


def aoife_comes_in_by_the_link(aoife: Walk) -> None:
    aoife.page.goto(link_in(mailed(AOIFE), aoife.at))
    assert Parent.objects.get(email=AOIFE).account is None
    look(aoife.page, aoife.shot, "invitation")
    aoife.presses("Come in")
    assert "Sean" in aoife.page.get_by_role("heading", level=1).inner_text()
    look(aoife.page, aoife.shot, "first-page")
    aoife.page.set_viewport_size({"width": 390, "height": 844})
    for way in ("Letters", "Worried?", "Plan"):
        tabs = aoife.page.get_by_role("navigation", name="Main, phone")
        tabs.get_by_role("link", name=way, exact=True).click()
        assert tabs.locator("[aria-current=page]").inner_text() == way


def aoife_comes_back_with_a_code_and_reads_the_letter(aoife: Walk, open_page: Callable[..., Any]) -> None:
    aoife.page = open_page(width=390)
    aoife.opens("/sign-in/")
    aoife.writes("Your email", AOIFE)
    aoife.presses("Email me a code")
    code = re.search(r"\d{4} \d{4}", mailed(AOIFE))
    assert code
    aoife.page.get_by_label(re.compile("code", re.I)).fill(code.group())
    aoife.page.locator("main button[type=submit]").first.click()
    aoife.page.wait_for_url("**/family/*")
    aoife.opens("/family/letters")
    aoife.page.get_by_role("link", name="Sean will have extra help in school").first.click()
    aoife.reads("Sean works hard. Reading is much slower for him than for his class.")


def tom_raises_a_concern(walk: Walk, child: Pupil) -> None:
    walk.comes("tom")
    walk.opens(f"/concerns/new/{child.code}")
    walk.writes("What have you noticed?", "Sean loses the sounds in long words and looks away.")
    walk.page.locator("main form button[type=submit]").first.click()
    walk.page.wait_for_load_state()


def amina_gives_the_letters_by_hand(walk: Walk) -> None:
    walk.page.get_by_role("link", name="See the letters").click()
    walk.reads("Sean will have extra help in school")
    walk.page.get_by_role("link", name="Sean will have extra help in school").first.click()
    walk.reads("Sean works hard. Reading is much slower for him than for his class.")
    walk.keeps_a_picture("letter")
    pdf = walk.page.request.get(walk.page.url.rstrip("/") + ".pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert pdf.body().startswith(b"%PDF")
    walk.chooses("I gave it to them, or told them in person")
    walk.writes("On which day?", history.TODAY.isoformat())
    walk.page.get_by_label("On which day?").press("Enter")
    walk.reads("They are told.")


def amina_notes_a_talk_and_decides(walk: Walk, sean: str) -> None:
    walk.comes("amina")
    walk.opens(f"{sean}/decision")
    walk.reads("Sean loses the sounds in long words and looks away.")
    walk.keeps_a_picture("decision-before")
    walk.page.get_by_role("link", name="Note a talk").click()
    walk.writes("When did you meet?", history.HELD.isoformat())
    walk.page.get_by_role("group", name="Who came from the family?").get_by_label("Aoife Byrne").check(force=True)
    walk.chooses("There for all of it")
    walk.writes("What do the parents worry about?", "He cries at homework.")
    walk.writes("What do we do next?", "We decide this week.")
    walk.chooses("They were told of SENDIASS, the free advice service")
    walk.keeps_a_picture("talk")
    walk.page.get_by_label("Do the parents have this record already?").select_option(label="On paper, by hand")
    walk.presses("Save the record")
    walk.chooses("Yes")
    walk.page.get_by_label("Main need").select_option("SPLD")
    walk.writes("Why? The family will read these words.", "Sean works hard. Reading is much slower for him than for his class.")
    walk.writes("What did you look at?", "Running records and his own words.")
    walk.writes("When do we look again?", history.SPRING.isoformat())
    walk.presses("Save the decision and make the letter")
    walk.reads("Sean’s family has not been told yet")
    walk.keeps_a_picture("decision-made")


def tom_writes_down_what_is_known(walk: Walk, sean: str) -> None:
    walk.comes("tom")
    walk.opens(f"{sean}/assess")
    for label in (
        "What the teacher sees and has assessed",
        "Progress and attainment, beside other pupils",
        "Behaviour",
        "What other teachers say",
        "The parents’ views",
        "The child’s own views",
    ):
        walk.writes(label, "Sean knows his sounds and loses them in long words.")
    walk.page.get_by_label("Or why it is not available").last.fill("Nobody outside was asked yet.")
    walk.writes("All of this together: what does the child need?", "Sounds and pictures together, little and often.")
    walk.keeps_a_picture("assess")
    walk.presses("Go on to the plan")
    walk.reads("Sean’s first plan")
    walk.keeps_a_picture("plan-edit-empty")


def amina_writes_the_plan_and_shares_it(walk: Walk, sean: str) -> None:
    walk.comes("amina")
    walk.opens(f"{sean}/plan/edit")
    walk.page.get_by_role("link", name="Add outcome 1").click()
    walk.writes("What will the child be able to do?", "Sean will read a page of 60 words alone")
    walk.writes("Where are they now?", "20 words, with help")
    walk.writes("How will we know?", "A running record each Friday")
    walk.writes("By when?", history.SPRING.isoformat())
    walk.keeps_a_picture("outcome")
    walk.presses("Save")
    walk.page.get_by_role("link", name="Something else").click()
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
    walk.chooses("Another day")
    walk.writes("Which day?", history.SPRING.isoformat())
    walk.page.get_by_role("button", name="Save", exact=True).click()
    walk.reads("All there")
    walk.keeps_a_picture("plan-edit")
    walk.presses("Share with the family")
    walk.reads("With the family, not started")
    walk.keeps_a_picture("plan-shared")


def aoife_agrees(walk: Walk) -> None:
    walk.opens("/family")
    walk.reads("Please read Sean’s plan")
    walk.keeps_a_picture("family-shared")
    walk.chooses("I agree, and I want to say something")
    walk.writes("What do you want to say?", "Please tell his swimming coach too.")
    walk.presses("Send my answer")
    walk.reads("Please tell his swimming coach too.")


def amina_starts_the_support(walk: Walk, sean: str) -> None:
    walk.comes("amina")
    walk.opens(f"{sean}/plan")
    walk.reads("Please tell his swimming coach too.")
    walk.presses("Start the support")
    walk.reads("In force")
    walk.keeps_a_picture("plan-in-force")
    walk.opens(f"{sean}/helps")
    walk.keeps_a_picture("helps")


def tess_logs_a_session_in_two_taps(walk: Walk) -> None:
    walk.comes("tess")
    walk.opens(f"/log/{GroupSlot.objects.get(weekday=clock.today().weekday()).code}")
    walk.keeps_a_picture("log")
    walk.presses("Went well for Sean")
    walk.reads("Saved for 1 child.")
    walk.keeps_a_picture("log-done")


def aoife_reads_that_it_happened(walk: Walk, child: Pupil) -> None:
    walk.opens(f"/family/{child.code}")
    walk.reads("Sean is getting help with learning")
    walk.reads("It has happened 1 time out of 1.")
    walk.keeps_a_picture("family-do")


def amina_reviews_it_with_the_family(walk: Walk, sean: str) -> None:
    walk.comes("amina")
    walk.opens(f"{sean}/review")
    walk.keeps_a_picture("review-when")
    walk.presses("Begin the review")
    walk.reads("What everyone says")
    walk.keeps_a_picture("review-prepare")
    walk.page.get_by_role("link", name="Record the review").click()
    walk.writes("Add what they say today", "He reads to his sister now.")
    walk.writes("Add what the child says today", "I like the fox book.")
    walk.chooses("Partly met")
    walk.writes("What did you see?", "45 words alone on Friday")
    walk.page.get_by_role("group", name="Did the help make that difference?").get_by_label("Some").check(force=True)
    walk.page.get_by_role("group", name="Choose one or more").get_by_label("Change it").check(force=True)
    walk.writes("What will be different?", "Four times a week, in class with a friend.")
    walk.writes("Why is this the next step?", "The pictures help. Sean wants harder books.")
    walk.page.get_by_role("group", name="When do we meet again?").get_by_role("radio").first.check(force=True)
    walk.presses("Turn the screen round")
    walk.reads("Did we get this right?")
    walk.keeps_a_picture("review-together")
    walk.presses("Yes, this is right")
    walk.reads("Getting there")
    walk.keeps_a_picture("review")
    walk.presses("Finish and share")
    walk.reads("Sean’s last review is finished")
    walk.keeps_a_picture("review-done")


def aoife_reads_what_comes_next(walk: Walk, child: Pupil) -> None:
    walk.opens(f"/family/{child.code}")
    walk.reads("Four times a week, in class with a friend.")
    walk.keeps_a_picture("family-next")
    assert clock.today() == history.TODAY

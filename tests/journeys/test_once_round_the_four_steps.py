"""The whole way, by hand in a real browser: a child and his mother come in by the office's file, and she is asked in. She reads Polish. She
writes of a worry on her phone; he goes twice round the four steps to the good end of his support, and she has every letter."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from fourfold import clock
from fourfold.audit import doors, ledger
from fourfold.concerns.models import Concern
from fourfold.notifications.models import Delivery
from fourfold.pupils.models import Parent, Pupil, SenPeriod
from fourfold.support.models import Cycle, GroupSlot
from tests.cast import MAKER, Cast
from tests.exchange.conftest import LIST
from tests.journeys.at_hand import Walk, link_in, look, mailed, written
from tests.support import history

pytestmark = pytest.mark.browser


AOIFE = "aoife@example.org"
WORRY = "Sean gubi dźwięki w długich słowach i płacze."


def test_from_a_mothers_worry_in_polish_twice_round_the_four_steps_to_a_good_ending(
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
    aoife_reads_polish(aoife)

    aoife_writes_of_her_worry(aoife, child)
    amina_answers_her(walk, child)
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

    tom_finds_out_again_and_starts_from_the_last_plan(walk, sean)
    amina_shares_the_second_plan(walk, sean)
    aoife_agrees_again(aoife)
    amina_starts_the_support_again(walk, sean)
    amina_ends_the_support_at_a_good_review(walk, sean)
    aoife_has_every_letter_in_polish(aoife, child)

    first, second = Cycle.objects.filter(pupil=child).order_by("number")
    assert (first.step, second.step, second.follows) == ("closed", "closed", first)
    assert SenPeriod.objects.get(pupil=child, ends__isnull=True).status == "N"
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


def aoife_reads_polish(aoife: Walk) -> None:
    """She chooses it once; the school knows it too, for its letters."""
    aoife.page.locator(".langsel summary").first.click()
    aoife.page.get_by_role("button", name="Polski").or_(aoife.page.get_by_role("link", name="Polski")).first.click()
    aoife.page.locator("html[lang^=pl]").wait_for(state="attached")
    with doors.opened(doors.Door("test.setup", MAKER)):
        mother = Parent.objects.get(email=AOIFE)
        mother.language = "pl"
        mother.save(update_fields=["language"])


def aoife_writes_of_her_worry(aoife: Walk, child: Pupil) -> None:
    """Within two minutes: one box, one press to send."""
    aoife.opens("/worried")
    aoife.page.get_by_role("link", name="Sean").first.click()
    assert aoife.page.locator("html").get_attribute("lang").startswith("pl")
    aoife.page.locator("textarea[name=words]").fill(WORRY)
    aoife.page.locator("main form button[type=submit]").last.click()
    aoife.page.locator(".ref").first.wait_for()
    look(aoife.page, aoife.shot, "worry-said-pl")


def amina_answers_her(walk: Walk, child: Pupil) -> None:
    concern = Concern.objects.get(pupil=child)
    walk.comes("amina")
    walk.opens(f"/concerns/{concern.reference}")
    walk.reads(WORRY)
    walk.writes("What did you find?", "Thank you. Sean loses the sounds in long words. We want to find out more with you.")
    walk.chooses("We will look closely and find out more")
    walk.presses("Send the answer")
    walk.reads("The answer is saved")


def aoife_comes_back_with_a_code_and_reads_the_letter(aoife: Walk, open_page: Callable[..., Any]) -> None:
    aoife.page = open_page(width=390)
    aoife.opens("/sign-in/")
    aoife.page.locator("input[name=email]").fill(AOIFE)
    aoife.page.locator("main form button[type=submit]").first.click()
    code = re.search(r"\d{4} \d{4}", mailed(AOIFE))
    assert code
    aoife.page.locator("input[name=code]").fill(code.group())
    aoife.page.locator("main button[type=submit]").first.click()
    aoife.page.wait_for_url("**/family/*")
    aoife.opens("/family/letters")
    decided = Delivery.objects.get(notice__kind="sen_support_decided", parent__email=AOIFE)
    aoife.page.locator(f"a[href='/family/letters/{decided.code}']").click()
    aoife.reads("Sean works hard. Reading is much slower for him than for his class.")


def amina_gives_the_letters_by_hand(walk: Walk) -> None:
    walk.page.get_by_role("link", name="See the letters").click()
    decided = Delivery.objects.get(notice__kind="sen_support_decided", parent__email=AOIFE)
    walk.page.locator(f"a[href$='/letters/{decided.code}']").first.click()
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
    walk.reads(WORRY)
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
    walk.page.locator("html[lang^=pl]").wait_for(state="attached")
    walk.reads("Sean will read a page of 60 words alone")
    walk.keeps_a_picture("family-shared")
    walk.page.set_viewport_size({"width": 390, "height": 844})
    walk.page.locator("input[name=answer][value=with_comment]").check(force=True)
    walk.page.locator("#answer textarea[name=words], textarea[name=words]").first.fill("Please tell his swimming coach too.")
    walk.page.locator("form[action$='/answer'] button[type=submit]").click()
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
    walk.reads("Reading with sounds and pictures")
    assert walk.page.locator("html").get_attribute("lang").startswith("pl")
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
    walk.page.wait_for_load_state()
    walk.reads("Sean’s last review is finished")
    walk.keeps_a_picture("review-done")


def aoife_reads_what_comes_next(walk: Walk, child: Pupil) -> None:
    walk.opens(f"/family/{child.code}")
    walk.reads("Four times a week, in class with a friend.")
    walk.keeps_a_picture("family-next")
    assert clock.today() == history.TODAY


def tom_finds_out_again_and_starts_from_the_last_plan(walk: Walk, sean: str) -> None:
    walk.comes("tom")
    walk.opens(f"{sean}/assess")
    walk.reads("Four times a week, in class with a friend.")
    for box in walk.page.locator("form textarea").all()[:7]:
        box.fill("Sean reads 45 words alone now.")
    walk.page.get_by_label("Or why it is not available").last.fill("")
    walk.presses("Start from the last plan")
    walk.reads("Sean’s second plan")
    walk.reads("Sean will read a page of 60 words alone")


def amina_shares_the_second_plan(walk: Walk, sean: str) -> None:
    walk.comes("amina")
    walk.opens(f"{sean}/plan/edit")
    walk.page.locator("[name=review_choice]").first.check(force=True)
    walk.page.get_by_role("button", name="Save", exact=True).click()
    walk.presses("Share with the family")
    walk.reads("With the family, not started")


def aoife_agrees_again(walk: Walk) -> None:
    walk.opens("/family")
    walk.page.locator("input[name=answer][value=agreed]").check(force=True)
    walk.page.locator("form[action$='/answer'] button[type=submit]").click()
    walk.page.locator("form[action$='/answer']").wait_for(state="detached")


def amina_starts_the_support_again(walk: Walk, sean: str) -> None:
    walk.comes("amina")
    walk.opens(f"{sean}/plan")
    walk.presses("Start the support")
    walk.reads("In force")


def amina_ends_the_support_at_a_good_review(walk: Walk, sean: str) -> None:
    walk.opens(f"{sean}/review")
    walk.presses("Begin the review")
    walk.page.get_by_role("link", name="Record the review").click()
    walk.writes("Add what they say today", "He reads to all of us.")
    walk.writes("Add what the child says today", "I have finished the fox book.")
    walk.chooses("Met")
    walk.writes("What did you see?", "64 words alone on Friday")
    walk.page.get_by_role("group", name="Did the help make that difference?").get_by_label("Yes").check(force=True)
    walk.page.get_by_role("button", name="Save", exact=True).click()
    walk.reads("Saved.")
    walk.page.get_by_role("link", name="End SEN support").click()
    walk.writes("Why does the extra help stop?", "Sean reads with his class now.")
    walk.page.get_by_label("The parents and the child know").check(force=True)
    walk.presses("End SEN support and tell the family")
    walk.page.wait_for_url(f"**{sean}/**")
    walk.keeps_a_picture("support-ended")


TOLD = {"concern_answered", "sen_support_decided", "plan_shared", "support_started", "review_shared", "support_ended"}


def aoife_has_every_letter_in_polish(walk: Walk, child: Pupil) -> None:
    letters = {one.notice.kind: one for one in Delivery.objects.filter(pupil=child, parent__email=AOIFE).select_related("notice")}
    assert set(letters) >= TOLD
    walk.opens("/family/letters")
    for kind in sorted(TOLD):
        assert walk.page.locator(f"a[href='/family/letters/{letters[kind].code}']").count() == 1
        paper = walk.page.request.get(f"{walk.at}/family/letters/{letters[kind].code}.pdf").body()
        with pikepdf.open(io.BytesIO(paper)) as pdf:
            assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("pl", True), kind

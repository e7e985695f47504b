"""What staff send to ask a specialist, and what they do with the advice that comes."""

import pytest
from django.test import Client

from fourfold import clock
from fourfold.code_of_practice.consulting import Item, Profession
from fourfold.specialists.models import Advice, AdviceLine, Referral
from tests.cast import Cast
from tests.pages.said import said, value_in
from tests.specialists import asked as a
from tests.support.history import assessing, drafted

ASKED = {
    "profession": "speech",
    "asked_name": "Eva Stern",
    "asked_email": "Eva@Health.example.org",
    "question": "He loses long instructions.",
    "wanted": ["profile", "plan"],
}
CAME = {
    "profession": "speech",
    "by": "Eva Stern",
    "written_on": "20/11/2026",
    "found": "Leo understands one step at a time.",
    "need": "SLCN",
    "strategy_1": "Say one step, then wait.",
    "outcome_1": "Leo follows two steps.",
}


def address(cast: Cast, way: str) -> str:
    return f"/pupils/{cast.leo.code}/{way}"


def test_a_question_is_written_down_and_nobody_outside_learns_of_it(cast: Cast, amina: Client) -> None:
    page = said(amina, address(cast, "specialists/new"), ASKED)
    assert "Written down. Nobody has been asked yet: talk with the family first." in page
    assert "He loses long instructions." in page
    row = Referral.objects.get()
    assert (row.asked_email, row.wanted, row.sent_on) == ("eva@health.example.org", [Item.PROFILE, Item.PLAN], None)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"profession": ""}, "Choose whom you want to ask"),
        ({"question": " "}, "Write what you want to ask"),
        ({"asked_email": "eva at health"}, "Write an email address, like name@example.org"),
    ],
)
def test_a_hurried_question_is_not_written_down(cast: Cast, amina: Client, changed: dict[str, str], says: str) -> None:
    assert says in said(amina, address(cast, "specialists/new"), ASKED | changed)
    assert not Referral.objects.exists()


def test_a_question_is_changed_before_the_family_is_asked(cast: Cast, amina: Client) -> None:
    row = a.drafted(cast)
    to = address(cast, f"specialists/{row.code}/change")
    assert "How can we help in class?" in said(amina, to)
    assert "Saved." in said(amina, to, ASKED | {"edition": "1", "profession": "teacher"})
    row.refresh_from_db()
    assert (row.profession, row.wanted) == (Profession.SPECIALIST_TEACHER, ["profile", "plan"])


def test_once_the_family_is_asked_the_question_stays_and_only_where_it_goes_changes(cast: Cast, amina: Client) -> None:
    row = a.talked(cast)
    same = ASKED | {"question": row.question, "wanted": row.wanted, "edition": str(row.edition)}
    to = address(cast, f"specialists/{row.code}/change")
    assert "To change them, write a new referral and talk again." in said(amina, to, same | {"question": "Another"})
    assert "Saved." in said(amina, to, same | {"asked_email": "ward@health.example.org"})
    row.refresh_from_db()
    assert (row.question, row.asked_email) == (same["question"], "ward@health.example.org")


def test_two_who_change_one_question_read_each_other_before_either_is_lost(cast: Cast, amina: Client) -> None:
    row = a.drafted(cast)
    to, mine = address(cast, f"specialists/{row.code}/change"), ASKED | {"edition": "1", "question": "Mine", "wanted": ["status"]}
    amina.post(to, ASKED | {"edition": "1", "question": "Theirs"})
    page = said(amina, to, mine)
    assert "Theirs" in page
    assert "[&#39;" not in page
    assert "What helps in class" in page.partition("What they wrote")[2].partition("</dl>")[0]
    assert Referral.objects.get().question == "Theirs"
    assert "Saved." in said(amina, to, mine | {"edition": value_in(page, "edition")})
    assert Referral.objects.get().question == "Mine"


def test_a_question_that_has_gone_is_changed_no_more(cast: Cast, amina: Client) -> None:
    to = address(cast, f"specialists/{a.sent(cast).code}/change")
    assert [amina.get(to).status_code, amina.post(to, ASKED | {"edition": "1"}).status_code] == [403, 403]


def test_advice_that_came_on_paper_is_kept_with_each_suggestion_by_itself(cast: Cast, amina: Client) -> None:
    page = said(amina, address(cast, "advice/new"), CAME)
    assert "Kept. The family cannot read it yet: give it to them when you have read it." in page
    row = Advice.objects.get()
    assert (row.found, row.needs, row.given_on) == (CAME["found"], ["SLCN"], None)
    assert {one.words for one in row.lines.all()} == {"Say one step, then wait.", "Leo follows two steps."}


def test_advice_that_answers_a_question_starts_from_it_and_stands_with_it(cast: Cast, amina: Client) -> None:
    to = address(cast, f"advice/new?referral={(row := a.sent(cast)).code}")
    assert 'value="Eva Stern"' in said(amina, to)
    amina.post(to, CAME)
    assert Advice.objects.get().referral == row


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"found": " "}, "Write what was found"),
        ({"by": ""}, "Write who gives this advice"),
        ({"written_on": "2026-12-24"}, "The advice cannot be from a day to come."),
        ({"written_on": "the 20th"}, "Write the date as day, month and year, like 24/11/2026"),
    ],
)
def test_hurried_advice_is_not_kept(cast: Cast, amina: Client, changed: dict[str, str], says: str) -> None:
    page = said(amina, address(cast, "advice/new"), CAME | changed)
    assert says in page
    assert "Say one step, then wait." in page
    assert not Advice.objects.exists()


def advised(cast: Cast) -> Advice:
    """Advice that is read and not given yet."""
    return a.actions.enter_advice(cast.amina, cast.leo, key=a.key("advice"), given=a.given(), today=clock.today())


def line(advice: Advice, kind: str) -> AdviceLine:
    return advice.lines.get(kind=kind)


def test_advice_is_given_to_the_family_and_then_to_staff(cast: Cast, amina: Client) -> None:
    row = advised(cast)
    to = address(cast, f"advice/{row.code}/give")
    assert "The family has it." in said(amina, to, {})
    assert "Let them read it" in said(amina, address(cast, f"advice/{row.code}"))
    assert "The family has it, and so do those who work with the child." in said(amina, to, {"to_staff": "1"})
    row.refresh_from_db()
    assert None not in (row.given_on, row.for_staff_on)


def test_help_that_is_advised_goes_into_the_draft_under_its_outcome(cast: Cast, amina: Client) -> None:
    plan, row = drafted(cast), advised(cast)
    to = address(cast, f"advice/{row.code}/lines/{line(row, 'provision').code}")
    assert "Choose the outcome that this help is for." in said(amina, to, {"deed": "take"})
    page = said(amina, to, {"deed": "take", "outcome": plan.outcomes.get().code})
    assert "It is in the draft of the plan. Write it out there and agree it with the family." in page
    assert "Word talk before reading" in {one.what for one in plan.lines.all()}


def test_what_is_not_for_the_plan_is_left_out_with_a_reason(cast: Cast, amina: Client) -> None:
    row = advised(cast)
    to = address(cast, f"advice/{row.code}/lines/{line(row, 'strategy').code}")
    assert "Say why it is not for the plan." in said(amina, to, {"deed": "leave", "because": " "})
    page = said(amina, to, {"deed": "leave", "because": "We do this already."})
    assert "Left out, with the reason." in page
    assert "We do this already." in page


def test_without_a_plan_advice_waits(cast: Cast, amina: Client) -> None:
    assessing(cast)
    row = advised(cast)
    to = address(cast, f"advice/{row.code}/lines/{line(row, 'outcome').code}")
    assert "There is no plan to put this into now. Begin the plan; the advice waits here." in said(amina, to, {"deed": "take"})

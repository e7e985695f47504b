"""The family's page of the plan: what it says, in whose words, and what it never says."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.code_of_practice.meeting import MeetingKind, PupilsPart
from fourfold.code_of_practice.reading_age import CEILING_FOR_FAMILIES, reading
from fourfold.meetings.actions import hold_meeting
from fourfold.meetings.kinds import Given
from fourfold.support import actions
from fourfold.support.kinds import Answer
from fourfold.support.models import Agreement, Cycle
from fourfold.support.queries import plan_for
from tests.cast import Cast, at
from tests.signed_in import client_of
from tests.support import history


def words_of(html: str) -> str:
    """What a reader reads of the page: each heading, paragraph and list line is a sentence of its own."""
    main = html[html.index("<main") : html.index("</main>")]
    main = re.sub(r"<(svg|select|form)[\s>].*?</\1>", " ", main, flags=re.DOTALL)
    lines = re.sub(r"</?(h[1-6]|p|li|dt|dd|div|ul|ol|section|br|blockquote|legend|label|b)[^>]*>", "\n", main)
    text = re.sub(r"<[^>]+>", "", lines)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()).replace("&#39;", "'").replace("&amp;", "&")


def page(cast: Cast, name: str = "grace", address: str | None = None) -> str:
    response = client_of(cast.account(name)).get(address or f"/family/{cast.leo.code}")
    assert response.status_code == 200
    return response.content.decode()


STAGES = {
    "nothing": lambda cast: None,
    "assessing": history.assessing,
    "drafted": history.drafted,
    "shared": lambda cast: actions.share_plan(cast.amina, history.drafted(cast), today=clock.today()),
    "started": history.started,
    "reviewing": lambda cast: history.reviewing_of(cast, history.started(cast)),
    "reviewed": lambda cast: history.reviewed(cast, history.started(cast)),
}
SENTENCES = {
    "nothing": "There is no plan for Leo now",
    "assessing": "We are finding out what helps Leo",
    "drafted": "We are writing Leo’s plan",
    "shared": "Please read Leo’s plan",
    "started": "Leo is getting help with learning",
    "reviewing": "It is time to look at Leo’s plan together",
    "reviewed": "We are finding out what helps Leo",
}


@pytest.mark.parametrize("stage", STAGES)
def test_the_page_begins_with_where_things_stand(cast: Cast, stage: str) -> None:
    STAGES[stage](cast)
    html = page(cast)
    assert f"<h1>{SENTENCES[stage]}</h1>" in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize("stage", STAGES)
def test_the_pages_own_words_are_easy_to_read(cast: Cast, stage: str) -> None:
    STAGES[stage](cast)
    found = reading(words_of(page(cast)))
    assert found.age <= CEILING_FOR_FAMILIES - 1


def test_a_draft_is_not_shown_to_the_family(cast: Cast) -> None:
    history.drafted(cast)
    assert "60 words alone" not in page(cast)


def test_the_page_says_how_often_the_help_happened(cast: Cast) -> None:
    plan = history.started(cast)
    history.logged(cast, plan)
    assert "It has happened 1 time out of 1." in page(cast)


def test_nothing_written_down_is_never_a_nought(cast: Cast) -> None:
    history.started(cast)
    from datetime import date

    with clock.set_to(at(date(2026, 12, 8))):
        html = page(cast)
    assert "Nothing has been written down yet." in html
    assert "0 times" not in html


def test_the_page_names_who_is_responsible_and_where_to_turn(cast: Cast) -> None:
    history.started(cast)
    html = page(cast)
    for words in (
        "Mr Hardy",
        "Mrs Begum",
        "Mrs Price",
        "Northshire SENDIASS",
        "01632 960118",
        "EHC needs assessment",
        "You can ask for it yourself",
    ):
        assert words in html


def test_a_parent_agrees_and_reads_their_own_answer(cast: Cast) -> None:
    STAGES["shared"](cast)
    grace = client_of(cast.account("grace"))
    sent = {"key": "a" * 32, "answer": "with_comment", "words": "Please tell his swimming coach."}
    grace.post(f"/family/{cast.leo.code}/answer", sent)
    grace.post(f"/family/{cast.leo.code}/answer", sent)
    assert Agreement.objects.get().answer == Answer.WITH_COMMENT
    assert "Please tell his swimming coach." in page(cast)


def test_a_no_needs_words(cast: Cast) -> None:
    STAGES["shared"](cast)
    html = client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/answer", {"answer": "not_agreed"}).content.decode()
    assert "Write a few words" in html
    assert not Agreement.objects.exists()


@pytest.mark.parametrize("stage", ["shared", "started"])
def test_a_plan_that_a_parent_does_not_agree_with_is_called_agreed_on_no_page(cast: Cast, stage: str) -> None:
    """A29: "not agreed" with their words, before the help starts and after; no family page ever says agreed."""
    STAGES["shared"](cast)
    client_of(cast.account("grace")).post(
        f"/family/{cast.leo.code}/answer", {"key": "a" * 32, "answer": "not_agreed", "words": "60 words is too few."}
    )
    if stage == "started":
        actions.start_support(cast.amina, Cycle.objects.get(), today=clock.today())
    hers, other, staff = words_of(page(cast)), words_of(page(cast, "kim")), words_of(page(cast, "amina", f"/pupils/{cast.leo.code}/plan"))
    assert "I do not agree" in hers
    assert "60 words is too few." in hers
    for words in (hers.replace("I do not agree", ""), other):
        assert not re.search(r"\bagreed\b|\bI agree\b|Agree a plan, done", words, re.IGNORECASE)
    assert "Not agreed" in staff
    assert "60 words is too few." in staff
    assert not re.search(r"\bagreed\b", staff.replace("Not agreed", ""), re.IGNORECASE)


def test_a_parent_never_reads_what_another_parent_said_nor_their_name(cast: Cast) -> None:
    STAGES["shared"](cast)
    plan = Cycle.objects.get().plans.get()
    actions.record_agreement(
        cast.grace, plan, key=history.key("g"), answer=Answer.NOT_AGREED, today=clock.today(), words="Graces own words"
    )
    html = page(cast, "kim")
    for words in ("Graces own words", "Grace", "grace@", "Rob"):
        assert words not in html


def test_a_carer_without_the_right_to_sessions_sees_the_plan_without_counts(cast: Cast) -> None:
    history.logged(cast, history.started(cast))
    html = page(cast, "kim")
    assert "Reading with sounds and pictures" in html
    assert "It has happened" not in html
    assert "written down yet" not in html


@pytest.mark.parametrize("name", ["rob", "yan", "stranger", "tom", "amina", "odile"])
def test_anybody_else_finds_no_such_page(cast: Cast, name: str) -> None:
    history.started(cast)
    assert client_of(cast.account(name)).get(f"/family/{cast.leo.code}").status_code == 404


def test_a_parent_of_one_child_goes_straight_to_it(cast: Cast) -> None:
    response = client_of(cast.account("grace")).get("/family")
    assert response.headers["Location"] == f"/family/{cast.leo.code}"


def test_a_parent_says_something_at_the_review_without_reading_its_draft(cast: Cast) -> None:
    history.ready_to_finish(cast, history.started(cast))
    html = page(cast)
    assert "Getting there" not in html
    client_of(cast.account("grace")).post(f"/family/{cast.leo.code}/say", {"words": "He laughs at stories now."})
    from fourfold.profiles.models import Saying

    assert Saying.objects.filter(parent=cast.parents["grace"], words="He laughs at stories now.").exists()


def test_a_finished_review_is_read_on_the_page_in_plain_words(cast: Cast) -> None:
    STAGES["reviewed"](cast)
    html = page(cast)
    assert "Getting there. <span>45 words alone" in html
    assert "Change the help a little." in html


def test_a_young_person_reads_the_same_with_you(cast: Cast) -> None:
    with clock.set_to(at(history.TODAY)):
        hold_meeting(
            cast.amina, cast.zoe, key=history.key("z"), kind=MeetingKind.EARLY_DISCUSSION, held_on=history.HELD, pupils_part=PupilsPart.ALL,
            given_how=Given.READ_TOGETHER, advice_service_named=True,
        )  # fmt: skip
        from fourfold.code_of_practice.deciding import Decision

        actions.decide(
            cast.amina, cast.zoe, key=history.key("zd"), kind=Decision.YES, why="You told us that reading is slow.", today=history.TODAY,
            calls_for_more=True, evidence="Your own words.", look_again_on=history.SPRING,
        )  # fmt: skip
    html = page(cast, "zoe_herself", "/my/plan")
    assert "We are finding out what helps you" in html
    assert "Zoe’s" not in html[html.index("<main") :]


def test_reading_the_page_takes_as_many_queries_for_ten_lines_as_for_one(cast: Cast) -> None:
    plan = history.started(cast)
    plan_for(cast.grace, cast.leo.code, today=clock.today(), page="the ledger's chain begins")
    few = queries_of(cast)
    draft = actions.revise_plan(cast.amina, plan, because="More help.")
    for number in range(9):
        history.add_line(cast, draft.outcomes.get(), f"more{number}")
    actions.start_support(cast.amina, plan.cycle, today=clock.today())
    assert len(plan_for(cast.grace, cast.leo.code, today=clock.today(), page="test").plan.lines) == 10
    assert queries_of(cast) == few


def queries_of(cast: Cast) -> int:
    grace = cast.grace
    with CaptureQueriesContext(connection) as asked:
        plan_for(grace, cast.leo.code, today=clock.today(), page="test")
    return len(asked)


def test_a_child_who_opens_the_familys_address_of_their_plan_reads_it(cast: Cast) -> None:
    history.started(cast)
    assert client_of(cast.account("leo_himself")).get(f"/family/{cast.leo.code}").status_code == 200

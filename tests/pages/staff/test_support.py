"""The staff's pages of the four steps: each opens for those who may, and leads on to the next."""

from datetime import date

import pytest
from django.test import Client

from fourfold import clock
from fourfold.access.actor import machine
from fourfold.code_of_practice import deciding
from fourfold.notifications.actions import record_bounce, record_handed_over, record_sent
from fourfold.notifications.models import Delivery, Notice
from fourfold.support import actions
from fourfold.support.models import Agreement, Cycle, Decision, GroupSlot, Outcome, Plan, ProvisionLine, Session
from tests.cast import Cast, at
from tests.signed_in import client_of
from tests.support import history

PAGES = ("decision", "assess", "plan", "review", "helps")


def url(cast: Cast, page: str) -> str:
    return f"/pupils/{cast.leo.code}/{page}"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("stage", ["nothing", "assessing", "drafted", "started", "reviewing"])
def test_every_page_opens_at_every_stage_and_asks_one_thing_first(cast: Cast, amina: Client, page: str, stage: str) -> None:
    with clock.set_to(at(history.TODAY)):
        if stage != "nothing":
            {
                "assessing": history.assessing,
                "drafted": history.drafted,
                "started": history.started,
                "reviewing": lambda cast: history.ready_to_finish(cast, history.started(cast)),
            }[stage](cast)
    response = amina.get(url(cast, page), follow=True)
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert html.count('class="btn btn--full"') + html.count('class="btn btn--big"') <= 1


@pytest.mark.parametrize("page", [*PAGES, "meetings/new", "plan/edit"])
@pytest.mark.parametrize(("name", "status"), [("odile", 404), ("stranger", 404), ("gus", 404), ("rob", 404), ("dan", 403)])
def test_the_pages_are_shut_to_everyone_else(cast: Cast, page: str, name: str, status: int) -> None:
    assert client_of(cast.account(name)).get(url(cast, page)).status_code == status


def test_a_parent_never_reads_the_staffs_page(cast: Cast) -> None:
    assert client_of(cast.account("grace")).get(url(cast, "plan")).status_code in (403, 404)


def test_the_senco_goes_once_round_by_hand(cast: Cast, amina: Client) -> None:
    history.talk(cast)
    today = clock.today()
    sent = {
        "kind": "yes",
        "why": "Leo reads well below his age.",
        "evidence": "Running records.",
        "need": "SPLD",
        "look_again_on": history.SPRING.isoformat(),
        "key": "d" * 32,
    }
    amina.post(url(cast, "decision"), sent)
    amina.post(url(cast, "decision"), sent)
    assert Decision.objects.filter(pupil=cast.leo).count() == 1
    sources = dict.fromkeys(["teacher", "progress", "behaviour", "other_teachers", "parents", "pupil"], "He tries hard.")
    amina.post(url(cast, "assess"), sources | {"no_outside": "Nobody was asked yet.", "go": "plan"})
    assert Cycle.objects.get(pupil=cast.leo).step == "plan"
    amina.post(
        url(cast, "plan/edit/outcome"), {"hoped_for": "Leo will read 60 words alone", "measure": "Running record", "by_when": "2027-02-11"}
    )
    outcome = Outcome.objects.get()
    tess = cast.account("tess").code
    amina.post(
        url(cast, f"plan/edit/outcome/{outcome.code}/help"),
        {"what": "Reading with pictures", "deliverer": tess, "times_a_week": "3", "minutes": "20", "group_size": "1"},
    )
    assert ProvisionLine.objects.get().deliverer == cast.account("tess")
    amina.post(
        url(cast, "plan/edit"),
        {"edition": "1", "expected_impact": "He reads alone.", "responsible": cast.account("tom").code, "review_date": "2027-02-11"},
    )
    amina.post(url(cast, "plan/share"))
    amina.post(url(cast, "plan/answer"), {"who": cast.parents["grace"].code, "answer": "agreed", "how": "At the meeting"})
    assert Agreement.objects.get().parent == cast.parents["grace"]
    amina.post(url(cast, "plan/start"))
    assert Plan.objects.get().starts_on == today
    client_of(cast.account("tess")).post(f"/log/{GroupSlot.objects.get(weekday=1).code}", {"all": "well", "key": "s" * 32})
    assert Session.objects.get().minutes == 20
    with clock.set_to(at(history.SPRING)):
        amina = client_of(cast.account("amina"))
        amina.post(url(cast, "review/begin"))
        review = {
            "edition": "1",
            "parents_today": "He reads to his sister.",
            "pupil_today": "I like it.",
            "impact": "yes",
            "next_day": "other",
            "other_day": history.NEXT_REVIEW.isoformat(),
            f"verdict_{outcome.code}": "met",
            f"seen_{outcome.code}": "64 words",
            "next_steps": ["continue"],
            "reason": "It works.",
            "what_is_different": "Longer books.",
            "go": "finish",
        }
        amina.post(url(cast, "review"), review)
    assert [(c.number, c.step) for c in Cycle.objects.filter(pupil=cast.leo)] == [(1, "closed"), (2, "assess")]
    assert Notice.objects.filter(pupil=cast.leo).count() == 4


def test_a_decision_without_a_talk_asks_for_a_reason_and_keeps_what_was_written(cast: Cast, amina: Client) -> None:
    response = amina.post(url(cast, "decision"), {"kind": "yes", "why": "He needs it.", "look_again_on": "2027-02-11"})
    html = response.content.decode()
    assert "The school should talk with the parents before it decides." in html
    assert "He needs it." in html
    assert not Decision.objects.exists()


def test_support_that_cannot_start_names_each_missing_thing(cast: Cast, amina: Client) -> None:
    actions.draft_plan(cast.amina, history.assessed(cast))
    html = amina.post(url(cast, "plan/start"), follow=True).content.decode()
    assert "Add an outcome" in html
    assert "Add a review date" in html


def test_two_people_who_edit_one_outcome_see_both_texts(cast: Cast, amina: Client) -> None:
    """B3: the second is shown a conflict, and nothing of theirs is lost."""
    plan = history.drafted(cast)
    outcome = plan.outcomes.get()
    actions.correct_outcome(cast.tom, outcome, edition=1, hoped_for="Leo will read 80 words alone")
    page = url(cast, f"plan/edit/outcome/{outcome.code}")
    mine = {"edition": "1", "hoped_for": "Leo will read 40 words alone", "measure": "Running record on a Friday", "by_when": "2027-02-11"}
    html = amina.post(page, mine | {"now": outcome.now}).content.decode()
    assert "80 words" in html
    assert "40 words" in html
    assert 'name="edition" value="2"' in html


def test_a_no_gives_a_date_to_look_again(cast: Cast, amina: Client) -> None:
    history.decided(cast, kind=deciding.Decision.NO)
    html = amina.get(url(cast, "decision")).content.decode()
    assert "We look again by" in html


def test_a_bounce_takes_the_telling_back_and_the_decision_is_not_final_until_they_are_told_another_way(cast: Cast, amina: Client) -> None:
    """B4: the state of each letter stands with the decision, and so does the way out."""
    decision = history.decided(cast)
    letters = list(Delivery.objects.filter(notice__about=decision.ledger_name, is_copy=False))
    for letter in letters:
        record_sent(machine(), letter, attempt=1, on=clock.today())
    assert "family was told on" in amina.get(url(cast, "decision")).content.decode()
    record_bounce(machine(), letters[0], attempt=1, on=clock.today())
    html = amina.get(url(cast, "decision")).content.decode()
    for words in ("family came back: it tells nobody", "Bounced", "the decision is not final", f"letters/{letters[0].code}"):
        assert words in html
    assert "family was told on" not in html
    record_handed_over(cast.amina, letters[0], on=clock.today())
    html = amina.get(url(cast, "decision")).content.decode()
    assert "family was told on" in html
    assert "Bounced" not in html


def test_a_moved_review_keeps_the_day_that_was_agreed(cast: Cast, amina: Client) -> None:
    history.started(cast)
    amina.post(url(cast, "review/move"), {"until": "2027-03-04", "because": "Leo has chickenpox."})
    html = amina.get(url(cast, "review")).content.decode()
    assert "4 March" in html
    assert Plan.objects.get().review_date == date(2027, 2, 11)


def test_an_earlier_plan_and_its_review_are_read_by_their_reference(cast: Cast, amina: Client) -> None:
    """What is cited of them can be looked at, long after others took their place."""
    first = history.started(cast)
    history.drafted(cast, history.reviewed(cast, first))
    assert "Leo’s second plan" in amina.get(url(cast, "plan")).content.decode()
    plan, review = (amina.get(url(cast, f"{page}?of={code}")) for page, code in (("plan", first.code), ("review", first.cycle.review.code)))
    assert "Leo’s first plan" in plan.content.decode()
    assert "The review of Leo’s first plan" in review.content.decode()
    assert [amina.get(url(cast, f"{page}?of=nonsense")).status_code for page in ("plan", "review")] == [404, 404]
    tom = client_of(cast.account("tom"))
    assert tom.get(f"/pupils/{cast.max.code}/plan?of={first.code}").status_code == 404

"""Deciding, and telling the family."""

from datetime import date

import pytest

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.audit import doors
from fourfold.code_of_practice.deciding import Decision as Kind
from fourfold.notifications.models import Delivery, Notice
from fourfold.pupils.models import Need, SenPeriod
from fourfold.support import actions
from fourfold.support.models import Cycle, Decision
from fourfold.support.queries import last_decision
from fourfold.support.refusals import CannotStand, Refused
from tests.cast import MAKER, Cast
from tests.signed_in import client_of
from tests.support import history


def status(cast: Cast) -> str:
    return SenPeriod.objects.get(pupil=cast.leo, ends__isnull=True).status


def test_yes_gives_the_status_ranks_the_need_opens_a_cycle_and_tells_the_family(cast: Cast) -> None:
    decision = history.decided(cast)
    assert status(cast) == "K"
    assert Need.objects.get(pupil=cast.leo, ends__isnull=True).code == "SPLD"
    assert Cycle.objects.get(pupil=cast.leo).decision == decision
    assert Notice.objects.get(pupil=cast.leo).about == decision.ledger_name


def test_the_letter_goes_to_those_who_may_have_it_and_names_no_one_kept_out(cast: Cast) -> None:
    history.decided(cast)
    letters = Delivery.objects.filter(pupil=cast.leo)
    assert {letter.parent for letter in letters} == {cast.parents["grace"], cast.parents["kim"]}
    assert all("Rob" not in str(letter.letter) for letter in letters)


@pytest.mark.parametrize("kind", [Kind.NO, Kind.NOT_YET])
def test_no_and_not_yet_are_whole_answers_with_a_letter_and_a_date_to_look_again(cast: Cast, kind: Kind) -> None:
    """A8: "no" too has a day to look again (6.42)."""
    decision = history.decided(cast, kind=kind)
    assert decision.look_again_on == history.SPRING
    assert not Cycle.objects.exists()
    assert not SenPeriod.objects.filter(pupil=cast.leo, status="K").exists()
    assert "look again by" in str(Notice.objects.get().letter)


@pytest.mark.parametrize("kind", [Kind.NO, Kind.NOT_YET])
def test_without_a_day_to_look_again_neither_stands(cast: Cast, kind: Kind) -> None:
    """A8: no reason overrides it (6.42)."""
    with pytest.raises(CannotStand) as refused:
        history.decided(cast, kind=kind, look_again_on=None, override_reason="In a hurry.")
    assert [finding.field for finding in refused.value.check.refusals] == ["look_again_on"]
    assert not Decision.objects.exists()


def test_a_yes_without_a_talk_is_refused_and_names_what_is_missing(cast: Cast) -> None:
    with pytest.raises(CannotStand) as refused:
        actions.decide(
            cast.amina, cast.leo, key=history.key("d"), kind=Kind.YES, why="He needs it.", today=history.TODAY, calls_for_more=True
        )
    assert {finding.field for finding in refused.value.check.warnings} >= {"talked_with_parents_on", "talked_with_pupil_on", "evidence"}


def test_a_reason_lets_it_stand_and_is_kept(cast: Cast) -> None:
    """A9: what is missing is named, and only a reason lets it stand (6.39)."""
    decision = actions.decide(
        cast.amina,
        cast.leo,
        key=history.key("d"),
        kind=Kind.YES,
        why="He needs it.",
        today=history.TODAY,
        calls_for_more=True,
        override_reason="Nobody answered three calls.",
    )
    assert decision.override_reason == "Nobody answered three calls."


def test_the_page_lists_what_is_missing_keeps_what_was_written_and_waits_for_the_reason(cast: Cast) -> None:
    """A9: no talk with parents or pupil; another reason lets it stand, and a blank is none (6.39)."""
    amina, page = client_of(cast.account("amina")), f"/pupils/{cast.leo.code}/decision"
    sent = {"kind": "yes", "why": "He needs it.", "evidence": "Running records.", "need": "SPLD", "look_again_on": "2027-02-11"}
    for blank in ("", "   "):
        refused = amina.post(page, sent | {"key": "d" * 32, "override_reason": blank}).content.decode()
        for words in ("talk with the parents before it decides", "talk with the pupil before it decides", "He needs it."):
            assert words in refused
    assert not Decision.objects.exists()
    assert not SenPeriod.objects.filter(pupil=cast.leo, status="K").exists()
    tried = "They asked us not to wait for the talk. Leo was ill."
    amina.post(page, sent | {"key": "d" * 32, "override_reason": tried})
    assert (Decision.objects.get().override_reason, status(cast)) == (tried, "K")
    assert tried in amina.get(page).content.decode()


def rows(*tries: tuple[str, str, str]) -> dict[str, str]:
    """Tries as the page sends them."""
    return {
        f"{name}_{number}": words for number, one in enumerate(tries, start=1) for name, words in zip(("way", "on", "by"), one, strict=True)
    }


TRIED = (("phone", "2026-11-09", "Mrs Begum"), ("phone", "2026-11-12", "Mr Hardy"), ("letter", "2026-11-16", "the office"))


def test_three_dated_tries_stand_for_the_talk_and_fewer_do_not(cast: Cast) -> None:
    """A9: parents who cannot be reached are three tries, each with how, when and by whom; fewer are refused, whatever the reason (6.39)."""
    amina, page = client_of(cast.account("amina")), f"/pupils/{cast.leo.code}/decision"
    sent = {"kind": "yes", "why": "He needs it.", "evidence": "Notes.", "look_again_on": "2027-02-11", "override_reason": "Leo was ill."}
    refused = amina.post(page, sent | {"key": "d" * 32} | rows(*TRIED[:2])).content.decode()
    assert "Write down 1 more" in refused
    assert "Mr Hardy" in refused
    unfinished = amina.post(page, sent | {"key": "d" * 32} | rows(*TRIED[:2], ("text", "", ""))).content.decode()
    assert "Say who tried" in unfinished
    late = amina.post(page, sent | {"key": "d" * 32} | rows(*TRIED[:2], ("phone", "2026-11-25", "Mrs Begum"))).content.decode()
    assert "Write down 1 more" in late
    assert not Decision.objects.exists()
    amina.post(page, sent | {"key": "d" * 32} | rows(*TRIED))
    assert [one["by"] for one in Decision.objects.get().tries] == ["Mrs Begum", "Mr Hardy", "the office"]
    read = amina.get(page).content.decode()
    assert "The parents could not be reached before it" in read
    assert "By letter, the office" in read


def test_what_the_law_asks_for_no_reason_can_override(cast: Cast) -> None:
    with pytest.raises(CannotStand):
        history.decided(cast, why="", override_reason="In a hurry.")


def test_a_decision_sent_twice_is_made_once(cast: Cast) -> None:
    first = history.decided(cast)
    again = actions.decide(cast.amina, cast.leo, key=first.key, kind=Kind.YES, why="Twice", today=history.TODAY)
    assert (again, Decision.objects.count(), Notice.objects.count()) == (first, 1, 1)


def test_a_second_decision_waits_for_the_review(cast: Cast) -> None:
    history.decided(cast)
    with pytest.raises(Refused, match="review"):
        actions.decide(cast.amina, cast.leo, key=history.key("again"), kind=Kind.NO, why="No.", today=history.TODAY)


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "dan", "grace", "odile", "stranger", "rob"])
def test_only_this_schools_senco_and_head_decide(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.decide(cast.actor(name), cast.leo, key=history.key("d"), kind=Kind.YES, why="Yes.", today=history.TODAY)


def test_a_pupil_who_came_with_sen_support_keeps_the_status_that_they_have(cast: Cast) -> None:
    from fourfold.pupils.actions import record_sen_status

    record_sen_status(cast.amina, cast.leo, status="K", starts=date(2025, 1, 6))
    history.decided(cast)
    assert SenPeriod.objects.get(pupil=cast.leo).starts == date(2025, 1, 6)


def test_the_family_is_not_told_until_a_letter_arrives(cast: Cast) -> None:
    from fourfold.notifications.actions import record_handed_over

    history.decided(cast)
    assert not last_decision(cast.amina, cast.leo).is_told
    for letter in Delivery.objects.all():
        record_handed_over(cast.amina, letter, on=clock.today())
    assert last_decision(cast.amina, cast.leo).is_told


def test_at_16_and_before_the_leaving_date_the_pupil_is_asked_directly_and_the_parents_are_told(cast: Cast) -> None:
    """A11: the page of the decision asks for a talk with the pupil directly; the parents are still the legal recipients."""
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.zoe.born = date(2010, 9, 2)
        cast.zoe.save(update_fields=["born"])
    amina, page = client_of(cast.account("amina")), f"/pupils/{cast.zoe.code}/decision"
    assert "directly" in amina.get(page).content.decode()
    sent = {"kind": "not_yet", "why": "We look closely first.", "evidence": "Results.", "look_again_on": "2027-02-11", "key": "d" * 32}
    refused = amina.post(page, sent | {"override_reason": ""}).content.decode()
    assert "The school should talk with the pupil directly before it decides." in refused
    assert "The school should talk with the parents before it decides." in refused
    amina.post(page, sent | {"override_reason": "They are away until Monday."})
    assert [one.name for one in Delivery.objects.filter(pupil=cast.zoe)] == ["Yan Novak"]

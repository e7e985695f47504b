"""A family sees to whom outside school the record is open, also where no question was put to them, and stops it at once (6.47)."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from fourfold.access.decide import Denied, OutOfReach
from fourfold.accounts.actors import actor_of
from fourfold.outbox.models import Mail
from fourfold.pupils.actions import give_grant
from fourfold.pupils.agreement import Agreement
from fourfold.pupils.models import Grant
from fourfold.pupils.queries import visible_to
from fourfold.pupils.refusals import Incomplete, Refused
from fourfold.specialists import actions, queries
from fourfold.specialists.announcing import may_still_read_of_it
from tests.cast import BY_A_COURT, MAKER, TODAY, Cast, at
from tests.specialists import asked as a


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(at(TODAY), tick=False):
        yield


def seen_by(cast: Cast, who: str, pupil: str = "leo") -> list[queries.Opened]:
    return queries.opened_to(cast.actor(who), cast.pupils[pupil], today=TODAY)


def opens(cast: Cast, pupil: str, who: str, agreement: Agreement) -> Grant:
    how = {"things": ["plan"], "purpose": "Hearing tests", "starts": TODAY, "ends": TODAY + timedelta(days=9), "agreement": agreement}
    return give_grant(MAKER, cast.pupils[pupil], account=cast.account(who), **how)


def of_megan() -> Grant:
    return Grant.objects.get(account__email="megan@example.org")


def test_a_parent_reads_who_sees_what_until_when_and_who_agreed(cast: Cast) -> None:
    (one,) = seen_by(cast, "grace")
    assert (one.who, one.purpose, one.ends.isoformat()) == ("Ms Megan Pryce".removeprefix("Ms "), "Speech and language", "2026-11-28")
    assert one.things == (
        "Name, class and year",
        "What helps in class",
        "The plan, and what we hope for",
        "Reports that other experts wrote",
    )
    assert (one.i_agreed, one.may_stop, one.referral) == (True, True, "")


def test_the_other_parent_reads_who_agreed(cast: Cast) -> None:
    (one,) = seen_by(cast, "kim")
    assert (one.agreed_by, one.i_agreed, one.may_stop) == ("Grace Obi", False, True)


@pytest.mark.parametrize("who", ["rob", "yan", "odile", "stranger", "megan", "amina", "leo_himself"])
def test_nobody_else_reads_it_as_family(cast: Cast, who: str) -> None:
    """Rob is kept out by a court, Yan is another child's father, Odile works at another school."""
    assert seen_by(cast, who) == []
    assert queries.open_to(cast.actor(who), cast.leo.code, today=TODAY) == []
    assert queries.grant_to_stop(cast.actor(who), cast.leo, 1) is None
    with pytest.raises((OutOfReach, Denied)):
        actions.take_back_agreement(cast.actor(who), of_megan(), today=TODAY)


def test_taken_back_it_opens_nothing_from_that_moment_and_all_are_told(cast: Cast) -> None:
    assert visible_to(cast.megan).exists()
    actions.take_back_agreement(cast.grace, of_megan(), today=TODAY)
    assert not visible_to(actor_of(cast.account("megan"), today=TODAY, second_factor=True)).exists()
    told = {mail.to: mail for mail in Mail.objects.filter(purpose="specialist")}
    assert sorted(told) == ["amina@example.org", "kim@example.org", "megan@example.org"]
    assert may_still_read_of_it(told["kim@example.org"])
    assert not any("Leo" in mail.subject + mail.body for mail in told.values())
    (one,) = seen_by(cast, "kim")
    assert (one.is_open, one.taken_back_on, one.taken_back_by, one.may_stop) == (False, TODAY, "Grace Obi", False)


def test_a_second_press_changes_nothing(cast: Cast) -> None:
    for who in ("grace", "grace", "kim"):
        actions.take_back_agreement(cast.actor(who), of_megan(), today=TODAY)
    assert of_megan().taken_back_by == cast.account("grace")
    assert Mail.objects.filter(purpose="specialist").count() == 3


def test_what_rests_on_the_law_is_shown_without_the_schools_words_and_is_not_theirs_to_stop(cast: Cast) -> None:
    grant = opens(cast, "leo", "stranger", BY_A_COURT)
    one = next(one for one in seen_by(cast, "grace") if one.by_law)
    assert (one.purpose, one.agreed_by, one.may_stop) == ("", "", False)
    with pytest.raises(Refused, match="by law"):
        actions.take_back_agreement(cast.grace, grant, today=TODAY)


def test_what_was_opened_with_a_question_is_stopped_where_the_yes_was_said(cast: Cast) -> None:
    referral = a.sent(cast)
    one = next(one for one in seen_by(cast, "grace") if one.referral)
    assert one.referral == referral.code
    assert referral.grant is not None
    with pytest.raises(Refused, match="said yes to the expert"):
        actions.take_back_agreement(cast.grace, referral.grant, today=TODAY)


def test_an_agreement_from_before_it_was_taken_back_opens_nothing_again(cast: Cast) -> None:
    actions.take_back_agreement(cast.grace, of_megan(), today=TODAY)
    with pytest.raises(Incomplete, match="took back"):
        opens(cast, "leo", "megan", Agreement(on=TODAY - timedelta(days=1), how="By phone", parent=cast.parents["grace"]))
    opens(cast, "leo", "megan", Agreement(on=TODAY, how="By phone", parent=cast.parents["grace"]))


def test_a_young_person_decides_for_themselves(cast: Cast) -> None:
    """A25, past the young-person date: her word alone counts, and her father who was not let in reads nothing of it."""
    grant = opens(cast, "zoe", "megan", Agreement(on=TODAY, how="In person", by_pupil=True))
    (one,) = seen_by(cast, "zoe_herself", "zoe")
    assert (one.i_agreed, one.may_stop) == (True, True)
    assert seen_by(cast, "yan", "zoe") == []
    with pytest.raises((OutOfReach, Denied)):
        actions.take_back_agreement(cast.yan, grant, today=TODAY)
    actions.take_back_agreement(cast.zoe_herself, grant, today=TODAY)
    assert Grant.objects.get(pk=grant.pk).ends < TODAY

"""A grant rests on the agreement of those whose word counts, or on a reason in law in words (6.47, A24)."""

from datetime import date, timedelta

import pytest

from fourfold.pupils import actions
from fourfold.pupils.agreement import Agreement
from fourfold.pupils.models import Grant, Pupil
from fourfold.pupils.refusals import Incomplete
from tests.cast import AUTUMN, BY_A_COURT, MAKER, TODAY, Cast

HEARD = {"on": TODAY, "how": "In person"}


def give(cast: Cast, pupil: Pupil, agreement: Agreement) -> Grant:
    how = {"things": ["plan"], "purpose": "Hearing", "starts": TODAY, "ends": TODAY + timedelta(days=9)}
    return actions.give_grant(MAKER, pupil, account=cast.account("stranger"), agreement=agreement, **how)


def test_without_an_agreement_no_record_is_opened_and_all_that_is_missing_is_named(cast: Cast) -> None:
    before = Grant.objects.count()
    with pytest.raises(Incomplete) as refused:
        give(cast, cast.leo, Agreement(on=None, how=""))
    assert len(refused.value.missing) == 3
    assert Grant.objects.count() == before


@pytest.mark.parametrize("name", ["rob", "yan"])
def test_the_word_of_who_is_kept_out_or_nobody_to_the_child_counts_nothing(cast: Cast, name: str) -> None:
    with pytest.raises(Incomplete, match="Grace Obi"):
        give(cast, cast.leo, Agreement(parent=cast.parents[name], **HEARD))


def test_before_the_young_person_date_the_child_alone_cannot_agree(cast: Cast) -> None:
    with pytest.raises(Incomplete, match="that counts"):
        give(cast, cast.leo, Agreement(by_pupil=True, **HEARD))


def test_from_the_young_person_date_it_is_the_young_persons_own_word(cast: Cast) -> None:
    """Veto 8: a parent's agreement opens nothing then."""
    with pytest.raises(Incomplete, match="Zoe"):
        give(cast, cast.zoe, Agreement(parent=cast.parents["yan"], **HEARD))
    assert give(cast, cast.zoe, Agreement(by_pupil=True, **HEARD)).rests_on == "young_person"


def test_a_grant_keeps_what_it_rests_on(cast: Cast) -> None:
    grant = give(cast, cast.leo, BY_A_COURT)
    assert (grant.rests_on, grant.reason_in_law, grant.agreed_on, grant.agreed_how) == (
        "law",
        "The court asked for it",
        AUTUMN,
        "In writing",
    )
    assert give(cast, cast.leo, Agreement(parent=cast.parents["grace"], on=date(2026, 11, 2), how="By phone")).agreed_how == "By phone"

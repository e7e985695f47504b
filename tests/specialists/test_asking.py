"""A referral: not before the talk and a yes, never more than was agreed, and stopped at once when the yes is taken back."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.code_of_practice.consulting import Item, Profession, Said, Stage
from fourfold.notifications.models import Delivery
from fourfold.outbox.models import Mail
from fourfold.pupils.queries import visible_to
from fourfold.pupils.refusals import ChangedMeanwhile, Incomplete, Refused, WrongDay
from fourfold.specialists import actions, queries
from fourfold.specialists.kinds import ITEM_NAMES
from fourfold.specialists.models import Referral
from tests.cast import TODAY, Cast, at
from tests.specialists import asked as a
from tests.support import history


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[None]:
    with time_machine.travel(at(TODAY), tick=False):
        yield


def sends(cast: Cast, referral: Referral) -> None:
    actions.send_referral(cast.amina, referral, until=clock.today() + timedelta(days=60), today=clock.today())


def stage_of(cast: Cast, referral: Referral) -> Stage:
    found = queries.referral_named(cast.amina, cast.leo, referral.code)
    assert found is not None
    return queries.read_referral(cast.amina, found, today=clock.today()).stage


def test_it_cannot_go_before_the_talk(cast: Cast) -> None:
    """A24: the SENCO tries to send it without a talk."""
    with pytest.raises(Incomplete, match="Talk with the parents first"):
        sends(cast, a.drafted(cast))


def test_it_cannot_go_before_a_yes(cast: Cast) -> None:
    """A24."""
    with pytest.raises(Incomplete, match="Wait for a yes"):
        sends(cast, a.talked(cast))


def test_it_goes_with_what_was_agreed_and_the_paper_says_so(cast: Cast) -> None:
    """A24: the scope stands in the referral."""
    referral = a.sent(cast, shares=(Item.PROFILE, Item.PLAN))
    assert referral.shared == ["profile", "plan"]
    assert referral.grant is not None
    assert referral.grant.things == ["plan", "profile"]
    assert (referral.grant.agreed_parent, referral.grant.agreed_on) == (cast.parents["grace"], TODAY)
    scope = dict(referral.bundle["scope"])
    assert (scope["What helps in class"], scope["Results at school"]) == (True, False)
    assert referral.bundle["agreed"] == ("Grace Obi agreed on Tuesday 24 November 2026.",)


def test_it_is_built_from_the_record_and_holds_no_part_that_was_refused(cast: Cast) -> None:
    """6.59; A24."""
    history.started(cast)
    parts = {part["heading"]: str(part["lines"]) for part in a.sent(cast, shares=(Item.PLAN,)).bundle["parts"]}
    assert list(parts) == [ITEM_NAMES[Item.PLAN]]
    assert "Leo will read a page of 60 words alone" in parts[ITEM_NAMES[Item.PLAN]]


@pytest.mark.parametrize("said", [Said.NO, Said.TALK_FIRST])
def test_a_no_or_a_wish_to_talk_stands_against_it(cast: Cast, said: Said) -> None:
    referral = a.talked(cast)
    a.answered(cast, referral, "grace", Said.YES)
    a.answered(cast, referral, "kim", said)
    with pytest.raises(Incomplete, match="Kim Lane"):
        sends(cast, referral)


def test_both_parents_are_told_and_one_kept_out_is_not(cast: Cast) -> None:
    referral = a.talked(cast)
    told = Delivery.objects.filter(notice__about=referral.ledger_name).values_list("parent__account__email", flat=True)
    assert sorted(told) == ["grace@example.org", "kim@example.org"]


def test_a_parent_kept_out_by_a_court_has_no_word(cast: Cast) -> None:
    with pytest.raises(OutOfReach):
        a.answered(cast, a.talked(cast), "rob")


def test_a_word_that_staff_write_down_says_how_it_was_heard(cast: Cast) -> None:
    referral = a.talked(cast)
    details = {"who": cast.parents["grace"].code, "said": Said.YES, "shares": a.EVERYTHING, "today": clock.today()}
    with pytest.raises(Incomplete, match="how you heard it"):
        actions.note_word(cast.amina, referral, key=a.key("n1"), how="", **details)
    with pytest.raises(Refused, match="Talk with the family first"):
        actions.note_word(cast.amina, a.drafted(cast, email=""), key=a.key("n0"), how="At the gate", **details)
    actions.note_word(cast.amina, referral, key=a.key("n2"), how="At the talk", **details)
    assert stage_of(cast, referral) is Stage.READY


def test_nobodys_word_is_written_down_who_is_no_parent_of_this_child(cast: Cast) -> None:
    details = {"said": Said.YES, "shares": (), "today": clock.today(), "how": "By phone"}
    for who in ("rob", "yan"):
        with pytest.raises(Refused, match="whose word counts"):
            actions.note_word(cast.amina, a.talked(cast), key=a.key(who), who=cast.parents[who].code, **details)


def test_a_young_person_says_it_themselves_and_their_parent_cannot(cast: Cast) -> None:
    referral = a.talked(cast, pupil="zoe")
    with pytest.raises((Denied, OutOfReach)):
        a.answered(cast, referral, "yan")
    a.answered(cast, referral, "zoe_herself")
    sends(cast, referral)
    assert referral.sent_on == TODAY


def test_once_the_family_was_asked_the_question_stays(cast: Cast) -> None:
    referral = a.talked(cast)
    details = {"edition": 1, "profession": Profession.SENSORY, "question": "Something else?", "wanted": a.EVERYTHING}
    with pytest.raises(Refused, match="talk again"):
        actions.change_referral(cast.amina, referral, **details)


def test_a_yes_taken_back_shuts_the_specialist_out_in_the_same_moment(cast: Cast) -> None:
    """A25: no further sharing, the professional is notified, the history is kept."""
    referral = a.sent(cast)
    eva = actor_of(Account.objects.get(email=a.EVA), today=clock.today(), second_factor=True)
    assert visible_to(eva, side=Side.PROFESSIONAL).filter(pk=cast.leo.pk).exists()
    a.answered(cast, referral, "kim", Said.STOP)
    referral.refresh_from_db()
    assert not visible_to(eva, side=Side.PROFESSIONAL).filter(pk=cast.leo.pk).exists()
    assert queries.shared_with_me(eva, cast.leo) == []
    assert Mail.objects.filter(to=a.EVA, subject__contains="stopped sharing").count() == 1
    assert (referral.stopped_because, referral.sent_on, bool(referral.bundle)) == ("Kim Lane took their yes back.", TODAY, True)
    assert [word.said for word in referral.words.all()] == ["yes", "stop"]
    with pytest.raises(Refused):
        a.answered(cast, referral, "grace", Said.YES)


def test_after_it_has_gone_a_no_is_a_yes_taken_back_and_a_yes_to_more_is_refused(cast: Cast) -> None:
    referral = a.sent(cast)
    with pytest.raises(Refused, match="You can still stop it"):
        a.answered(cast, referral, "kim", Said.YES)
    assert a.answered(cast, referral, "grace", Said.NO).said == Said.STOP


def test_what_has_stopped_is_not_sent_and_stopping_says_why(cast: Cast) -> None:
    referral = a.talked(cast)
    a.answered(cast, referral)
    with pytest.raises(Incomplete, match="Say why it stops"):
        actions.stop_referral(cast.amina, referral, because=" ", today=TODAY)
    actions.stop_referral(cast.amina, referral, because="He moved.", today=TODAY)
    with pytest.raises(Refused, match="has stopped"):
        sends(cast, referral)


def test_a_talk_or_a_visit_is_on_a_day_that_can_have_been(cast: Cast) -> None:
    with pytest.raises(WrongDay):
        actions.record_talk(cast.amina, a.drafted(cast), on=TODAY + timedelta(days=1), how="By phone", language="English", today=TODAY)
    referral = a.sent(cast)
    for days in (-1, 1):
        with pytest.raises(Refused, match="from when it was sent until today"):
            actions.note_seen(cast.amina, referral, on=TODAY + timedelta(days=days), today=TODAY)
    actions.note_seen(cast.amina, referral, on=TODAY, today=TODAY)
    assert stage_of(cast, referral) is Stage.SEEN


def test_two_who_change_the_question_at_once_notice_each_other(cast: Cast) -> None:
    referral = a.drafted(cast)
    details = {"edition": 1, "profession": Profession.SENSORY, "wanted": a.EVERYTHING}
    actions.change_referral(cast.amina, referral, question="Does he hear well?", **details)
    with pytest.raises(ChangedMeanwhile) as found:
        actions.change_referral(cast.amina, referral, question="Does he see well?", **details)
    assert found.value.theirs["question"] == "Does he hear well?"


@pytest.mark.parametrize("who", ["tom", "tess", "helen", "sal", "dan", "megan", "odile", "stranger"])
def test_only_this_schools_senco_asks_a_specialist(cast: Cast, who: str) -> None:
    referral = a.talked(cast)
    with pytest.raises((Denied, OutOfReach)):
        actions.send_referral(cast.actor(who), referral, until=clock.today(), today=clock.today())


def test_sent_twice_it_goes_once(cast: Cast) -> None:
    referral = a.sent(cast)
    grant = referral.grant_id
    sends(cast, referral)
    assert (referral.grant_id, cast.leo.grants.filter(account__email=a.EVA).count()) == (grant, 1)


def test_without_an_address_it_goes_on_paper_and_opens_nothing(cast: Cast) -> None:
    referral = a.sent(cast, email="")
    assert (referral.grant, referral.sent_on) == (None, TODAY)


def test_a_specialist_reads_their_own_referral_and_no_other(cast: Cast) -> None:
    referral = a.sent(cast)
    assert queries.shared_with_me(cast.megan, cast.leo) == []
    assert queries.referral_from_outside(cast.megan, cast.leo, referral.code) is None


def test_the_last_day_is_the_last(cast: Cast) -> None:
    a.sent(cast, until=TODAY + timedelta(days=7))
    account = Account.objects.get(email=a.EVA)
    for days, there in ((7, 1), (8, 0)):
        with clock.set_to(at(TODAY + timedelta(days=days))):
            eva = actor_of(account, today=clock.today(), second_factor=True)
            assert len(queries.shared_with_me(eva, cast.leo)) == there


def test_without_the_second_step_a_specialist_reads_nothing(cast: Cast) -> None:
    a.sent(cast)
    eva = actor_of(Account.objects.get(email=a.EVA), today=clock.today(), second_factor=False)
    assert not visible_to(eva, Permission.PLAN_VIEW).filter(pk=cast.leo.pk).exists()


def test_waiting_is_counted_from_the_day_it_went_and_late_after_the_schools_weeks(cast: Cast) -> None:
    a.sent(cast)
    for days, late in ((56, False), (57, True)):
        with clock.set_to(at(TODAY + timedelta(days=days))):
            (one,) = queries.referrals_at(cast.amina, cast.larkfield, today=clock.today())
            assert (one.days_waited, one.is_late) == (days, late)


def test_the_other_school_sees_none_of_it(cast: Cast) -> None:
    a.sent(cast)
    assert queries.referrals_at(cast.odile, cast.larkfield, today=clock.today()) == []


def test_the_person_whom_the_family_agreed_to_is_not_swapped_for_another(cast: Cast) -> None:
    referral = a.talked(cast)
    same = {"profession": Profession(referral.profession), "question": referral.question, "wanted": [Item(one) for one in referral.wanted]}
    with pytest.raises(Refused, match="this person"):
        actions.change_referral(cast.amina, referral, edition=1, asked_name="Somebody Else", asked_email=a.EVA, **same)
    actions.change_referral(cast.amina, referral, edition=1, asked_name="Eva Stern", asked_email="eva.stern@health.example.org", **same)
    assert referral.asked_email == "eva.stern@health.example.org"

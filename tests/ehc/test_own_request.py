"""A family's own request (A44): theirs to write, to send, to keep to themselves; and each parent's apart from the other's."""

from collections.abc import Callable
from datetime import date

import pytest

from fourfold.access.actor import Actor
from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit import ledger
from fourfold.audit.models import Event
from fourfold.ehc import actions, queries
from fourfold.ehc.actions.own import Answers, Days
from fourfold.ehc.kinds import Decided
from fourfold.ehc.models import OwnRequest
from fourfold.exchange.actions.undoing import BY_FAMILY, CALLED
from fourfold.messages.models import Message
from fourfold.outbox.models import Mail
from fourfold.pupils.actions import restrict
from fourfold.pupils.queries import who_looked
from fourfold.pupils.refusals import Refused
from tests.cast import MAKER, TODAY, Cast
from tests.ehc.own_story import CANARY, SENT, asked

EVERYBODY_ELSE = ("amina", "helen", "tom", "tess", "sal", "gus", "dan", "sysop", "odile", "megan", "kim", "rob", "leo_himself", "stranger")


def test_its_author_reads_it_with_its_days_worked_out(cast: Cast) -> None:
    """A44: the 6-week date is shown once they say when they sent it."""
    asked(cast, sent=SENT)
    found = queries.own_request(cast.grace, cast.leo)
    assert found is not None
    assert found.needs == f"{CANARY} needs"
    assert [one.by for one in found.days] == [date(2027, 1, 1), date(2027, 3, 12), date(2027, 4, 9)]


def test_no_question_has_to_be_answered(cast: Cast) -> None:
    """Nothing gates it: the law asks for no reasons (s.36(1))."""
    assert asked(cast, answers=Answers()).pk is not None


def test_a_young_person_asks_for_themselves(cast: Cast) -> None:
    asked(cast, "zoe_herself", "zoe")
    assert queries.own_request(cast.zoe_herself, cast.zoe) is not None
    assert queries.own_request(cast.yan, cast.zoe) is None


def test_nobody_else_can_see_it(cast: Cast) -> None:
    """P: outside every right of the school's, and the other parent's and carer's too (A44)."""
    asked(cast, sent=SENT)
    for name in EVERYBODY_ELSE:
        actor = cast.actor(name)
        assert (name, list(queries.own.visible_to(actor))) == (name, [])
        assert (name, queries.own_request(actor, cast.leo)) == (name, None)
        assert (name, queries.shared_requests(actor, cast.leo)) == (name, [])


def test_nobody_else_can_touch_it(cast: Cast) -> None:
    row = asked(cast)
    verbs: tuple[Callable[[Actor], object], ...] = (
        lambda actor: actions.share_own_request(actor, row),
        lambda actor: actions.mark_days(actor, row, days=Days(sent_on=SENT)),
        lambda actor: actions.write_own_request(actor, row, key="k" * 32, answers=Answers()),
    )
    for name in EVERYBODY_ELSE:
        for verb in verbs:
            with pytest.raises((Denied, OutOfReach)):
                verb(cast.actor(name))
    row.refresh_from_db()
    assert (row.shared_on, row.sent_on, row.needs) == (None, None, f"{CANARY} needs")


def test_two_parents_requests_are_private_from_each_other(cast: Cast) -> None:
    asked(cast)
    asked(cast, "kim", answers=Answers(needs="Kim’s words"))
    assert [queries.own_request(cast.actor(name), cast.leo).needs for name in ("grace", "kim")] == [f"{CANARY} needs", "Kim’s words"]  # type: ignore[union-attr]


def test_a_letter_sent_twice_is_written_once(cast: Cast) -> None:
    for _ in range(2):
        actor = cast.grace
        actions.write_own_request(actor, OwnRequest(pupil=cast.leo), key="k" * 32, answers=Answers(needs="Once"))
    assert OwnRequest.objects.count() == 1


def test_the_words_stay_as_they_were_sent(cast: Cast) -> None:
    row = asked(cast, sent=SENT)
    with pytest.raises(Refused, match="sent"):
        actions.write_own_request(cast.grace, row, key="k" * 32, answers=Answers(needs="Others"))


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (Days(decided_on=date(2026, 11, 23)), "you sent it first"),
        (Days(sent_on=SENT, decided_on=date(2026, 11, 1)), "older"),
        (Days(sent_on=SENT, decided=Decided.NO), "Add the date"),
        (Days(sent_on=date(2027, 1, 1)), "still to come"),
    ],
)
def test_days_that_cannot_be_are_refused_in_words(cast: Cast, days: Days, says: str) -> None:
    row = asked(cast)
    with pytest.raises(Refused, match=says):
        actions.mark_days(cast.grace, row, days=days)


def test_a_no_shows_until_when_one_may_go_on(cast: Cast) -> None:
    """A45: two months from the letter, one from the certificate, the later."""
    row = asked(cast)
    days = Days(date(2026, 8, 1), date(2026, 9, 10), Decided.NO, date(2026, 11, 1))
    actions.mark_days(cast.grace, row, days=days)
    found = queries.own_request(cast.grace, cast.leo)
    assert found is not None
    assert found.appeal is not None
    assert (found.appeal.mediation_by, found.appeal.appeal_by) == (date(2026, 11, 10), date(2026, 12, 1))


def test_shared_it_is_read_by_the_senco_and_the_head_and_by_no_other_parent(cast: Cast) -> None:
    row = asked(cast, sent=SENT)
    actions.share_own_request(cast.grace, row)
    reads = {name for name in (*EVERYBODY_ELSE, "grace") if queries.own.visible_to(cast.actor(name)).exists()}
    assert reads == {"amina", "helen", "grace"}
    assert queries.own_request(cast.kim, cast.leo) is None
    assert [one.needs for one in queries.shared_requests(cast.amina, cast.leo)] == [f"{CANARY} needs"]


def test_the_ledger_says_nothing_of_it_to_the_school_and_stays_whole(cast: Cast) -> None:
    row = asked(cast, sent=SENT)
    lines = Event.objects.filter(verb__startswith="own_request")
    assert set(lines.values_list("pupil", "school")) == {(None, 0)}
    for deeds in (True, False):
        assert "request" not in str(who_looked(cast.amina, cast.leo, deeds=deeds).lines)
    actions.share_own_request(cast.grace, row)
    assert [line.what for line in who_looked(cast.amina, cast.leo, deeds=True).lines][:1] == ["own_request.shared"]
    assert list(ledger.faults()) == []


def test_nobody_is_mailed_of_it(cast: Cast) -> None:
    row = asked(cast, sent=SENT)
    actions.share_own_request(cast.grace, row)
    assert not Mail.objects.exists()


def test_a_restriction_shuts_its_author_out_too(cast: Cast) -> None:
    """Veto 2 comes before everything."""
    row = asked(cast)
    restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    assert queries.own_request(cast.grace, cast.leo) is None
    with pytest.raises(OutOfReach):
        actions.share_own_request(cast.grace, row)


def test_from_the_young_person_date_a_parent_cannot_ask_any_more(cast: Cast) -> None:
    """Veto 8: without the young person's wish the record is theirs alone."""
    with pytest.raises((Denied, OutOfReach)):
        asked(cast, "yan", "zoe")


def test_an_import_that_cannot_be_taken_back_does_not_say_that_it_is_because_of_one() -> None:
    """P: it is called as everything is that somebody of a family writes."""
    assert {CALLED[kind] for kind in BY_FAMILY} == {"words of the family"}
    assert {OwnRequest, Message} <= set(BY_FAMILY)

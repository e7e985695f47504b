"""A concern from somebody without an account: nothing says that such a child is here, staff match it, and only then the answer speaks."""

from datetime import date

import pytest

from fourfold import clock
from fourfold.access.actor import Actor, Office
from fourfold.access.decide import Denied
from fourfold.access.roles import Role
from fourfold.concerns import actions, queries
from fourfold.concerns.kinds import Outcome, Status
from fourfold.concerns.models import Concern, UnlinkedConcern
from fourfold.notifications.models import Delivery
from fourfold.outbox.models import Mail
from tests.cast import AUTUMN, MAKER, Cast

CHILD = ("Leo", "Obi", date(2017, 3, 12))
BY = ("Grace Obi", "grace.new@example.org", "01632 960100")


def visitor(cast: Cast) -> Actor:
    return Actor(account=None, name="Grace Obi", offices=(Office(Role.VISITOR, cast.larkfield.pk),))


def sent(cast: Cast, once: str = "o" * 32) -> UnlinkedConcern:
    return actions.send_unlinked(visitor(cast), cast.larkfield, once=once, child=CHILD, by=BY, words="He cries when he reads.")


def link_of(cast: Cast, name: str) -> object:
    return cast.parents[name].links.get()


def answered(cast: Cast, concern: Concern) -> None:
    how = {"outcome": Outcome.START_FINDING_OUT, "compared": "His teacher sees it too."}
    actions.answer_concern(cast.amina, concern, words="Leo finds long words hard.", **how)


def test_it_has_a_number_a_day_and_an_acknowledgement_at_once(cast: Cast) -> None:
    """A14."""
    row = sent(cast)
    assert (row.raised_on, row.answer_due) == (clock.today(), date(2026, 12, 8))
    mail = Mail.objects.get(to=BY[1])
    assert row.spoken_reference in mail.body
    assert "Tuesday 8 December" in mail.body
    assert Mail.objects.filter(to="amina@example.org").exists()


def test_no_mail_about_it_names_a_child(cast: Cast) -> None:
    actions.reply_to_unlinked(cast.amina, sent(cast))
    words = " ".join(mail.subject + mail.body for mail in Mail.objects.all())
    assert "Leo" not in words
    assert "cries" not in words


def test_sent_twice_it_is_one(cast: Cast) -> None:
    assert sent(cast) == sent(cast)
    assert Mail.objects.filter(to=BY[1]).count() == 1


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "dan", "grace", "stranger", "odile"])
def test_only_those_who_answer_concerns_see_and_match_it(cast: Cast, name: str) -> None:
    row = sent(cast)
    assert not queries.unlinked_waiting(cast.actor(name), cast.larkfield).exists()
    with pytest.raises(Denied):
        actions.match_unlinked(cast.actor(name), row, pupil=cast.leo, parent=link_of(cast, "grace"))


def test_matched_it_keeps_its_number_and_its_clock_and_the_answer_goes_to_that_parent_alone(cast: Cast) -> None:
    row = sent(cast)
    with clock.set_to(clock.now()):
        concern = actions.match_unlinked(cast.amina, row, pupil=cast.leo, parent=link_of(cast, "grace"))
    assert (concern.reference, concern.answer_due, concern.words) == (row.reference, row.answer_due, row.words)
    answered(cast, concern)
    assert [one.parent for one in Delivery.objects.all()] == [cast.parents["grace"]]


def test_the_parent_it_was_matched_to_reads_it_as_their_own_and_the_other_does_not(cast: Cast) -> None:
    concern = actions.match_unlinked(cast.amina, sent(cast), pupil=cast.leo, parent=link_of(cast, "grace"))
    assert concern in queries.visible_to(cast.grace)
    assert concern not in queries.visible_to(cast.rob)
    assert concern not in queries.visible_to(cast.kim)


def test_without_a_parent_it_is_looked_into_and_its_writer_is_told_nothing_of_the_child(cast: Cast) -> None:
    concern = actions.match_unlinked(cast.amina, sent(cast), pupil=cast.leo)
    answered(cast, concern)
    assert not Delivery.objects.exists()
    last = Mail.objects.filter(to=BY[1]).order_by("-pk").first()
    assert "talk with you" in last.body
    assert "Leo" not in last.body


def test_a_parent_who_is_kept_out_is_not_among_those_to_choose(cast: Cast) -> None:
    assert cast.parents["rob"] not in [link.parent for link in queries.family_of(cast.amina, cast.leo)]


def test_a_parent_of_another_child_is_refused(cast: Cast) -> None:
    with pytest.raises(actions.NotTheirParent):
        actions.match_unlinked(cast.amina, sent(cast), pupil=cast.leo, parent=link_of(cast, "yan"))


def test_a_pupil_of_another_school_is_refused(cast: Cast) -> None:
    with pytest.raises(actions.Settled):
        actions.match_unlinked(cast.amina, sent(cast), pupil=cast.otto)


def test_it_is_settled_once(cast: Cast) -> None:
    row = sent(cast)
    actions.match_unlinked(cast.amina, row, pupil=cast.leo)
    row.refresh_from_db()
    with pytest.raises(actions.Settled):
        actions.match_unlinked(cast.amina, row, pupil=cast.max)
    with pytest.raises(actions.Settled):
        actions.reply_to_unlinked(cast.amina, row)


def test_those_alike_stand_first_and_only_this_schools(cast: Cast) -> None:
    from fourfold.pupils.actions import admit

    admit(MAKER, cast.larkfield, forename="Ada", surname="Stone", born=CHILD[2], year_group="5", starts=AUTUMN)
    admit(MAKER, cast.millbrook, forename="Leo", surname="Obi", born=CHILD[2], year_group="5", starts=AUTUMN)
    assert [one.name for one in queries.pupils_alike(cast.amina, cast.larkfield, sent(cast))] == ["Leo Obi", "Ada Stone"]


def test_a_familys_concern_is_answered_only_with_the_comparison(cast: Cast) -> None:
    """A23: recorded, and compared with the school's own evidence, in words that cannot be left out (6.45)."""
    concern = actions.match_unlinked(cast.amina, sent(cast), pupil=cast.leo, parent=link_of(cast, "grace"))
    with pytest.raises(actions.NotCompared, match=r"6\.45"):
        actions.answer_concern(cast.amina, concern, words="We looked.", outcome=Outcome.START_FINDING_OUT)
    assert concern.status is not Status.ANSWERED

"""A concern from a teacher, from the gate and from a family: one object with a reference and a day to answer by (A14, A15)."""

from datetime import date

import pytest

from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit.models import Event
from fourfold.concerns import queries
from fourfold.concerns.actions import NotTheirParent, NoWords, correct_concern, correct_worry, mark_read, raise_concern, share_worry
from fourfold.concerns.kinds import RaisedAs, Status
from fourfold.jobs.rechecks import may_still_send
from fourfold.outbox.models import Mail
from fourfold.pupils import actions
from fourfold.ui.once import OnceField, once_key
from tests.cast import AUTUMN, MAKER, TODAY, Cast

WORDS = "He says the letters move when he reads."
STAFF = ["amina", "tom", "tess", "helen", "sal", "dan"]
FAMILY = ["grace", "kim", "leo_himself"]
NEITHER = ["rob", "yan", "zoe_herself", "stranger", "odile", "megan", "gus", "sysop"]


@pytest.mark.parametrize("name", STAFF)
def test_any_member_of_staff_may_raise_a_concern_about_any_pupil_of_the_school(cast: Cast, name: str) -> None:
    assert raise_concern(cast.actor(name), cast.max, words=WORDS).raised_as == RaisedAs.STAFF


@pytest.mark.parametrize("name", [*FAMILY, *NEITHER])
def test_nobody_else_raises_one_as_staff(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        raise_concern(cast.actor(name), cast.leo, words=WORDS)


@pytest.mark.parametrize(("name", "part"), [("grace", RaisedAs.PARENT), ("kim", RaisedAs.CARER), ("leo_himself", RaisedAs.PUPIL)])
def test_a_family_shares_a_worry_in_its_own_part(cast: Cast, name: str, part: RaisedAs) -> None:
    assert share_worry(cast.actor(name), cast.leo, words=WORDS).raised_as == part


@pytest.mark.parametrize("name", [*STAFF, *NEITHER])
def test_nobody_else_shares_a_worry_as_family(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        share_worry(cast.actor(name), cast.leo, words=WORDS)


def test_a_young_person_speaks_for_themselves(cast: Cast) -> None:
    assert share_worry(cast.zoe_herself, cast.zoe, words="I lose my place.").raised_as == RaisedAs.YOUNG_PERSON


def test_a_pupil_of_another_school_does_not_exist(cast: Cast) -> None:
    with pytest.raises(OutOfReach):
        raise_concern(cast.tom, cast.otto, words=WORDS)


def test_an_answer_is_due_ten_school_days_later(cast: Cast) -> None:
    assert raise_concern(cast.tom, cast.leo, words=WORDS).answer_due == date(2026, 12, 8)


def test_a_reference_can_be_said_on_the_phone(cast: Cast) -> None:
    said = raise_concern(cast.tom, cast.leo, words=WORDS).spoken_reference
    assert said[:2].isalpha()
    assert said[2] == " "
    assert said[3:].isdigit()


def test_a_concern_needs_words(cast: Cast) -> None:
    with pytest.raises(NoWords):
        raise_concern(cast.tom, cast.leo, words="  \n")


def test_the_same_form_sent_twice_is_one_concern(cast: Cast) -> None:
    key = once_key()
    first, second = (raise_concern(cast.tom, cast.leo, words=WORDS, once=key) for _ in range(2))
    assert first.pk == second.pk
    assert Mail.objects.filter(purpose="concern", to="amina@example.org").count() == 1


def test_a_form_without_a_good_key_still_counts() -> None:
    field = OnceField()
    assert len(field.clean("")) == 32
    assert field.clean("not a key") != "not a key"


def test_what_was_said_at_the_gate_can_be_read_by_the_parent_who_said_it(cast: Cast) -> None:
    """A15."""
    link = cast.leo.parent_links.get(parent=cast.parents["grace"])
    concern = raise_concern(cast.tom, cast.leo, words=WORDS, on_behalf_of=link)
    assert (concern.raised_as, concern.spoken_by) == (RaisedAs.SPOKEN, "Grace Obi")
    assert [one.reference for one in queries.worries_of(cast.grace, TODAY)] == [concern.reference]
    assert queries.worries_of(cast.kim, TODAY) == ()


def test_words_cannot_be_put_into_the_mouth_of_another_childs_parent(cast: Cast) -> None:
    with pytest.raises(NotTheirParent):
        raise_concern(cast.tom, cast.leo, words=WORDS, on_behalf_of=cast.zoe.parent_links.get())


def test_the_senco_and_the_teacher_hear_that_somebody_waits(cast: Cast) -> None:
    share_worry(cast.grace, cast.leo, words=WORDS)
    assert set(Mail.objects.filter(purpose="concern").values_list("to", flat=True)) == {
        "amina@example.org",
        "tom@example.org",
        "grace@example.org",
    }


def test_no_mail_about_a_concern_names_the_child_or_says_why(cast: Cast) -> None:
    share_worry(cast.grace, cast.leo, words=WORDS)
    for mail in Mail.objects.filter(purpose="concern"):
        assert not {"Leo", "Obi", "letters", "reads"} & set(f"{mail.subject} {mail.body}".replace(".", " ").split())


def test_a_mail_about_a_concern_is_kept_back_from_somebody_shut_out_meanwhile(cast: Cast) -> None:
    share_worry(cast.grace, cast.leo, words=WORDS)
    mail = Mail.objects.get(to="grace@example.org")
    assert may_still_send(mail)
    actions.restrict(MAKER, cast.leo, parent=cast.parents["grace"], kind="Court order", starts=TODAY)
    assert not may_still_send(mail)


def test_the_ledger_holds_no_words_of_a_concern(cast: Cast) -> None:
    raise_concern(cast.tom, cast.leo, words=WORDS)
    event = Event.objects.latest("number")
    assert (event.verb, event.pupil) == ("concern.raised", cast.leo.pk)
    assert "letters" not in str(event.__dict__)


def test_a_concern_can_be_corrected_until_it_is_read_and_the_first_words_are_kept(cast: Cast) -> None:
    concern = raise_concern(cast.tom, cast.leo, words=WORDS)
    correct_concern(cast.tom, concern, words="He says the words move.")
    assert (concern.words, concern.earlier_words[0]["words"]) == ("He says the words move.", WORDS)
    mark_read(cast.amina, concern)
    with pytest.raises(Denied):
        correct_concern(cast.tom, concern, words="Something else")


def test_a_parent_corrects_their_own_words_and_nobody_elses(cast: Cast) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    correct_worry(cast.grace, concern, words="He says the words move.")
    with pytest.raises(Denied):
        correct_worry(cast.kim, concern, words="Nothing is wrong.")
    with pytest.raises(Denied):
        correct_concern(cast.tom, concern, words="Nothing is wrong.")


@pytest.mark.parametrize("name", ["tom", "tess", "sal", "dan", *FAMILY, *NEITHER])
def test_only_the_senco_and_the_head_say_that_it_was_read(cast: Cast, name: str) -> None:
    concern = share_worry(cast.grace, cast.leo, words=WORDS)
    with pytest.raises(Denied):
        mark_read(cast.actor(name), concern)


def test_a_concern_waits_is_read_and_is_answered_by_nothing_but_an_answer(cast: Cast) -> None:
    concern = raise_concern(cast.tom, cast.leo, words=WORDS)
    assert concern.status == Status.WAITING
    mark_read(cast.amina, concern)
    assert concern.status == Status.READ


def test_a_concern_ends_for_a_parent_whose_link_ends(cast: Cast) -> None:
    share_worry(cast.grace, cast.leo, words=WORDS)
    actions.end_parent_link(MAKER, cast.leo.parent_links.get(parent=cast.parents["grace"]), on=AUTUMN)
    assert queries.worries_of(cast.grace, TODAY) == ()

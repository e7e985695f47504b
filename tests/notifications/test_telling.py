"""Who hears of a decision: everyone whom the law names, and nobody whom a court keeps out (s.68; A12, A27)."""

import pytest

from fourfold.audit.doors import Shut
from fourfold.audit.models import Event
from fourfold.notifications.kinds import Channel, NoticeKind
from fourfold.notifications.left_out import left_out_of
from fourfold.notifications.models import Notice
from fourfold.notifications.telling import RECHECK, tell
from fourfold.outbox.models import Mail
from fourfold.pupils import actions
from tests.cast import AUTUMN, MAKER, TODAY, Cast
from tests.notifications.told import Teller, letter_to
from tests.signed_in import client_of


def names(notice: Notice) -> set[str]:
    return set(notice.deliveries.values_list("name", flat=True))


def test_both_parents_who_may_hear_have_a_letter_each(cast: Cast, tell_of: Teller) -> None:
    assert names(tell_of(cast.leo)) == {"Grace Obi", "Kim Lane"}


def test_a_parent_under_a_restriction_has_no_letter_and_no_mail(cast: Cast, tell_of: Teller) -> None:
    """A27: the notice goes to those who may have it."""
    notice = tell_of(cast.leo)
    assert "Rob Obi" not in names(notice)
    assert not Mail.objects.filter(to="rob@example.org").exists()


def test_the_name_of_a_restricted_parent_stands_on_nobodys_copy(cast: Cast, tell_of: Teller) -> None:
    """A27."""
    assert not any("Rob" in str(delivery.letter) for delivery in tell_of(cast.leo).deliveries.all())


@pytest.mark.parametrize(("name", "knows"), [("amina", True), ("helen", True), ("tom", False)])
def test_the_school_can_see_why_somebody_was_left_out(cast: Cast, tell_of: Teller, name: str, knows: bool) -> None:
    """A27: the log shows why, to those who see what holds between a family, and to nobody else."""
    assert tell_of(cast.leo).left_out == [{"parent": cast.parents["rob"].pk, "why": "A restriction holds."}]
    page = client_of(cast.account(name)).get(f"/pupils/{cast.leo.code}/letters").content.decode()
    assert "Grace Obi" in page
    assert ("Rob Obi" in page, "A restriction holds." in page) == (knows, knows)


@pytest.mark.parametrize("name", ["grace", "kim", "rob", "tom", "odile", "megan", "stranger"])
def test_nobody_else_learns_who_was_left_out(cast: Cast, tell_of: Teller, name: str) -> None:
    tell_of(cast.leo)
    assert left_out_of(cast.actor(name), cast.leo) == []


def test_an_unconfirmed_parent_is_not_told(cast: Cast, tell_of: Teller) -> None:
    actions.add_parent(MAKER, cast.leo, relation="uncle", starts=AUTUMN, forename="Una", surname="Known", email="una@example.org")
    assert "Una Known" not in names(tell_of(cast.leo))


def test_a_contact_without_responsibility_or_care_is_no_parent(cast: Cast, tell_of: Teller) -> None:
    link = actions.add_parent(MAKER, cast.leo, relation="neighbour", starts=AUTUMN, forename="Nell", surname="Door")
    actions.confirm_parent(MAKER, link, responsibility="no", how="Known in person", on=AUTUMN)
    assert "Nell Door" not in names(tell_of(cast.leo))


def test_from_the_young_person_date_the_letter_goes_to_the_young_person(cast: Cast, tell_of: Teller) -> None:
    notice = tell_of(cast.zoe)
    assert names(notice) == {"Zoe Novak"}
    assert notice.deliveries.get().letter["salutation"] == "Dear Zoe,"


def test_a_parent_has_a_copy_only_by_the_young_persons_wish(cast: Cast, tell_of: Teller) -> None:
    actions.record_sharing_wish(MAKER, cast.zoe, parent=cast.parents["yan"], share=True, starts=AUTUMN)
    notice = tell_of(cast.zoe)
    assert {(one.name, one.is_copy) for one in notice.deliveries.all()} == {("Zoe Novak", False), ("Yan Novak", True)}


def test_the_mail_says_only_that_there_is_a_letter(cast: Cast, tell_of: Teller) -> None:
    delivery = letter_to(tell_of(cast.leo), "Grace")
    mail = Mail.objects.get(to="grace@example.org")
    assert mail.subject == "You have a new letter from Larkfield School"
    assert f"/family/letters/{delivery.code}" in mail.body
    assert not {"Leo", "Obi", "SEN", "support", "help"} & set(f"{mail.subject} {mail.body}".replace(".", " ").split())
    assert mail.recheck == RECHECK


def test_without_an_address_that_works_paper_waits_for_somebodys_hands(cast: Cast, tell_of: Teller) -> None:
    link = cast.leo.parent_links.get(parent=cast.parents["kim"])
    actions.correct_parent(MAKER, link, email="")
    sending = letter_to(tell_of(cast.leo), "Kim").sendings.get()
    assert (sending.state, sending.channel) == ("waiting", Channel.HAND)


def test_the_same_notice_is_made_once(cast: Cast, tell_of: Teller) -> None:
    assert tell_of(cast.leo).pk == tell_of(cast.leo).pk
    assert Mail.objects.filter(to="grace@example.org").count() == 1


def test_where_nobody_can_be_told_the_notice_says_what_to_do(cast: Cast, tell_of: Teller) -> None:
    notice = tell_of(cast.max)
    assert not notice.deliveries.exists()
    assert notice.missing.startswith("No parent can be told.")


def test_telling_needs_an_open_door(cast: Cast) -> None:
    with pytest.raises(Shut):
        tell(cast.leo, kind=NoticeKind.NOT_YET, about="x:1", letter_for=lambda reader: None, today=TODAY)  # type: ignore[arg-type,return-value]


def test_the_ledger_holds_no_words_of_a_letter(cast: Cast, tell_of: Teller) -> None:
    tell_of(cast.leo)
    assert not any("Reading" in str(event.changed) + event.subject for event in Event.objects.all())


def test_a_confidential_address_stands_on_no_letter(cast: Cast, tell_of: Teller) -> None:
    link = cast.leo.parent_links.get(parent=cast.parents["grace"])
    actions.correct_parent(MAKER, link, address="1 Secret Street", address_confidential=True)
    assert "Secret" not in str(letter_to(tell_of(cast.leo), "Grace").letter)

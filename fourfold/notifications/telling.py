"""Telling a family: plain functions under the door of whatever they are told of."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.audit.action import consequence
from fourfold.code_of_practice.families import LegalRecipient
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.documents.letters import Letter
from fourfold.documents.wording.shelf import standing_wording
from fourfold.notifications.composing import greeting
from fourfold.notifications.kinds import Channel, NoticeKind
from fourfold.notifications.models import Delivery, Notice, Sending
from fourfold.notifications.recipients import Reader, RecipientName, readers, sorted_out, whole_family
from fourfold.outbox.models import Mail
from fourfold.outbox.post import post
from fourfold.outbox.queue import enqueue
from fourfold.pupils.models import Pupil
from fourfold.schools.models import School

RECHECK = "notifications.letter"
"""The right that a mail about a letter depends on until it leaves."""
FOLLOW = "notifications.follow"
"""The job that asks what became of such a mail, again and again until it is settled."""


@consequence
def tell(
    pupil: Pupil,
    *,
    kind: NoticeKind,
    about: str,
    letter_for: Callable[[RecipientName], Letter],
    today: date,
    only: Collection[str] | None = None,
    answer_at: Mapping[str, str] | None = None,
) -> Notice:
    """Make the notice, a letter for each person who must or may have it, and set each letter on its way.

    `about` is the `ledger_name` of what it tells of; the same kind and thing again give the notice that is there. Those who are reached by
    e-mail get a mail that says only that there is a letter; for the others paper waits for somebody to hand over or post it. Nobody under a
    restriction has one; from the young-person date it goes to the young person. `only` names readers by `key_of`, where the matter is
    between the school and them: the others neither have a letter nor are logged as left out.
    """
    already: Notice | None = Notice.objects.filter(kind=kind, about=about).first()
    if already is not None:
        return already
    known = [reader for reader in readers(pupil, kind=kind, today=today) if only is None or reader.fact.key in only]
    telling = sorted_out(known, pupil, today=today)
    nobody = whole_family(pupil, to_pupil=telling.addressed_to is LegalRecipient.YOUNG_PERSON)
    notice = Notice(
        pupil=pupil,
        school_id=pupil.ledger_school,
        kind=kind,
        about=about,
        letter=in_language("en", letter_for, nobody).as_json(),
        translations={
            tongue: in_language(tongue, letter_for, nobody).as_json() for tongue in sorted({one.name.language for one in known} - {"en"})
        },
        made_on=today,
        made_at=clock.now(),
        missing="" if telling.tell or telling.copy else telling.missing,
        only=sorted(only or ()),
        left_out=[
            {"parent": int(left.recipient.key.partition(":")[2]), "why": left.why}
            for left in telling.not_told
            if not left.recipient.is_pupil
        ],
    )
    notice.save()
    of_key = {reader.fact.key: reader for reader in known}
    deliver(notice, [of_key[one.key] for one in telling.tell], letter_for=letter_for, today=today, answer_at=answer_at)
    deliver(notice, [of_key[one.key] for one in telling.copy], letter_for=letter_for, today=today, is_copy=True, answer_at=answer_at)
    return notice


@consequence
def deliver(
    notice: Notice,
    to: Iterable[Reader],
    *,
    letter_for: Callable[[RecipientName], Letter],
    today: date,
    is_copy: bool = False,
    answer_at: Mapping[str, str] | None = None,
) -> list[Delivery]:
    """Write each reader's letter and set it on its way."""
    made = []
    for reader in to:
        delivery = Delivery(
            pupil=notice.pupil,
            notice=notice,
            parent=reader.parent,
            name=reader.name.name,
            is_copy=is_copy,
            letter=in_language(reader.name.language, letter_for, reader.name).as_json(),
            english=in_language("en", letter_for, reader.name).as_json() if reader.name.language != "en" else None,
        )
        delivery.save()
        set_on_its_way(delivery, reader, today=today, answer_at=(answer_at or {}).get(reader.fact.key, ""))
        made.append(delivery)
    return made


@consequence
def set_on_its_way(delivery: Delivery, reader: Reader, *, today: date, answer_at: str = "") -> Sending:
    """Begin an attempt: an e-mail where the reader can open one, else paper that waits for somebody's hands."""
    email = reader.link_email if answer_at else reader.email
    attempt = 1 + max(delivery.sendings.values_list("attempt", flat=True), default=0)
    channel = Channel.EMAIL if email else Channel.HAND if reader.lives_with else Channel.POST
    sending = happened(delivery, attempt=attempt, channel=channel, state=DeliveryState.WAITING, on=today)
    if channel is Channel.EMAIL:
        with translation.override(reader.name.language):
            mail_about(delivery, attempt, to=email, language=reader.name.language, answer_at=answer_at)
        ask_after_mail(delivery.pk, attempt, look=1, due=clock.now())
    return sending


def mail_about(delivery: Delivery, attempt: int, *, to: str, language: str, answer_at: str = "") -> Mail:
    """A mail that names the school and nothing else: no child, no matter, no place."""
    school: School = delivery.notice.school
    subject, says, where = (
        (_("Can you come and talk to %(school)s?"), _("%(school)s would like to meet you."), _("Choose a time here. You need no password:"))
        if answer_at
        else (_("You have a new letter from %(school)s"), _("%(school)s has written you a letter."), _("Sign in to read it:"))
    )
    address = answer_at or f"{settings.ORIGIN}/family/letters/{delivery.code}"
    return post(
        to=to,
        subject=(subject % {"school": school.name})[:200],
        body="\n\n".join(
            (says % {"school": school.name}, f"{where}\n{address}", _("You can also ask the school for the letter on paper.") + "\n")
        ),
        language="en-GB" if language == "en" else language,
        purpose="letter",
        key=mail_key(delivery.pk, attempt),
        about=f"pupil:{delivery.pupil_id}",
        recheck=RECHECK,
    )


def mail_key(delivery: int, attempt: int) -> str:
    """What the mail of one attempt is called in the outbox."""
    return f"letter/{delivery}/{attempt}"


def ask_after_mail(delivery: int, attempt: int, *, look: int, due: datetime) -> None:
    """Ask for the job that looks what became of a mail; `look` counts how often."""
    arguments = {"delivery": delivery, "attempt": attempt, "look": look}
    enqueue(FOLLOW, arguments, key=f"{FOLLOW}/{delivery}/{attempt}/{look}", due=due)


@consequence
def happened(
    delivery: Delivery, *, attempt: int, channel: Channel, state: DeliveryState, on: date, by: int | None = None, note: str = ""
) -> Sending:
    """Write down one thing that happened to a letter."""
    sending = Sending(
        pupil_id=delivery.pupil_id,
        delivery=delivery,
        attempt=attempt,
        channel=channel,
        state=state,
        on=on,
        at=clock.now(),
        by_id=by,
        note=note[:200],
    )
    sending.save()
    return sending


def in_language(language: str, letter_for: Callable[[RecipientName], Letter], name: RecipientName) -> Letter:
    """The letter to this reader in one language, with everything in it that our catalogues say."""
    with translation.override("en-gb" if language == "en" else language):
        return letter_for(replace(name, language=language))


def addressed(notice: Notice) -> Callable[[RecipientName], Letter]:
    """The letter that is written to no one by name, as a reader gets it who came later: in their language where it was written in it."""

    def letter_for(name: RecipientName) -> Letter:
        letter = Letter.from_json(notice.translations.get(name.language, notice.letter))
        salutation = greeting(name, standing_wording(letter.language))
        return replace(letter, to_lines=name.to_lines, salutation=salutation, large_print=name.large_print)

    return letter_for

"""A referral goes, the specialist sees the child, and it may be stopped (6.58-6.60)."""

from dataclasses import asdict
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.consulting import Profession
from fourfold.pupils.actions.inviting import ask_in_professional
from fourfold.pupils.refusals import Incomplete, Refused
from fourfold.specialists.actions.stopping import stop
from fourfold.specialists.announcing import tell_family
from fourfold.specialists.bundle import bundle_of
from fourfold.specialists.kinds import PROFESSION_NAMES
from fourfold.specialists.models import Referral
from fourfold.specialists.voices import agreed, missing, to_be_shared, voices


@action("referral.sent", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def send_referral(actor: Actor, referral: Referral, *, until: date, today: date) -> None:
    """Let the specialist read what was agreed, until a day; what goes is kept as it stood. Without an address it goes on paper.

    Raises Incomplete with everything that is missing: the talk, and a yes of the family (6.47). A second time changes nothing.
    """
    if referral.sent_on is not None:
        return
    if referral.stopped_on is not None:
        raise Refused("This has stopped. Write a new referral.")
    heard = voices(referral, today=today)
    if still := missing(referral, heard, today=today):
        raise Incomplete(still)
    shared = to_be_shared(referral, heard)
    referral.shared = [item.value for item in shared]
    referral.sent_on, referral.sent_by_id, referral.until = today, actor.account, until
    referral.bundle = asdict(bundle_of(actor, referral, shared=shared, today=today))
    if referral.asked_email:
        referral.grant = ask_in_professional(
            actor,
            referral.pupil,
            name=referral.asks,
            email=referral.asked_email,
            things=referral.shared,
            purpose=PROFESSION_NAMES[Profession(referral.profession)],
            ends=until,
            agreement=agreed(heard),
        )
    referral.save(update_fields=["shared", "sent_on", "sent_by", "until", "bundle", "grant"])
    for voice in heard:
        tell_family(referral, voice.parent.account if voice.parent is not None else referral.pupil.account)


@action("referral.seen", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def note_seen(actor: Actor, referral: Referral, *, on: date, today: date) -> None:
    """Write down when the specialist saw the child. Raises Refused."""
    _seen(referral, on=on, today=today)


@action("referral.said_seen", needs=Permission.ADVICE_CREATE, by=Side.PROFESSIONAL)
def say_seen(actor: Actor, referral: Referral, *, on: date, today: date) -> None:
    """The specialist says when they saw the child. Raises Refused."""
    _seen(referral, on=on, today=today)


def _seen(referral: Referral, *, on: date, today: date) -> None:
    if referral.sent_on is None or referral.stopped_on is not None:
        raise Refused("This is not with a specialist now.")
    if not referral.sent_on <= on <= today:
        raise Refused("Choose a day from when it was sent until today.")
    referral.seen_on = on
    referral.save(update_fields=["seen_on"])


@action("referral.stopped", needs=Permission.ADVICE_APPROVE, by=Side.SCHOOL)
def stop_referral(actor: Actor, referral: Referral, *, because: str, today: date) -> None:
    """The school stops it: it is not sent, or nothing more is shared from this moment on. A second time changes nothing. Raises
    Incomplete without a reason."""
    if referral.stopped_on is not None:
        return
    if not because.strip():
        raise Incomplete(["Say why it stops. The family may ask."])
    stop(referral, because=because, today=today)

"""Pointing out a service for a child: at a review or in a plan, by those who write them; in a message, by whoever writes it."""

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.clock import LONDON
from fourfold.local_offer.models import Service, Signpost
from fourfold.messages.actions import write_to_family, write_to_teacher
from fourfold.messages.models import Message
from fourfold.pupils.models import Pupil
from fourfold.pupils.refusals import Refused
from fourfold.support.models import Plan, Review

MOST = 20
"""At one review or plan: more is no pointer."""


@action("signpost.set_up", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def point_out(actor: Actor, pupil: Pupil, *, key: str, service: Service, at: Review | Plan, because: str = "") -> Signpost:
    """Attach a service to this child's review or plan (6.54; the Local Offer, Regulations 2014, Schedule 2). Once for one key, and once a
    review or plan. Raises Refused."""
    if at.pupil_id != pupil.pk:
        raise Refused("This is not of this child’s record.")
    stands = {"review": at} if isinstance(at, Review) else {"plan": at}
    here = Signpost.objects.filter(taken_back_on__isnull=True, **stands)
    already: Signpost | None = here.filter(service=service).first()
    if already is not None:
        return already
    if here.count() >= MOST:
        raise Refused(f"{MOST} services are attached already. Take one away first.")
    return _set_up(actor, pupil, key=key, service=service, because=because, **stands)


@action("signpost.taken_back", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def take_back(actor: Actor, signpost: Signpost) -> None:
    """It was the wrong one. It stays on record as taken back."""
    if signpost.message_id is not None:
        raise Refused("What was written in a message stays in it.")
    if signpost.taken_back_on is None:
        signpost.taken_back_on = clock.today()
        signpost.save(update_fields=["taken_back_on"])


@action("signpost.sent_to_family", needs=Permission.MESSAGE_CREATE, by=Side.SCHOOL)
def send_to_family(actor: Actor, pupil: Pupil, *, key: str, service: Service, words: str, parent: str = "") -> Message:
    """Write to one parent, or the young person, with a service attached. Raises Refused as `write_to_family`."""
    message = write_to_family(actor, pupil, key=key, words=words, parent=parent)
    _at_message(actor, pupil, message, service)
    return message


@action("signpost.sent_to_school", needs=Permission.MESSAGE_CREATE, by=Side.FAMILY)
def send_to_school(actor: Actor, pupil: Pupil, *, key: str, service: Service, words: str) -> Message:
    """A parent, or the young person, asks the teacher who is responsible about a service. Raises Refused as `write_to_teacher`."""
    message = write_to_teacher(actor, pupil, key=key, words=words)
    _at_message(actor, pupil, message, service)
    return message


@consequence
def _at_message(actor: Actor, pupil: Pupil, message: Message, service: Service) -> None:
    if not Signpost.objects.filter(message=message).exists():
        _set_up(actor, pupil, key=message.key, service=service, message=message)


@consequence
def _set_up(actor: Actor, pupil: Pupil, *, key: str, service: Service, because: str = "", **at: Review | Plan | Message) -> Signpost:
    """Raises Refused for a service that the directory of the child's school does not list."""
    if service.school_id != pupil.ledger_school or service.gone_on is not None or service.directory.copied_at is None:
        raise Refused(_("The list does not have this any more."))
    copied = {name: getattr(service, name) for name in ("name", "organisation", "phone", "email", "web", "how_to_join", "checked_on")}
    signpost = Signpost(
        pupil=pupil,
        key=key,
        service=service,
        copied_on=service.directory.copied_at.astimezone(LONDON).date(),
        because=because.strip()[:300],
        by_id=actor.account,
        on=clock.today(),
        **copied,
        **at,
    )
    signpost.save()
    return signpost

"""Writing to the teacher, and writing back."""

from django.conf import settings
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action, consequence
from fourfold.messages.models import LONGEST_PART, Message
from fourfold.notifications.school_people import people_of
from fourfold.outbox.post import post
from fourfold.pupils.models import Parent, ParentLink, Pupil, Restriction
from fourfold.pupils.refusals import Refused
from fourfold.pupils.standing import open_on

LONGEST = 1000
RECHECK = "messages.reader"
"""The right that a mail about a message depends on until it leaves."""


@action("message.sent", needs=Permission.MESSAGE_CREATE, by=Side.FAMILY)
def write_to_teacher(actor: Actor, pupil: Pupil, *, key: str, words: str) -> Message:
    """A parent, or the young person, writes to the teacher who is responsible; to the SENCO where there is none. Once for one key.

    Raises Refused where there are no words, or nobody to read them.
    """
    return _to_teacher(actor, pupil, key=key, words=words)


@action("message.change_asked", needs=Permission.MESSAGE_CREATE, by=Side.FAMILY)
def ask_for_change(actor: Actor, pupil: Pupil, *, key: str, part: str, words: str) -> Message:
    """A parent, or the young person, asks to change a part of the plan (6.51). It waits for a written answer as every message does, and
    the plan stays as it was agreed until another is. Once for one key. Raises Refused.
    """
    return _to_teacher(actor, pupil, key=key, words=words, part=part)


@consequence
def _to_teacher(actor: Actor, pupil: Pupil, *, key: str, words: str, part: str = "") -> Message:
    already: Message | None = Message.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    people = people_of(pupil, today=clock.today())
    reader = people.teacher or people.senco or people.head
    if reader is None:
        raise Refused(_("Nobody at school can read this yet. Please call the school office."))
    is_me = pupil.account_id is not None and pupil.account_id == actor.account
    parent = None if is_me else Parent.objects.filter(account=actor.account, links__pupil=pupil).first()
    message = _write(actor, pupil, key=key, words=words, parent=parent, to=reader, part=part)
    _mail(message, reader, "/today")
    return message


@action("message.answered", needs=Permission.MESSAGE_CREATE, by=Side.SCHOOL)
def write_to_family(actor: Actor, pupil: Pupil, *, key: str, words: str, parent: str = "") -> Message:
    """School writes to one parent (by their code), or to the young person (none named): somebody who may read it now, on their page.

    Raises Refused for anybody else, and for one who has no account: they get a letter or a call.
    """
    already: Message | None = Message.objects.filter(key=key, pupil=pupil).first()
    if already is not None:
        return already
    whom = _parent_with(pupil, parent) if parent else None
    account = whom.account if whom is not None else pupil.account if not parent else None
    if account is None:
        raise Refused("They cannot read messages here. Call them, or write a letter.")
    message = _write(actor, pupil, key=key, words=words, parent=whom, to=None)
    _mail(message, account, "/messages")
    return message


def _parent_with(pupil: Pupil, code: str) -> Parent:
    """A confirmed parent of this child who is not kept out."""
    today = clock.today()
    barred = Restriction.objects.filter(open_on(today), pupil=pupil, full=True, parent__isnull=False).values("parent")
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, confirmed_on__isnull=False, parent__code=code).exclude(parent__in=barred)
    link: ParentLink | None = links.select_related("parent__account").first()
    if link is None:
        raise Refused("Choose somebody of the child’s family.")
    return link.parent


@consequence
def _write(actor: Actor, pupil: Pupil, *, key: str, words: str, parent: Parent | None, to: Account | None, part: str = "") -> Message:
    if not words.strip():
        raise Refused(_("Write a few words"))
    message = Message(
        pupil=pupil,
        key=key,
        parent=parent,
        author_id=actor.account or 0,
        from_family=to is not None,
        to=to,
        words=words.strip()[:LONGEST],
        asks_to_change=part.strip()[:LONGEST_PART],
        sent_on=clock.today(),
        sent_at=clock.now(),
    )
    message.save()
    return message


def _mail(message: Message, to: Account, path: str) -> None:
    """A mail that names the school and nothing else."""
    school = message.pupil.last_school()
    post(
        to=to.email,
        subject=f"You have a new message from {school.name}"[:200]
        if not message.from_family
        else f"A family writes to you at {school.name}"[:200],
        body=f"Sign in to read it:\n{settings.ORIGIN}{path}\n",
        purpose="message",
        key=f"message/{message.pk}/{to.pk}",
        about=f"pupil:{message.pupil_id}",
        recheck=RECHECK,
    )

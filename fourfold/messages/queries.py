"""Reading messages, from the person who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.messages.models import Message
from fourfold.notifications.school_people import people_of
from fourfold.pupils.models import ParentLink, Pupil
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class MessageRead:
    """One message: who wrote it, and whether it is one's own."""

    words: str
    who: str
    from_family: bool
    is_mine: bool
    asks_to_change: str
    sent_at: datetime
    code: str


@dataclass(frozen=True)
class Conversation:
    """What one parent (by code; none: the young person) and school have written about a child, oldest first."""

    pupil_code: str
    pupil_name: str
    forename: str
    parent: str
    name: str
    messages: tuple[MessageRead, ...]

    @property
    def waits_for_school(self) -> bool:
        return self.messages[-1].from_family


def visible_to(actor: Actor) -> QuerySet[Message]:
    """The messages that this person may see."""
    return Message.objects.filter(within_reach(actor, Permission.MESSAGE_VIEW, to="pupil", own=Message.conditions(actor)))


def conversations_about(actor: Actor, pupil: Pupil) -> list[Conversation]:
    """Every conversation about a child that this person may read, the one written in last first."""
    return _conversations(actor, visible_to(actor).filter(pupil=pupil))


def own_conversations(actor: Actor) -> list[Conversation]:
    """A family's own conversations with school."""
    if actor.account is None:
        return []
    mine = Q(parent__account=actor.account) | Q(parent__isnull=True, pupil__account=actor.account)
    return _conversations(actor, visible_to(actor).filter(mine))


def messages_waiting(actor: Actor, school: School) -> list[Conversation]:
    """Conversations in which the family wrote last, to this member of staff."""
    here = Q(pupil__enrolments__school=school, pupil__enrolments__ends__isnull=True)
    mine = visible_to(actor)
    about = list(mine.filter(here, to=actor.account).values_list("pupil", flat=True).distinct())
    found = _conversations(actor, mine.filter(pupil__in=about)) if about else []
    return [one for one in found if one.waits_for_school]


def children_to_write_about(actor: Actor) -> QuerySet[Pupil]:
    """The children about whom this person may write to school as family; oneself among them."""
    mine = Exists(ParentLink.objects.filter(open_on(clock.today()), pupil=OuterRef("pk"), parent__account=actor.account))
    ours = Q(mine) | Q(account=actor.account) if actor.account is not None else Q(pk__in=[])
    return Pupil.objects.filter(ours, within_reach(actor, Permission.MESSAGE_CREATE)).order_by("born", "pk")


def reader_of_messages(actor: Actor, pupil: Pupil) -> str:
    """Who reads what a family writes, named before it is sent."""
    people = people_of(pupil, today=clock.today())
    reader = people.teacher or people.senco or people.head
    return reader.formal_name if reader else ""


def _conversations(actor: Actor, rows: QuerySet[Message]) -> list[Conversation]:
    by: dict[tuple[int, int | None], list[Message]] = {}
    for row in rows.select_related("pupil", "parent", "author").order_by("sent_at", "pk"):
        by.setdefault((row.pupil_id, row.parent_id), []).append(row)
    latest = sorted(by.values(), key=lambda some: some[-1].sent_at, reverse=True)
    return [_conversation(actor, some) for some in latest]


def _conversation(actor: Actor, rows: Iterable[Message]) -> Conversation:
    some = list(rows)
    first = some[0]
    return Conversation(
        pupil_code=first.pupil.code,
        pupil_name=first.pupil.name,
        forename=first.pupil.forename,
        parent=first.parent.code if first.parent else "",
        name=first.parent.name if first.parent else first.pupil.forename,
        messages=tuple(
            MessageRead(
                row.words,
                row.author.name if row.from_family else row.author.formal_name,
                row.from_family,
                row.author_id == actor.account,
                row.asks_to_change,
                row.sent_at,
                row.code,
            )
            for row in some
        ),
    )

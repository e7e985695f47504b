"""Who was not written to, and why: the log that a school answers from when a parent asks (s.68)."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.models import Notice
from fourfold.pupils.models import Parent, Pupil
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class NotWrittenTo:
    """One parent who has no copy of one letter. `why` is the reason that held on that day."""

    name: str
    why: str
    title: str
    on: date


def left_out_of(actor: Actor, pupil: Pupil) -> list[NotWrittenTo]:
    """Who has no letter about this child, newest first: for those at school who see the family's contacts and what holds between them."""
    contacts = within_reach(actor, Permission.CONTACTS_VIEW, side=Side.SCHOOL)
    if not Pupil.objects.filter(contacts, pk=pupil.pk).exists():
        return []
    seen = within_reach(actor, Permission.STATUS_VIEW, to="pupil", own=Notice.conditions(actor), side=Side.SCHOOL)
    # As with the letters themselves: the answer to a concern is for those who may read concerns.
    may_read = within_reach(actor, Permission.CONCERN_VIEW, to="pupil", side=Side.SCHOOL)
    rows = [row for row in Notice.objects.filter(seen, pupil=pupil).exclude(~may_read, kind=NoticeKind.CONCERN_ANSWERED) if row.left_out]
    names = {one.pk: one.name for one in Parent._base_manager.filter(pk__in={left["parent"] for row in rows for left in row.left_out})}
    return [
        NotWrittenTo(names[left["parent"]], left["why"], row.letter["title"], row.made_on)
        for row in sorted(rows, key=lambda row: (row.made_at, row.pk), reverse=True)
        for left in row.left_out
        if left["parent"] in names
    ]

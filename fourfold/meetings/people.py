"""Who may be asked to a meeting about a child, and who was there, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fourfold import clock
from fourfold.code_of_practice.meeting import Whose
from fourfold.meetings.kinds import Part
from fourfold.meetings.models import Attendance, Meeting, Responsibility
from fourfold.pupils.adults import member_of_staff
from fourfold.pupils.models import Parent, ParentLink, Pupil
from fourfold.pupils.refusals import Refused
from fourfold.pupils.same_person import barred_parents
from fourfold.pupils.standing import open_on

SOMEBODY = "A parent"
"""How a parent stands in a record where nobody wrote down which of them it was."""


@dataclass(frozen=True)
class There:
    """Somebody at a meeting: a parent or a member of staff by their code, or anybody by name."""

    part: Part
    code: str = ""
    name: str = ""
    came: bool | None = True


@dataclass(frozen=True)
class TakesOn:
    """What one of the three takes on: what, who and by when (6.65)."""

    whose: Whose
    what: str
    who: str = ""
    by_when: date | None = None


def parents_of(pupil: Pupil) -> list[Parent]:
    """The parents who may be asked: those whose link is confirmed and whom nothing shuts out."""
    today = clock.today()
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, confirmed_on__isnull=False)
    links = links.exclude(parent__in=barred_parents(pupil, today=today))
    return [link.parent for link in links.select_related("parent").order_by("priority", "pk")]


def attendance_of(meeting: Meeting, one: There) -> Attendance:
    """A row for somebody, not yet saved. Raises Refused for a parent or an adult who is none of this child's."""
    row = Attendance(pupil=meeting.pupil, meeting=meeting, part=one.part, came=one.came, name=one.name.strip()[:120])
    if one.part is Part.PARENT and one.code:
        row.parent = next((parent for parent in parents_of(meeting.pupil) if parent.code == one.code), None)
        if row.parent is None:
            raise Refused("Choose one of the child’s parents.")
        row.name = row.parent.name
    elif one.part is Part.STAFF and one.code:
        row.account = member_of_staff(meeting.pupil, one.code)
        if row.account is None:
            raise Refused("Choose somebody who works at the school.")
        row.name = row.account.formal_name
    row.name = row.name or SOMEBODY
    return row


def responsibility_of(meeting: Meeting, one: TakesOn) -> Responsibility:
    """A row for what is taken on, not yet saved."""
    return Responsibility(
        pupil=meeting.pupil, meeting=meeting, whose=one.whose, what=one.what.strip(), who=one.who.strip()[:120], by_when=one.by_when
    )


def came(rows: Iterable[Attendance], part: Part) -> bool:
    """Whether anybody came in this part."""
    return any(row.came and row.part == part for row in rows)

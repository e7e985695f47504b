"""The year's meetings: many days set at once, and taken back; one that is called off."""

from collections.abc import Sequence

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.code_of_practice.meeting_dates import Taken, clash
from fourfold.meetings.busy import Planned, families_of, taken_at
from fourfold.meetings.days import must_be_to_come
from fourfold.meetings.kinds import Part
from fourfold.meetings.models import Attendance, Meeting
from fourfold.pupils.actions.bulk_roll import note_each, require_reach
from fourfold.pupils.refusals import Refused
from fourfold.schools.models import School


@action("meetings.planned", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def plan_meetings(actor: Actor, school: School, *, key: str, dates: Sequence[Planned]) -> list[Meeting]:
    """Set all of these days; those at which somebody would be in two places by now are left out. Sent twice with one key, they are set
    once. Raises OutOfReach where one of the pupils is not this person's, Refused for a day that has passed.
    """
    if already := list(Meeting.objects.filter(key__startswith=f"{key}/")):
        return already
    pupils = require_reach(actor, school, Permission.MEETING_CREATE, (one.pupil for one in dates))
    if not dates:
        return []
    for one in dates:
        must_be_to_come(one.day)
    families, rows, people = families_of({one.pk for one in pupils}), [], []
    taken = taken_at(school, min(one.day for one in dates), max(one.day for one in dates))
    for number, one in enumerate(dates):
        staff = frozenset(account.pk for account in one.staff)
        mine = Taken(one.pupil.pk, one.day, one.at, school.meeting_minutes, staff, families.get(one.pupil.pk, 0))
        if any(clash(mine, other) for other in taken):
            continue
        taken.append(mine)
        planned = {"planned_for": one.day, "starts_at": one.at, "minutes": school.meeting_minutes, "where": one.where}
        rows.append(Meeting(pupil=one.pupil, kind=MeetingKind.OTHER, key=f"{key}/{number}"[:48], recorded_by_id=actor.account, **planned))
        people.append(one.staff)
    Meeting.objects.bulk_create(rows)
    Attendance.objects.bulk_create(
        Attendance(pupil=row.pupil, meeting=row, part=Part.STAFF, name=account.formal_name, account=account, came=None)
        for row, staff_of_it in zip(rows, people, strict=True)
        for account in staff_of_it
    )
    note_each(school, [row.pupil for row in rows])
    return rows


@action("meetings.taken_back", needs=Permission.MEETING_CREATE, by=Side.SCHOOL)
def take_back_plans(actor: Actor, school: School, *, key: str) -> int:
    """Take back the days that were set together under this key, of which no family knows yet. How many."""
    rows = Meeting.objects.filter(
        key__startswith=f"{key}/", held_on__isnull=True, called_off_on__isnull=True, invitations__isnull=True
    ).select_related("pupil")
    found = list(rows)
    require_reach(actor, school, Permission.MEETING_CREATE, (row.pupil for row in found))
    Meeting.objects.filter(pk__in=[row.pk for row in found]).update(called_off_on=clock.today())
    note_each(school, [row.pupil for row in found])
    return len(found)


@consequence
def end_plan(meeting: Meeting, *, because: str = "") -> None:
    """Call off a meeting that is still to come, as a consequence within a verb."""
    if meeting.held_on is not None:
        raise Refused("This meeting was held.")
    meeting.called_off_on, meeting.called_off_because = clock.today(), because.strip()
    meeting.sequence += 1
    meeting.save(update_fields=["called_off_on", "called_off_because", "sequence"])

"""Who is where, when: so that nobody is asked to be in two places."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time

from fourfold import clock
from fourfold.accounts.models import Account
from fourfold.code_of_practice.meeting_dates import Taken, clash
from fourfold.meetings.kinds import Part
from fourfold.meetings.models import Attendance, Meeting
from fourfold.pupils.models import Enrolment, ParentLink, Pupil
from fourfold.pupils.refusals import WrongDay
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School
from fourfold.ui.words import day_in_words, time_in_words


class SomebodyElseHasIt(WrongDay):
    """Somebody took that time meanwhile."""


@dataclass(frozen=True)
class Planned:
    """A day for one pupil's meeting, and who of the staff is to be there."""

    pupil: Pupil
    day: date
    at: time | None = None
    staff: tuple[Account, ...] = ()
    where: str = ""


def families_of(pupils: Collection[int]) -> dict[int, int]:
    """One number for each pupil's family: brothers and sisters have the same, where they share a parent."""
    today = clock.today()
    links = ParentLink.objects.filter(open_on(today), pupil__in=pupils).order_by("parent").values_list("pupil", "parent")
    first: dict[int, int] = {}
    for pupil, parent in links:
        first.setdefault(pupil, parent)
    return first


def taken_at(school: School, first: date, last: date) -> list[Taken]:
    """The meetings of a school's pupils from one day to another, held and to come. Three queries."""
    here = Enrolment._base_manager.filter(open_on(clock.today()), school=school).values("pupil")
    rows = Meeting.objects.filter(pupil__in=here, called_off_on__isnull=True, planned_for__range=(first, last)) | Meeting.objects.filter(
        pupil__in=here, held_on__range=(first, last)
    )
    return _taken(list(rows.distinct()))


def _taken(meetings: list[Meeting]) -> list[Taken]:
    staff = defaultdict(set)
    asked = Attendance.objects.filter(meeting__in=meetings, part=Part.STAFF, account__isnull=False).exclude(came=False)
    for meeting, account in asked.values_list("meeting", "account"):
        staff[meeting].add(account)
    families = families_of({one.pupil_id for one in meetings})
    return [
        Taken(
            one.pupil_id,
            one.held_on or one.planned_for or date.min,
            one.starts_at,
            one.minutes or 30,
            frozenset(staff[one.pk]),
            families.get(one.pupil_id, 0),
        )
        for one in meetings
    ]


def check_free(meeting: Meeting, *, day: date, at: time | None, staff: Iterable[int]) -> None:
    """Raises SomebodyElseHasIt where one of these members of staff has another meeting at that time. Their rows stay locked until the
    transaction ends, so that of two who choose at once one is refused. A family's own two meetings are theirs to take at once: two parents
    may each go to one. No such time is suggested or offered to them."""
    wanted = frozenset(staff)
    if at is None or not wanted:
        return
    people = {one.pk: one for one in Account.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    others = Meeting.objects.filter(called_off_on__isnull=True, held_on__isnull=True, planned_for=day, starts_at__isnull=False)
    others = others.filter(attendances__account__in=wanted).exclude(pk=meeting.pk).distinct()
    mine = Taken(meeting.pupil_id, day, at, meeting.minutes or 30, wanted)
    for other in _taken(list(others)):
        if clash(mine, other):
            who = people[min(mine.staff & other.staff)].formal_name
            raise SomebodyElseHasIt(
                f"{who} has another meeting on {day_in_words(day)} at {time_in_words(other.at or at)}. Choose another time."
            )

"""This school year's meetings with one child's parents, in numbers (6.65)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.code_of_practice.families import meetings_wanted
from fourfold.code_of_practice.meeting_year import counts
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.school_year import school_year_ends, school_year_of, school_year_starts
from fourfold.meetings.offers import seen_of
from fourfold.pupils.models import Pupil, SenPeriod
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School

COUNTED = frozenset({Condition.PUBLISHED_TO_FAMILY, Condition.PUBLISHED_TO_PUPIL})
"""How many meetings there were is the family's to know: they were there."""


@dataclass(frozen=True)
class YearOfMeetings:
    """How many were held, offered and declined: three numbers (A34); how many are aimed at, by whose number (A35); and the next."""

    held: int
    offered: int
    declined: int
    wanted: int
    basis: str
    still_due: int
    next_on: date | None


def year_of_meetings(actor: Actor, pupil: Pupil, *, today: date, school: School | None = None) -> YearOfMeetings | None:
    """This school year's meetings with the parents: counts alone, for everyone who may see the plan; None for others. `school` is the
    child's last, where it is in hand.
    """
    periods = SenPeriod._base_manager.filter(open_on(today), pupil=OuterRef("pk"), status=SenStatus.SUPPORT).order_by("-starts", "-pk")
    theirs = Pupil.objects.filter(within_reach(actor, Permission.PLAN_VIEW, under=COUNTED, of=pupil))
    row = theirs.values_list(Subquery(periods.values("starts")[:1])).first()
    if row is None:
        return None
    year, school = school_year_of(today), school or pupil.last_school()
    seen = seen_of([pupil.pk], school_year_starts(year), school_year_ends(year))[pupil.pk]
    since = row[0] or school_year_starts(year)
    aim = meetings_wanted(since, year, pro_rata=school.meetings_pro_rata, a_year=school.meetings_a_year)
    found = counts(seen, year=year, wanted=aim.number, today=today)
    coming = min((one.day for one in seen if not one.held and not one.declined and one.day >= today), default=None)
    return YearOfMeetings(found.held, found.offered, found.declined, aim.number, aim.basis, max(0, aim.number - found.held), coming)

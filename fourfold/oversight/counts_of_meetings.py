"""The year's meetings with parents of a whole school: held, offered, declined, each for itself, and none that tells of one child (6.65)."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.audit.aggregate import Count, aggregate
from fourfold.code_of_practice.families import meetings_wanted
from fourfold.code_of_practice.meeting_year import counts
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.school_year import school_year_ends, school_year_of, school_year_starts
from fourfold.meetings.offers import seen_of
from fourfold.oversight.counts_hidden import Part, part_of, suppressed
from fourfold.pupils.models import Enrolment, SenPeriod
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School


@dataclass(frozen=True)
class MeetingCounts:
    """Meetings of the year so far, not children: held, declined, and asked for without an answer or a meeting yet. `met` is how many
    pupils' families have had as many as are aimed at, and `own_number` whether that number is the school's and not the Code's (A35)."""

    held: Count
    declined: Count
    open: Count
    met: Part
    own_number: bool


@aggregate(needs=Permission.MEETING_VIEW)
def meetings_counted(actor: Actor, school: int, *, today: date) -> MeetingCounts:
    """All of it for one school. Raises Denied."""
    year, here = school_year_of(today), School.objects.get(pk=school)
    on_roll = Enrolment._base_manager.filter(open_on(today), school=school).values("pupil")
    since = dict(SenPeriod._base_manager.filter(open_on(today), status=SenStatus.SUPPORT, pupil__in=on_roll).values_list("pupil", "starts"))
    seen = seen_of(list(since), school_year_starts(year), school_year_ends(year))
    aims = {pk: meetings_wanted(began, year, pro_rata=here.meetings_pro_rata, a_year=here.meetings_a_year) for pk, began in since.items()}
    each = [counts(seen[pk], year=year, wanted=aim.number, today=today) for pk, aim in aims.items()]
    held, declined = sum(one.held for one in each), sum(one.declined for one in each)
    numbers = suppressed([held, declined, sum(one.offered for one in each) - held - declined])
    return MeetingCounts(
        held=Count(numbers[0]),
        declined=Count(numbers[1]),
        open=Count(numbers[2]),
        met=part_of(sum(one.held >= one.wanted for one in each), len(each)),
        own_number=here.meetings_pro_rata,
    )

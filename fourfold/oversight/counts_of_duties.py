"""How far a school has kept its duties this school year, as parts of a whole that tell of no child."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Min, OuterRef, Q

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.audit.aggregate import aggregate
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.school_year import school_year_of
from fourfold.concerns.models import Concern
from fourfold.notifications.arrival import notice_told_on
from fourfold.notifications.models import Notice
from fourfold.oversight.counts_hidden import Part, part_of
from fourfold.pupils.models import Enrolment, SenPeriod
from fourfold.pupils.standing import open_on
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School
from fourfold.support.models import Plan, Review


@dataclass(frozen=True)
class Duties:
    """What was done, of what was to be done by now."""

    answered: Part
    told: Part
    in_force: Part
    reviewed: Part


def duties(actor: Actor, school: int, *, today: date) -> Duties:
    """All four. Raises Denied."""
    return Duties(
        concerns_answered(actor, school, today=today),
        families_told(actor, school, today=today),
        plans_in_force(actor, school, today=today),
        reviews_held(actor, school, today=today),
    )


def began(today: date) -> date:
    """The first day of the school year."""
    return date(school_year_of(today), 9, 1)


@aggregate(needs=Permission.CONCERN_VIEW)
def concerns_answered(actor: Actor, school: int, *, today: date) -> Part:
    """Concerns of this school year that were answered by the day they were due, of those answered or due by now."""
    rows = Concern._base_manager.filter(school=school, raised_on__gte=began(today)).annotate(answered_on=Min("answers__on"))
    days = [(due, on) for due, on in rows.values_list("answer_due", "answered_on") if on is not None or due < today]
    return part_of(sum(on is not None and on <= due for due, on in days), len(days))


@aggregate(needs=Permission.STATUS_VIEW)
def families_told(actor: Actor, school: int, *, today: date) -> Part:
    """Notices of this school year of which everybody had heard within the school's days, of those told or due by now."""
    here = School.objects.get(pk=school)
    calendar = school_calendar(here)
    notices = Notice._base_manager.filter(school=school, made_on__gte=began(today)).prefetch_related("deliveries__sendings")
    last_days: dict[date, date] = {}
    on_time = whole = 0
    for notice in notices:
        if notice.made_on not in last_days:
            last_days[notice.made_on] = calendar.add_school_days(notice.made_on, here.notice_days).day
        due, told = last_days[notice.made_on], notice_told_on(notice)
        whole += told is not None or due < today
        on_time += told is not None and told <= due
    return part_of(on_time, whole)


@aggregate(needs=Permission.PLAN_VIEW)
def plans_in_force(actor: Actor, school: int, *, today: date) -> Part:
    """Pupils with SEN support who have a plan in force."""
    here = Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pupil"))
    plan = Plan._base_manager.filter(starts_on__isnull=False, ends_on__isnull=True, pupil=OuterRef("pupil"))
    pupils = SenPeriod._base_manager.filter(Exists(here), open_on(today), status=SenStatus.SUPPORT)
    return part_of(pupils.filter(Exists(plan)).count(), pupils.count())


@aggregate(needs=Permission.PLAN_VIEW)
def reviews_held(actor: Actor, school: int, *, today: date) -> Part:
    """Reviews held by the day that was agreed in the plan, of those held this school year or overdue now (6.53)."""
    here = Exists(Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pupil")))
    held = Review._base_manager.filter(here, finished_at__isnull=False, held_on__gte=began(today))
    days = list(held.values_list("plan__review_date", "held_on"))
    in_force = Q(starts_on__isnull=False, ends_on__isnull=True, cycle__step__in=[Step.DO, Step.REVIEW])
    overdue = Plan._base_manager.filter(here, in_force, review_date__lt=today).count()
    return part_of(sum(agreed is not None and on is not None and on <= agreed for agreed, on in days), len(days) + overdue)

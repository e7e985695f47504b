"""What a plan may start from: the help that the school offers, the areas of a child's needs, the days for a review."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.needs import Area
from fourfold.code_of_practice.review_days import review_days
from fourfold.provision.models import Provision
from fourfold.provision.queries import library
from fourfold.pupils.areas import broad_area
from fourfold.pupils.models import Need, Pupil
from fourfold.schools.calendar import school_calendar
from fourfold.support.models import Plan
from fourfold.support.reach import seen


def areas_of(actor: Actor, pupil: Pupil) -> list[Area]:
    """The broad areas of the child's needs, the first need's first, as far as this person may read them (6.28-6.35)."""
    rows = seen(actor, Need, Permission.STATUS_VIEW).filter(pupil=pupil, ends__isnull=True).order_by("rank")
    found = (broad_area(row.code, row.area) for row in rows)
    return list(dict.fromkeys(area for area in found if area is not None))


def help_to_offer(actor: Actor, pupil: Pupil) -> list[Provision]:
    """What the child's school offers now, what serves the child's own needs first, then by name (6.50)."""
    first = [str(area) for area in areas_of(actor, pupil)]
    rows = library(actor, school=pupil.ledger_school)
    return sorted(rows, key=lambda one: (first.index(one.area) if one.area in first else len(first), one.name))


def review_days_for(actor: Actor, plan: Plan, *, today: date) -> tuple[date, ...]:
    """The days to choose from for this plan's review (6.53, 6.65)."""
    return review_days(today, school_calendar(plan.pupil.last_school()))

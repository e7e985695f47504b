"""What helps each pupil with SEN support in a teacher's or an assistant's classes, at a glance (6.49)."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.needs import SenStatus
from fourfold.profiles.models import ProfileLine
from fourfold.profiles.queries import first_helps
from fourfold.pupils.models import ClassPlace, ClassStaff, SenPeriod
from fourfold.pupils.queries import visible_to
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.pupils.ties import ties_of
from fourfold.schools.models import School
from fourfold.support.models import Plan


@dataclass(frozen=True)
class InClass:
    """A pupil in class, and one line of what helps; empty where nothing is written down."""

    code: str
    name: str
    class_name: str
    helps: str


@dataclass(frozen=True)
class ClassToday:
    """A person's classes by name, and those of their pupils who have SEN support or an EHC plan, class by class."""

    classes: tuple[str, ...]
    pupils: tuple[InClass, ...]


def in_class_today(actor: Actor, school: School, *, today: date) -> ClassToday:
    """The pupils with SEN support in this person's classes. Each stands once, in the first class. Five queries and those of reach."""
    posts = ClassStaff.objects.filter(open_on(today), account=actor.account, group__school=school)
    groups = dict(posts.values_list("group", "group__name"))
    if not groups:
        return ClassToday((), ())
    on_register = SenPeriod._base_manager.filter(open_on(today), status__in=[SenStatus.SUPPORT, SenStatus.PLAN])
    ties = ties_of(actor, today)
    mine = visible_to(actor, Permission.STATUS_VIEW, side=Side.SCHOOL, ties=ties).filter(pk__in=on_register.values("pupil"))
    places = ClassPlace.objects.filter(open_on(today), group__in=list(groups), pupil__in=mine).select_related("pupil")
    rows = sorted(places, key=lambda row: (groups[row.group_id], row.pupil.surname, row.pupil.forename, row.pupil_id))
    first = {row.pupil_id: row for row in reversed(rows)}
    helps = _what_helps(actor, set(first), ties)
    once = [row for row in rows if first[row.pupil_id] is row]
    pupils = tuple(InClass(row.pupil.code, row.pupil.name, groups[row.group_id], helps.get(row.pupil_id, "")) for row in once)
    return ClassToday(tuple(sorted(groups.values())), pupils)


def _what_helps(actor: Actor, pupils: set[int], ties: Ties) -> dict[int, str]:
    """One line for each: the first strategy of the plan in force, else of the one-page profile."""
    read = within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=ProfileLine.conditions(actor), ties=ties)
    seen = within_reach(actor, Permission.PLAN_VIEW, to="pupil", own=Plan.conditions(actor), ties=ties)
    plans = Plan.objects.filter(seen, pupil__in=pupils, starts_on__isnull=False, ends_on__isnull=True)
    found = first_helps(actor, pupils, today=ties.today, reach=read)
    return found | {pupil: line for pupil, words in plans.values_list("pupil", "strategies") if (line := _first_line(words))}


def _first_line(words: str) -> str:
    return next((line.strip() for line in words.splitlines() if line.strip()), "")

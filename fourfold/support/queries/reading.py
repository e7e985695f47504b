"""The one screen of 6.49 for one adult; which plans wait to be read by them; who has read a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.outbox.models import Mail
from fourfold.pupils.models import Enrolment, Pupil
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.models import School
from fourfold.support.changes import NONE, Changes, Told, changes
from fourfold.support.models import Plan, ProvisionLine, Reading
from fourfold.support.plan_values import PlanRead
from fourfold.support.queries.plans import read_plan
from fourfold.support.reach import seen
from fourfold.support.readers import adults_at, working_with, works_with
from fourfold.support.reminding import reminder_key
from fourfold.support.sentences import help_in_words, lines_of


@dataclass(frozen=True)
class OneScreen:
    """The plan in force as one adult reads it. `is_asked` where they work with the child now, and so should say that they have read it."""

    plan: PlanRead
    row: Plan
    read_at: datetime | None
    is_asked: bool
    changes: Changes


@dataclass(frozen=True)
class ToRead:
    """A plan that waits for one adult: new to them, or a new version of one they know."""

    pupil_code: str
    forename: str
    name: str
    started_on: date | None
    knows_another: bool


@dataclass(frozen=True)
class Reader:
    """An adult who works with the child now, as what, and when they read this version. `reminded` where a mail went to them today;
    cover staff have no account to sign in to (`signs_in`)."""

    code: str
    name: str
    parts: tuple[str, ...]
    read_at: datetime | None
    reminded: bool
    signs_in: bool = True


def one_screen(actor: Actor, pupil: Pupil, *, today: date) -> OneScreen | None:
    """What this person should know of the pupil, and what is new since the version they read before. None where no plan is in force."""
    plan = _in_force(seen(actor, Plan)).filter(pupil=pupil).select_related("cycle", "pupil", "responsible").first()
    if plan is None:
        return None
    mine = list(Reading.objects.filter(pupil=pupil, account=actor.account).select_related("plan").order_by("-read_at", "-pk"))
    this = next((one for one in mine if one.plan_id == plan.pk), None)
    before = next((one for one in mine if one.plan_id != plan.pk), None)
    found = read_plan(actor, plan, today=today)
    works = works_with(actor.account or 0, pupil.ledger_school, today=today)
    return OneScreen(
        plan=found,
        row=plan,
        read_at=this.read_at if this else None,
        is_asked=Plan.objects.filter(works, pk=plan.pk).exists(),
        changes=changes(_told(before.plan), _told_in(found), since=_day(before.read_at)) if before else NONE,
    )


def version_read(actor: Actor, pupil: Pupil, code: str) -> Plan | None:
    """The version of this pupil's plan that a page showed, by its code: in force then, if not now."""
    return seen(actor, Plan).filter(pupil=pupil, code=code, starts_on__isnull=False).select_related("pupil").first()


def _told_in(plan: PlanRead) -> Told:
    """What a version tells those who work with the child."""
    return Told(tuple(one.hoped_for for one in plan.outcomes), tuple(f"{line.what} {line.says}" for line in plan.lines), plan.strategies)


def plans_to_read(actor: Actor, school: School, *, ties: Ties) -> list[ToRead]:
    """The plans in force of pupils with whom this person works at this school, which they have not read, newest first."""
    if actor.account is None:
        return []
    may = within_reach(actor, Permission.PROFILE_CREATE, to="pupil", side=Side.SCHOOL, ties=ties)
    theirs = Reading._base_manager.filter(account=actor.account)
    rows = _here(Plan.objects.filter(may, works_with(actor.account, school.pk, today=ties.today)), school, ties.today)
    rows = rows.exclude(Exists(theirs.filter(plan=OuterRef("pk"))))
    rows = rows.annotate(knows_another=Exists(theirs.filter(pupil=OuterRef("pupil")))).select_related("pupil")
    return [
        ToRead(row.pupil.code, row.pupil.forename, row.pupil.name, row.starts_on, row.knows_another)
        for row in rows.order_by("-starts_on", "pupil__surname", "pk")
    ]


def readers_of(actor: Actor, plan: Plan, *, today: date) -> list[Reader]:
    """Who works with the child now, and whether they have read this version: those who have not first. For those who approve plans."""
    if not _may_remind(actor).filter(pk=plan.pk).exists():
        return []
    (found,) = _readers([plan], plan.pupil.ledger_school, today=today).values()
    return found


@dataclass(frozen=True)
class Unread:
    """How many adults of the school have plans to read, and how many plans that is. `not_reminded`: whom a mail could still reach today."""

    adults: int
    plans: int
    not_reminded: int


ALL_READ = Unread(0, 0, 0)


def unread_at(actor: Actor, school: School, *, today: date) -> Unread:
    """Over all plans in force at the school whose readers this person may remind. The number of queries does not grow with them."""
    plans = list(_here(_may_remind(actor), school, today).select_related("pupil"))
    waiting = {plan: [one for one in readers if one.read_at is None] for plan, readers in _readers(plans, school.pk, today=today).items()}
    adults = {one.code: one for readers in waiting.values() for one in readers}
    return Unread(
        adults=len(adults),
        plans=sum(bool(readers) for readers in waiting.values()),
        not_reminded=sum(one.signs_in and not one.reminded for one in adults.values()),
    )


def _may_remind(actor: Actor) -> "QuerySet[Plan]":
    """The plans whose readers this person may know and remind. A parent approves plans too, but not for the school."""
    reach = within_reach(actor, Permission.PLAN_APPROVE, to="pupil", own=Plan.conditions(actor), side=Side.SCHOOL)
    rows: QuerySet[Plan] = Plan.objects.filter(reach)
    return rows


def _readers(plans: Iterable[Plan], school: int, *, today: date) -> dict[Plan, list[Reader]]:
    """The readers of each plan."""
    rows = list(plans)
    adults = adults_at(school, today)
    working = working_with({plan.pupil_id for plan in rows}, school, adults, today=today)
    read_at = {(one.plan_id, one.account_id): one.read_at for one in Reading.objects.filter(plan__in=rows)}
    reminded = _reminded(school, {account for parts in working.values() for account in parts}, today)
    found = {}
    for plan in rows:
        readers = [
            Reader(one.code, one.name, parts, read_at.get((plan.pk, account)), account in reminded, one.reads)
            for account, parts in working[plan.pupil_id].items()
            for one in (adults[account],)
        ]
        found[plan] = sorted(readers, key=lambda one: (one.read_at is not None, one.name, one.code))
    return found


def _reminded(school: int, accounts: Iterable[int], today: date) -> set[int]:
    """Those to whom a reminder was posted today."""
    keys = {reminder_key(school, account, today): account for account in accounts}
    return {keys[key] for key in Mail.objects.filter(key__in=list(keys)).values_list("key", flat=True)}


def _here(plans: "QuerySet[Plan]", school: School, today: date) -> "QuerySet[Plan]":
    """Those in force, of pupils on this school's roll."""
    on_roll = Enrolment._base_manager.filter(open_on(today), school=school, pupil=OuterRef("pupil"))
    return _in_force(plans).filter(Exists(on_roll))


def _in_force(plans: "QuerySet[Plan]") -> "QuerySet[Plan]":
    return plans.filter(Q(starts_on__isnull=False, ends_on__isnull=True))


def _told(plan: Plan) -> Told:
    """The same as `_told_in`, of an earlier version's row."""
    lines = ProvisionLine.objects.filter(plan=plan, dropped_at__isnull=True).select_related("deliverer")
    return Told(
        tuple(plan.outcomes.filter(dropped_at__isnull=True).values_list("hoped_for", flat=True)),
        tuple(f"{line.what} {_says(line)}" for line in lines),
        lines_of(plan.strategies),
    )


def _says(line: ProvisionLine) -> str:
    return help_in_words(line.times_a_week, line.minutes, line.deliverer.formal_name if line.deliverer else "", line.group_size)


def _day(moment: datetime) -> date:
    return moment.astimezone(clock.LONDON).date()

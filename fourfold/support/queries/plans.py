"""Plans as they are read: the same values for staff and family, with what was given beside what was promised."""

from datetime import date

from django.db.models import QuerySet
from django.utils.translation import get_language

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.code_of_practice.giving import given
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pupils.models import Pupil
from fourfold.pupils.queries import rights_to
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School
from fourfold.support.kinds import ANSWER_NAMES, Answer
from fourfold.support.models import Agreement, Outcome, Plan, ProvisionLine
from fourfold.support.plan_values import STATE_NAMES, AnswerRead, FurtherRead, LineRead, OutcomeRead, PlanRead, PlanState, state_of
from fourfold.support.queries.giving import Weeks, weeks_of_lines
from fourfold.support.queries.responsible import responsible_now
from fourfold.support.reach import seen
from fourfold.support.sentences import given_in_words, help_in_words, how_often, lines_of
from fourfold.support.templates import template_named

PUBLISHED = frozenset({Condition.PUBLISHED_TO_FAMILY})
"""What holds of every session of a plan that the family was given."""


def newest_plan(actor: Actor, pupil: Pupil) -> Plan | None:
    """The newest version that this person may see, of the newest cycle that has one."""
    return _plans(actor, pupil).order_by("-cycle__number", "-version").first()


def plan_coded(actor: Actor, pupil: Pupil, code: str) -> Plan | None:
    """Any version that this person may see, by its code."""
    return _plans(actor, pupil).filter(code=code).first()


def plan_in_force(actor: Actor, pupil: Pupil) -> Plan | None:
    """The plan by which help is given now."""
    return _plans(actor, pupil).filter(starts_on__isnull=False, ends_on__isnull=True).first()


def draft_of(actor: Actor, pupil: Pupil) -> Plan | None:
    """The draft that is being written, if there is one."""
    return _plans(actor, pupil).filter(shared_at__isnull=True).exclude(cycle__step=Step.CLOSED).first()


def part_of(actor: Actor, plan: Plan, code: str) -> Outcome | ProvisionLine | None:
    """The outcome or the line of this plan with that code."""
    wanted = {"plan": plan, "code": code, "dropped_at": None}
    return seen(actor, Outcome).filter(**wanted).first() or seen(actor, ProvisionLine).filter(**wanted).first()


def _plans(actor: Actor, pupil: Pupil) -> "QuerySet[Plan]":
    return seen(actor, Plan, of=pupil).select_related("cycle", "pupil", "responsible", "changed_by")


def read_plan(actor: Actor, plan: Plan, *, today: date, school: School | None = None) -> PlanRead:
    """The plan as this person may read it: sessions only for those who may see them, and answers only their own for a family. `school` is
    the child's last, where it is in hand.
    """
    form = template_named(plan.template)
    if school is None and plan.starts_on is not None:
        school = plan.pupil.last_school()
    lines = list(plan.lines.filter(dropped_at__isnull=True).select_related("deliverer"))
    weeks = _weeks(actor, plan, lines, school, today=today)
    by_outcome: dict[int, list[LineRead]] = {}
    for line in lines:
        by_outcome.setdefault(line.outcome_id, []).append(_read_line(line, weeks.get(line.pk)))
    return PlanRead(
        code=plan.code,
        version=plan.version,
        cycle_number=plan.cycle.number,
        step=Step(plan.cycle.step),
        state=(state := state_of(plan.shared_at, plan.starts_on, plan.ends_on)),
        state_name=STATE_NAMES[state],
        outcomes=tuple(
            OutcomeRead(one.code, one.hoped_for, one.now, one.measure, one.by_when, one.in_their_words, tuple(by_outcome.get(one.pk, ())))
            for one in plan.outcomes.filter(dropped_at__isnull=True)
        ),
        strategies=lines_of(plan.strategies),
        at_home=lines_of(plan.at_home),
        pupils_part=lines_of(plan.pupils_part),
        expected_impact=plan.expected_impact,
        further=tuple(
            FurtherRead(section.asks, section.heading(get_language() or "en"), written)
            for section in form.further
            if (written := section.lines(plan.further.get(section.key, "")))
        ),
        template_name=form.name,
        review_date=plan.review_date,
        responsible=_responsible(actor, plan, state, school, today=today),
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        shared_at=plan.shared_at,
        answers=_answers_to(actor, plan),
    )


def _responsible(actor: Actor, plan: Plan, state: PlanState, school: School | None, *, today: date) -> str:
    """Who answers for the help: while it is given, whoever does today; else the one whom this version names."""
    is_given = state is PlanState.IN_FORCE
    found = responsible_now(actor, plan.pupil, school, today=today) if school and is_given else plan.responsible
    return found.formal_name if found else ""


def _read_line(line: ProvisionLine, weeks: Weeks | None) -> LineRead:
    """One line as plain values."""
    who = line.deliverer.formal_name if line.deliverer else ""
    found = given(weeks) if weeks is not None else None
    return LineRead(
        code=line.code,
        what=line.what,
        who=who,
        group_size=line.group_size,
        often=how_often(line.times_a_week, line.minutes),
        says=help_in_words(line.times_a_week, line.minutes, who, line.group_size),
        starts=line.starts,
        until=line.until,
        minutes=line.minutes,
        found=found,
        given=given_in_words(found) if found is not None else "",
    )


def _weeks(actor: Actor, plan: Plan, lines: list[ProvisionLine], school: School | None, *, today: date) -> dict[int, Weeks]:
    """Planned and given for each line, week by week; nothing for those who may not see sessions."""
    if school is None or plan.starts_on is None or Permission.SESSIONS_VIEW not in rights_to(actor, plan.pupil, under=PUBLISHED):
        return {}
    for line in lines:
        line.plan = plan
    return weeks_of_lines(actor, lines, school_calendar(school), today=today)


def _answers_to(actor: Actor, plan: Plan) -> tuple[AnswerRead, ...]:
    """What was said of this version that this person may read, oldest first."""
    rows = seen(actor, Agreement, of=plan.pupil).filter(plan=plan).select_related("parent", "pupil")
    return tuple(
        AnswerRead(
            Answer(row.answer),
            ANSWER_NAMES[Answer(row.answer)],
            row.parent.name if row.parent else row.pupil.forename,
            row.words,
            row.said_on,
            row.how,
        )
        for row in rows
    )

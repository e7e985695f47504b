"""Prompts and what was answered to them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, OuterRef, QuerySet, Subquery, When

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.identification import Prompt as Why
from fourfold.code_of_practice.prompting import ASKS, Answer, Circumstance, Considered, Stands
from fourfold.noticing.models import LookedOver, Prompt, PromptAnswer
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.schools.models import School


@dataclass(frozen=True)
class AnswerRead:
    """One answer: what was decided, why or what, and what was thought of each circumstance (what was known, the thought)."""

    answer: Answer
    words: str
    look_again_on: date | None
    concern: str
    by: str
    on: date
    considered: tuple[tuple[Circumstance, str, Considered], ...]


@dataclass(frozen=True)
class PromptRead:
    """One prompt as pages show it. `measures` are the names of those with two signs or more."""

    code: str
    pupil: int
    pupil_code: str
    pupil_name: str
    forename: str
    round_name: str
    round_day: date
    made_on: date
    why: tuple[Why, ...]
    measures: tuple[str, ...]
    rule_version: int
    stands: Stands
    withdrawn_on: date | None
    was_corrected: bool
    answers: tuple[AnswerRead, ...]

    @property
    def asks(self) -> bool:
        """Whether somebody should answer now."""
        return self.stands in ASKS

    @property
    def last(self) -> AnswerRead | None:
        """The answer that stands."""
        return self.answers[-1] if self.answers else None


@dataclass(frozen=True)
class LookRead:
    """A round that was looked over: of how many pupils something can be told, and how many prompts chance alone would bring."""

    round_name: str
    round_day: date
    pupils: int
    told: int
    by_chance: float


def visible_to(actor: Actor, *, of: Pupil | None = None) -> QuerySet[Prompt]:
    """The prompts that this person may see."""
    return Prompt.objects.filter(within_reach(actor, Permission.PROGRESS_VIEW, to="pupil", own=Prompt.conditions(actor), of=of))


def prompts_of(actor: Actor, pupil: Pupil, *, today: date) -> list[PromptRead]:
    """A pupil's prompts, the newest round first."""
    return [_read(row, today) for row in _whole(visible_to(actor, of=pupil)).filter(pupil=pupil).order_by("-round__day", "-pk")]


def prompts_at(actor: Actor, school: School, *, today: date) -> list[PromptRead]:
    """The newest prompt of each pupil of a school, those that wait the longest first. Neither queries nor rows grow with the years.

    Where the newest was withdrawn before anybody answered, the one before it.
    """
    void = Case(When(withdrawn_on__isnull=False, answers__isnull=True, then=True), default=False)
    of_pupil = Prompt._base_manager.filter(pupil=OuterRef("pupil"), school=school).order_by(void, "-round__day", "-pk")
    rows = _whole(visible_to(actor)).filter(school=school, pk=Subquery(of_pupil.values("pk")[:1]))
    return sorted((_read(row, today) for row in rows), key=lambda one: (one.made_on, one.pupil_name, one.pupil))


def prompt_named(actor: Actor, code: str) -> Prompt | None:
    """The prompt itself, for the verb that follows."""
    return visible_to(actor).filter(code=code).select_related("pupil", "school").first()


def last_look(actor: Actor, school: School) -> LookRead | None:
    """The latest round of this person's school that was looked over: numbers, and nobody's results."""
    if school.pk not in actor.schools:
        return None
    row = LookedOver.objects.filter(school=school).select_related("round").order_by("-round__day").first()
    return row and LookRead(row.round.name, row.round.day, row.pupils, row.told, row.by_chance)


def _whole(rows: QuerySet[Prompt]) -> QuerySet[Prompt]:
    return rows.select_related("pupil", "round").prefetch_related("answers__by", "answers__concern__answers")


def _read(row: Prompt, today: date) -> PromptRead:
    """One prompt as plain values."""
    two = [one["name"] for one in row.measures if sum(told == "yes" for told in one["signs"].values()) >= 2]
    return PromptRead(
        code=row.code,
        pupil=row.pupil_id,
        pupil_code=row.pupil.code,
        pupil_name=row.pupil.name,
        forename=row.pupil.forename,
        round_name=row.round.name,
        round_day=row.round.day,
        made_on=row.made_at.date(),
        why=tuple(Why(one) for one in row.why),
        measures=tuple(two),
        rule_version=row.rule_version,
        stands=row.stands_on(today),
        withdrawn_on=row.withdrawn_on,
        was_corrected=bool(row.earlier),
        answers=tuple(_answer(one) for one in sorted(row.answers.all(), key=lambda one: (one.at, one.pk))),
    )


def _answer(row: PromptAnswer) -> AnswerRead:
    kept = {Circumstance(name): said for name, said in row.considered.items()}
    return AnswerRead(
        answer=Answer(row.answer),
        words=row.words,
        look_again_on=row.look_again_on,
        concern=row.concern.reference if row.concern else "",
        by=row.by.formal_name if row.by else "",
        on=row.on,
        considered=tuple((one, kept[one]["known"], Considered(kept[one]["thought"])) for one in Circumstance if one in kept),
    )

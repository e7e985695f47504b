"""Advice as plain values, for staff, family and specialist alike; and its report, for whoever may read the advice."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.consulting import Profession
from fourfold.code_of_practice.needs import NEED_TYPES
from fourfold.documents.arriving.scanning import SAYS, Scan
from fourfold.documents.models import File
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.specialists.kinds import LINE_NAMES, PROFESSION_NAMES, LineKind
from fourfold.specialists.models import Advice, AdviceLine


@dataclass(frozen=True)
class AdviceLineRead:
    """One suggestion, and what became of it: `settled` says it in a sentence, "" where nobody decided yet."""

    code: str
    kind: LineKind
    kind_name: str
    words: str
    need: str
    in_plan: bool
    not_because: str
    is_settled: bool


@dataclass(frozen=True)
class AdviceRead:
    """One piece of advice. `report` is the name of its file, "" where there is none, and `scanned` says whether that was looked at."""

    code: str
    profession_name: str
    by: str
    written_on: date
    arrived_on: date
    found: tuple[str, ...]
    needs: tuple[str, ...]
    lines: tuple[AdviceLineRead, ...]
    report: str
    scanned: str
    given_on: date | None
    for_staff_on: date | None
    referral: str
    from_specialist: bool

    @property
    def unsettled(self) -> int:
        """How many suggestions nobody has decided on."""
        return sum(not line.is_settled for line in self.lines)


def visible_to(actor: Actor, *, side: Side, of: Pupil | None = None) -> "QuerySet[Advice]":
    """The advice that this person may read, as one of that side."""
    reach = within_reach(actor, Permission.ADVICE_VIEW, to="pupil", own=Advice.conditions(actor), side=side, of=of)
    rows: QuerySet[Advice] = Advice.objects.filter(reach).select_related("pupil", "report", "referral")
    return rows


def advice_of(actor: Actor, pupil: Pupil, *, side: Side = Side.SCHOOL) -> list[AdviceRead]:
    """All advice about a pupil, the newest first."""
    return [read_advice(actor, row) for row in visible_to(actor, side=side, of=pupil).prefetch_related("lines")]


def advice_named(actor: Actor, pupil: Pupil, code: str, *, side: Side = Side.SCHOOL) -> Advice | None:
    """One piece of advice."""
    return visible_to(actor, side=side, of=pupil).filter(code=code).first()


def advice_at(actor: Actor, pupil: str, code: str, *, side: Side = Side.SCHOOL) -> Advice | None:
    """The same by both codes of an address."""
    return visible_to(actor, side=side).filter(pupil__code=pupil, code=code).first()


def advice_for_family(actor: Actor, pupil: str) -> list[AdviceRead]:
    """All advice that this reader of the family has, the newest first."""
    return [read_advice(actor, row) for row in visible_to(actor, side=Side.FAMILY).filter(pupil__code=pupil).prefetch_related("lines")]


def report_of(actor: Actor, pupil: Pupil, code: str, *, side: Side = Side.SCHOOL) -> File | None:
    """The report of one piece of advice: whoever may read the advice may read it."""
    advice = advice_named(actor, pupil, code, side=side)
    return advice.report if advice is not None else None


def line_named(actor: Actor, advice: Advice, code: str) -> AdviceLine | None:
    """One suggestion of it, for staff who may read the advice."""
    if advice_named(actor, advice.pupil, advice.code) is None:
        return None
    line: AdviceLine | None = advice.lines.filter(code=code).select_related("advice", "pupil", "plan").first()
    return line


def read_advice(actor: Actor, row: Advice) -> AdviceRead:
    """One piece of advice that was found for this person, as plain values."""
    return AdviceRead(
        code=row.code,
        profession_name=PROFESSION_NAMES[Profession(row.profession)],
        by=row.by,
        written_on=row.written_on,
        arrived_on=row.arrived_on,
        found=tuple(line for line in row.found.splitlines() if line.strip()),
        needs=tuple(NEED_TYPES[code].name for code in row.needs if code in NEED_TYPES),
        lines=tuple(_line(line) for line in row.lines.all()),
        report=row.report.title if row.report else "",
        scanned=SAYS[Scan(row.report.scanned)] if row.report else "",
        given_on=row.given_on,
        for_staff_on=row.for_staff_on,
        referral=row.referral.code if row.referral else "",
        from_specialist=row.sent_by_id is not None,
    )


def _line(line: AdviceLine) -> AdviceLineRead:
    kind = LineKind(line.kind)
    need = NEED_TYPES[line.need].name if line.need in NEED_TYPES else ""
    return AdviceLineRead(
        line.code, kind, LINE_NAMES[kind], line.words, need, line.plan_id is not None, line.not_because, line.settled_on is not None
    )

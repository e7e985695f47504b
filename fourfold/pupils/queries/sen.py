"""A pupil's SEN status, needs and circumstances, as far as a person may read them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Case, Value, When

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.needs import AREA_NAMES, NEED_TYPES, STATUS_NAMES, SenStatus
from fourfold.pupils.areas import broad_area
from fourfold.pupils.models import Circumstances, Need, Pupil, SenPeriod
from fourfold.pupils.queries.records import CENSUS
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class StatusLine:
    """A time with one SEN status."""

    status: str
    name: str
    starts: date
    ends: date | None
    annual_review_on: date | None
    because: str


@dataclass(frozen=True)
class NeedLine:
    """A need. `detail` is there for those who may read clinical detail; `area` is empty where no broad area is known."""

    code: str
    name: str
    area: str
    area_name: str
    rank: int
    detail: str
    staff_should_know: bool
    starts: date
    ends: date | None


Circumstance = Circumstances


def statuses_of(actor: Actor, pupil: Pupil) -> list[StatusLine]:
    """The pupil's SEN statuses, newest first."""
    mine = within_reach(actor, Permission.STATUS_VIEW, to="pupil", under=CENSUS, side=Side.SCHOOL, of=pupil)
    rows = SenPeriod.objects.filter(mine)
    return [
        StatusLine(row.status, STATUS_NAMES[SenStatus(row.status)], row.starts, row.ends, row.annual_review_on, row.because) for row in rows
    ]


def needs_of(actor: Actor, pupil: Pupil) -> list[NeedLine]:
    """The pupil's needs: those that last by rank, then those that ended, newest first."""
    mine = within_reach(actor, Permission.STATUS_VIEW, to="pupil", under=CENSUS, side=Side.SCHOOL, of=pupil)
    detail = within_reach(actor, Permission.CLINICAL_VIEW, to="pupil", own=Need.conditions(actor), side=Side.SCHOOL, of=pupil)
    readable = Case(When(detail, then=Value(True)), default=Value(False), output_field=BooleanField())
    rows = Need.objects.filter(mine).annotate(detail_is_readable=readable)
    lines = [_need_line(row, may_read_detail=row.detail_is_readable) for row in rows]
    lasting = sorted((line for line in lines if line.ends is None), key=lambda line: line.rank)
    return lasting + sorted((line for line in lines if line.ends is not None), key=lambda line: (line.ends, line.starts), reverse=True)


def _need_line(row: Need, *, may_read_detail: bool) -> NeedLine:
    area = broad_area(row.code, row.area)
    return NeedLine(
        code=row.code,
        name=NEED_TYPES[row.code].name if row.code in NEED_TYPES else row.code,
        area=area or "",
        area_name=AREA_NAMES[area] if area else "",
        rank=row.rank,
        detail=row.detail if may_read_detail else "",
        staff_should_know=row.staff_should_know,
        starts=row.starts,
        ends=row.ends,
    )


def circumstances_of(actor: Actor, pupil: Pupil) -> Circumstances | None:
    """What is known of the pupil's circumstances, for those who may read of progress."""
    mine = within_reach(actor, Permission.PROGRESS_VIEW, to="pupil", side=Side.SCHOOL, of=pupil)
    return Circumstances.objects.filter(mine).first()

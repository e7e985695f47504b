"""SEN status and needs by hand or import; circumstances; care."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.pupils.meanwhile import check_unchanged
from fourfold.pupils.models import Circumstances, LookedAfter, Need, Pupil, SenPeriod
from fourfold.schools.models import Authority

CIRCUMSTANCES = tuple(field.name for field in Circumstances._meta.concrete_fields if field.name not in ("id", "pupil"))


@dataclass(frozen=True)
class RankedNeed:
    """A need as somebody states it: census code, broad area where the code does not tell, diagnostic detail."""

    code: str
    area: str = ""
    detail: str = ""
    staff_should_know: bool = False


class NoChange(Exception):
    """The status is that already."""


@action("sen_status.recorded", needs=Permission.STATUS_CREATE, by=Side.SCHOOL)
def record_sen_status(
    actor: Actor, pupil: Pupil, *, status: str, starts: date, annual_review_on: date | None = None, because: str = ""
) -> SenPeriod:
    """Write down a SEN status that was decided elsewhere: an EHC plan, a status brought from another school. Raises NoChange."""
    return change_sen_status(pupil, status=status, starts=starts, annual_review_on=annual_review_on, because=because)


@consequence
def change_sen_status(pupil: Pupil, *, status: str, starts: date, annual_review_on: date | None = None, because: str = "") -> SenPeriod:
    """The status that follows from a decision; the open one ends the day before. Raises NoChange where it is that already."""
    now = SenPeriod.objects.filter(pupil=pupil, ends__isnull=True).first()
    if now is not None and now.status == status:
        raise NoChange("That is the status already.")
    if now is not None:
        now.ends = max(now.starts, starts - timedelta(days=1))
        now.save(update_fields=["ends"])
    period = SenPeriod(pupil=pupil, status=status, starts=starts, annual_review_on=annual_review_on, because=because)
    period.save()
    return period


@action("needs.recorded", needs=Permission.STATUS_EDIT, by=Side.SCHOOL)
def record_needs(actor: Actor, pupil: Pupil, *, needs: list[RankedNeed], on: date) -> list[Need]:
    """State the pupil's needs, first ranked first. A need that is no longer stated ends; history stays."""
    return rank_needs(pupil, needs=needs, on=on, recorded_by=actor.account)


@consequence
def rank_needs(pupil: Pupil, *, needs: list[RankedNeed], on: date, recorded_by: int | None) -> list[Need]:
    """The same, as a consequence within another verb. An unchanged need keeps its row."""
    stated = {need.code: (rank, need) for rank, need in enumerate(needs, start=1)}
    kept: dict[str, Need] = {}
    for row in Need.objects.filter(pupil=pupil, ends__isnull=True):
        rank, need = stated.get(row.code, (0, None))
        if need is not None and (row.rank, row.area, row.detail, row.staff_should_know) == (
            rank,
            need.area,
            need.detail,
            need.staff_should_know,
        ):
            kept[row.code] = row
        else:
            row.ends = max(row.starts, on - timedelta(days=1))
            row.save(update_fields=["ends"])
    for code, (rank, need) in stated.items():
        if code not in kept:
            row = Need(
                pupil=pupil,
                code=code,
                rank=rank,
                area=need.area,
                detail=need.detail,
                staff_should_know=need.staff_should_know,
                starts=on,
                recorded_by_id=recorded_by,
            )
            row.save()
            kept[code] = row
    return [kept[need.code] for need in needs]


@action("circumstances.recorded", needs=Permission.PROGRESS_EDIT, by=Side.SCHOOL)
def record_circumstances(actor: Actor, pupil: Pupil, *, seen: str | None = None, **facts: Any) -> Circumstances:
    """Record what may explain slow progress: EAL, attendance, sight, hearing, what the teacher knows (6.21-6.24).

    `seen` is the mark of what the person read. Raises ChangedMeanwhile where somebody else changed it since."""
    row = Circumstances.objects.filter(pupil=pupil).first() or Circumstances(pupil=pupil)
    fresh = row._state.adding
    check_unchanged(row, CIRCUMSTANCES, seen)
    for name, value in facts.items():
        if name not in CIRCUMSTANCES:
            raise TypeError(f"{name} is no circumstance")
        setattr(row, name, value)
    row.save(**({} if fresh else {"update_fields": list(facts)}))
    return row


@action("care.recorded", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def record_care(actor: Actor, pupil: Pupil, *, authority: Authority, starts: date, **who: Any) -> LookedAfter:
    """Record that a child is looked after, by which authority, and who their social worker and virtual head are.

    A time in care that is open already is corrected, not begun twice."""
    now = LookedAfter.objects.filter(pupil=pupil, ends__isnull=True).first()
    if now is not None:
        for name, value in {"authority": authority, "starts": starts, **who}.items():
            setattr(now, name, value)
        now.save(update_fields=["authority", "starts", *who])
        return now  # type: ignore[no-any-return]  # the record's manager is untyped
    time_in_care = LookedAfter(pupil=pupil, authority=authority, starts=starts, **who)
    time_in_care.save()
    return time_in_care


@action("care.ended", needs=Permission.CONTACTS_EDIT, by=Side.SCHOOL)
def end_care(actor: Actor, care: LookedAfter, *, on: date) -> None:
    """Record that a child is no longer looked after; `on` is the last day."""
    care.ends = on
    care.save(update_fields=["ends"])

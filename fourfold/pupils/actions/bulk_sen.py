"""Many pupils' SEN histories and circumstances at once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.pupils.actions.bulk_roll import note_each, require_reach
from fourfold.pupils.actions.sen import RankedNeed
from fourfold.pupils.models import Circumstances, Need, Pupil, SenPeriod
from fourfold.schools.models import School


class HasHistory(Exception):
    """A pupil has a SEN history here already: it goes on through `record_sen_status`, one pupil at a time."""


@dataclass(frozen=True)
class Period:
    """A time with one SEN status; `ends` is its last day."""

    status: str
    starts: date
    ends: date | None = None
    annual_review_on: date | None = None


@dataclass(frozen=True)
class SenHistory:
    """One pupil's SEN history: its times, oldest first, and the needs that hold now, first ranked first."""

    pupil: Pupil
    periods: tuple[Period, ...]
    needs: tuple[RankedNeed, ...] = ()
    needs_since: date | None = None
    because: str = ""


@action("sen_histories.recorded", needs=Permission.STATUS_CREATE, by=Side.SCHOOL)
def record_sen_histories(actor: Actor, school: School, *, histories: Sequence[SenHistory]) -> None:
    """Write down SEN histories decided elsewhere, of pupils who have none here yet. Raises HasHistory."""
    pupils = require_reach(actor, school, Permission.STATUS_CREATE, (history.pupil for history in histories))
    if (known := SenPeriod.objects.filter(pupil__in=pupils).select_related("pupil").first()) is not None:
        raise HasHistory(f"{known.pupil} has a SEN history here already.")
    SenPeriod.objects.bulk_create(
        SenPeriod(pupil=history.pupil, because=history.because, **asdict(period)) for history in histories for period in history.periods
    )
    Need.objects.bulk_create(
        Need(
            pupil=history.pupil,
            rank=rank,
            starts=history.needs_since or history.periods[-1].starts,
            recorded_by_id=actor.account,
            **asdict(need),
        )
        for history in histories
        for rank, need in enumerate(history.needs, start=1)
    )
    note_each(school, pupils)


@action("circumstances.recorded_of_many", needs=Permission.PROGRESS_EDIT, by=Side.SCHOOL)
def record_circumstances_of_many(actor: Actor, school: School, *, facts: Sequence[tuple[Pupil, Mapping[str, Any]]]) -> None:
    """Record what may explain slow progress, for pupils of whom nothing is known yet and of whom something is (6.21-6.24)."""
    pupils = require_reach(actor, school, Permission.PROGRESS_EDIT, (pupil for pupil, _ in facts))
    names = sorted({name for _, values in facts for name in values})
    if unknown := set(names) - {field.name for field in Circumstances._meta.concrete_fields} | {"id", "pupil"} & set(names):
        raise TypeError(f"{', '.join(sorted(unknown))} is no circumstance")
    known = {row.pupil_id: row for row in Circumstances.objects.filter(pupil__in=pupils)}
    new = []
    for pupil, values in facts:
        row = known.get(pupil.pk)
        if row is None:
            row = known[pupil.pk] = Circumstances(pupil=pupil)
            new.append(row)
        for name, value in values.items():
            setattr(row, name, value)
    Circumstances.objects.bulk_create(new)
    Circumstances.objects.bulk_update([row for row in known.values() if row not in new], names, batch_size=200)
    note_each(school, pupils)

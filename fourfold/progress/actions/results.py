"""Writing results down: of a class, or of a whole school from a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.progress.closing import ask_to_look_over
from fourfold.progress.models import Measure, Result, Round
from fourfold.progress.scales import Missed, NotOnThisScale, Scale, check_value
from fourfold.pupils.actions.bulk_roll import note_each, require_reach
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.schools.models import School

AT_ONCE = 500
CHANGEABLE = ("value", "missed", "taken_on", "source", "sure", "by", "at")


class RoundClosed(Exception):
    """Teachers change nothing in a closed in_round."""


@dataclass(frozen=True)
class Entry:
    """What is to be written down of one pupil on one measure: a value, or why there is none."""

    pupil: Pupil
    measure: Measure
    value: Decimal | None = None
    missed: str = ""
    taken_on: date | None = None
    """The round's own day where nothing is said."""
    source: str | None = None
    """Which test; None for what is said of all of them."""
    sure: bool = False
    """That somebody looked again, and it stands."""
    withdrawn: bool = False
    """Nothing is to stand there any more: it was written on the wrong line."""
    seen: str | None = None
    """The mark of what stood there when somebody wrote this, "" for nothing; None where that does not matter."""


@dataclass(frozen=True)
class Clash:
    """Somebody else wrote something else meanwhile: theirs stands, and this is not written until its writer says so."""

    entry: Entry
    theirs: Result | None
    """None where they took away what stood."""


@action("results.recorded", needs=Permission.PROGRESS_CREATE, by=Side.SCHOOL)
def record_results(actor: Actor, in_round: Round, *, entries: Sequence[Entry], source: str = "") -> list[Clash]:
    """Write down results of a round, of pupils whom this person may assess (6.17). What stands already is corrected; where another wrote
    meanwhile both are told, and theirs stands.

    Raises NotOnThisScale, RoundClosed, and OutOfReach for a pupil or measure that is not this person's to write of.
    """
    in_round.refresh_from_db(fields=["closed_on"])
    return _write(actor, in_round.school, {in_round: entries}, source)


@action("results.brought_in", needs=Permission.PROGRESS_CREATE, by=Side.SCHOOL)
def bring_in_results(actor: Actor, school: School, *, rounds: Mapping[Round, Sequence[Entry]], source: str) -> None:
    """Write down results of any rounds of a school, from a file or another system. The same file again changes nothing.

    Raises as `record_results`.
    """
    if any(in_round.school_id != school.pk for in_round in rounds):
        raise OutOfReach("There is nothing here for you.")
    _write(actor, school, rounds, source)


def _write(actor: Actor, school: School, rounds: Mapping[Round, Sequence[Entry]], source: str) -> list[Clash]:
    """All of it, one line of the ledger with each pupil of whom something changed."""
    require_reach(actor, school, Permission.PROGRESS_CREATE, (entry.pupil for entries in rounds.values() for entry in entries))
    now, touched, clashes = clock.now(), {}, []
    for in_round, entries in rounds.items():
        _check(school, entries)
        standing = {(row.pupil_id, row.measure_id): row for row in Result.objects.filter(round=in_round, replaced_at__isnull=True)}
        new, changed = [], []
        for entry in {(entry.pupil.pk, entry.measure.pk): entry for entry in entries}.values():
            row = standing.get((entry.pupil.pk, entry.measure.pk))
            says = _says(entry, row, in_round, source)
            if row is not None and not entry.withdrawn and all(getattr(row, name) == value for name, value in says.items()):
                continue
            if entry.withdrawn and row is None:
                continue
            if entry.seen not in (None, row.mark if row else "") and not _same(entry, row):
                clashes.append(Clash(entry, row))
                continue
            touched[entry.pupil.pk] = entry.pupil
            if row is not None:
                changed.append(row)
            if row is not None and entry.withdrawn:
                row.replaced_at = now
            elif row is not None and in_round.is_open:
                for name, value in (*says.items(), ("by_id", actor.account), ("at", now)):
                    setattr(row, name, value)
            else:
                new.append(Result(pupil=entry.pupil, measure=entry.measure, round=in_round, by_id=actor.account, at=now, **says))
        _check_corrections(actor, in_round, new, changed)
        if not in_round.is_open:
            for row in changed:
                row.replaced_at = now
        Result.objects.bulk_update(changed, (*CHANGEABLE, "replaced_at") if in_round.is_open else ("replaced_at",), batch_size=AT_ONCE)
        Result.objects.bulk_create(new, batch_size=AT_ONCE)
        if not in_round.is_open and (new or changed):
            ask_to_look_over(in_round)
    note_each(school, touched.values())
    return clashes


def _says(entry: Entry, row: Result | None, in_round: Round, source: str) -> dict[str, Any]:
    """What the row is to say. Whoever was sure of this same value was sure of it whoever brings it again."""
    sure = entry.sure or (row is not None and row.sure and row.value == entry.value)
    where = source if entry.source is None else entry.source
    return {"value": entry.value, "missed": entry.missed, "taken_on": entry.taken_on or in_round.day, "source": where, "sure": sure}


def _same(entry: Entry, row: Result | None) -> bool:
    """Whether what stands says the same."""
    return row is not None and not entry.withdrawn and (row.value, row.missed) == (entry.value, entry.missed)


def _check(school: School, entries: Sequence[Entry]) -> None:
    """Raises OutOfReach for a measure of another school, NotOnThisScale for what is no value of it."""
    for entry in entries:
        one = entry.measure
        if one.school_id != school.pk:
            raise OutOfReach("There is nothing here for you.")
        if entry.withdrawn and entry.value is None and entry.missed == "":
            continue
        if (entry.value is None) == (entry.missed == "") or entry.missed not in ("", *Missed):
            raise NotOnThisScale(f"{one.name} takes a value, or a word for why there is none.")
        if entry.value is not None:
            check_value(entry.value, subject=one.name, scale=Scale(one.scale), least=one.least, most=one.most)


def _check_corrections(actor: Actor, in_round: Round, new: Sequence[Result], changed: Sequence[Result]) -> None:
    """Raises RoundClosed where something in a closed round is not this person's to change, OutOfReach for a correction elsewhere."""
    if not (changed or (new and not in_round.is_open)):
        return
    may_edit = within_reach(actor, Permission.PROGRESS_EDIT, to="pupil", own=Result.conditions(actor), side=Side.SCHOOL)
    mine = set(Result.objects.filter(may_edit, round=in_round, pk__in=[row.pk for row in changed]).values_list("pk", flat=True))
    ours = within_reach(actor, Permission.PROGRESS_EDIT, side=Side.SCHOOL)
    reached = set() if in_round.is_open else set(Pupil.objects.filter(ours).values_list("pk", flat=True))
    if all(row.pk in mine for row in changed) and (in_round.is_open or all(row.pupil_id in reached for row in new)):
        return
    if not in_round.is_open:
        raise RoundClosed(f"{in_round.name} is closed. Ask the SENCO or the data manager to put it right.")
    raise OutOfReach("There is nothing here for you.")

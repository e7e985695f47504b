"""Taking an import back within 30 days: new rows go, changed rows are as before; whoever was edited since stays, and is named.

And agreeing to the staff of an import, once for all of them (veto 6).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.accounts.actions.members import approve_membership
from fourfold.accounts.membership_rules import CannotStand
from fourfold.accounts.models import Account, Invitation, Membership
from fourfold.audit import doors
from fourfold.audit.action import action
from fourfold.ehc.models import OwnRequest
from fourfold.exchange.dependants import Dependants
from fourfold.exchange.models import KEPT, Batch, BatchRow
from fourfold.exchange.results_rounds import look_over_closed
from fourfold.exchange.traces import AT_ONCE, Key, Trace, mark_of, model_of, pks_in, rows_of
from fourfold.meetings.models import TalkRequest
from fourfold.messages.models import Message
from fourfold.progress.models import Result
from fourfold.pupils.actions.bulk import ORDER
from fourfold.pupils.models import Circumstances, Class, ClassPlace, Enrolment, LookedAfter, Need, Parent, ParentLink, Pupil, SenPeriod
from fourfold.support.models import Agreement

BY_FAMILY = (Agreement, Message, OwnRequest, TalkRequest)
"""What somebody of a family writes is called alike, so that nothing tells which it is: a request of theirs may be private."""
CALLED: dict[type[models.Model], str] = {
    **dict.fromkeys(BY_FAMILY, "words of the family"),
    Pupil: "names, date of birth or UPN",
    Enrolment: "time on roll",
    ClassPlace: "place in a class",
    Parent: "a parent's details",
    ParentLink: "a parent's link",
    SenPeriod: "SEN status",
    Need: "needs",
    Circumstances: "circumstances",
    LookedAfter: "time in care",
    Membership: "role",
    Account: "account",
    Result: "a result",
}
SHARED: tuple[type[models.Model], ...] = (Class, Parent, Account)
"""Rows that several rows of a file may share: each goes when nothing needs it any more."""


class TooLate(Exception):
    """The import cannot be taken back any more."""


@dataclass(frozen=True)
class Approved:
    """How many have their role now, and the names of those who go on waiting, each with why."""

    agreed: int
    waiting: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Undone:
    """How many rows were taken back, and the names of those that were not, each with why."""

    taken_back: int
    kept: tuple[tuple[str, str], ...]


@action("import.undone", needs=Permission.IDENTITY_CREATE, by=Side.SCHOOL, under=frozenset({Condition.BY_IMPORT}), may_erase=True)
def undo(actor: Actor, batch: Batch, *, now: datetime) -> Undone:
    """Take back an import of pupils, classes or results. Raises TooLate after 30 days, or where it was taken back already."""
    look_over_closed(batch)
    return _undo(actor, batch, now)


@action("import.staff_undone", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL, may_erase=True)
def undo_staff(actor: Actor, batch: Batch, *, now: datetime) -> Undone:
    """Take back an import of staff: those who have signed in, or whose role was agreed since, stay. Raises TooLate."""
    undone = _undo(actor, batch, now)
    brought = Account.objects.exclude(memberships__isnull=False).filter(pk__in=pks_in(batch, Account)).values("pk")
    Invitation.objects.filter(account__in=brought, school=batch.school, accepted_at__isnull=True).update(withdrawn_at=now)
    return undone


@action("import.staff_approved", needs=Permission.PEOPLE_APPROVE, by=Side.SCHOOL)
def approve_staff(actor: Actor, batch: Batch) -> Approved:
    """Agree to the staff of one import: each has their role and is invited, as if agreed to one by one (veto 6).

    Those to whom this person may not agree (they asked for it, or it is theirs) go on waiting, and are named.
    """
    agreed, waiting = 0, []
    for member in Membership.objects.filter(
        pk__in=pks_in(batch, Membership), approved_at__isnull=True, ended_at__isnull=True, ends__isnull=True
    ):
        try:
            approve_membership(actor, member)
        except CannotStand as why:
            waiting.append((member.account.name, str(why)))
        else:
            agreed += 1
    return Approved(agreed, tuple(waiting))


def _undo(actor: Actor, batch: Batch, now: datetime) -> Undone:
    if batch.undone_at is not None:
        raise TooLate("This import was taken back already.")
    if now - batch.applied_at > KEPT:
        raise TooLate("This import is more than 30 days old, so it cannot be taken back.")
    rows = list(batch.rows.order_by("pk"))
    traces = {row.pk: [Trace(**trace) for trace in row.traces] for row in rows}
    found = rows_of({trace.key for own in traces.values() for trace in own})
    kept = _edited_since(traces, found)
    kept |= {pk: why for pk, why in _needed_since(traces, found, kept).items() if pk not in kept}
    going = {pk: own for pk, own in traces.items() if pk not in kept}
    _take_away(going, found)
    _restore(going, found)
    for row in rows:
        row.kept_because = kept.get(row.pk, "")
        if row.pk not in kept and row.pupil is not None:
            doors.current().note(f"pupils.pupil:{row.pupil}", school=batch.school_id, pupil=row.pupil)
    BatchRow.objects.bulk_update(rows, ["kept_because"], batch_size=200)
    batch.undone_at, batch.undone_by_id = now, actor.account
    batch.save(update_fields=["undone_at", "undone_by"])
    return Undone(len(going), tuple((row.name, row.kept_because) for row in rows if row.kept_because))


def _edited_since(traces: Mapping[int, list[Trace]], found: Mapping[Key, models.Model]) -> dict[int, str]:
    """The rows of the file of which something here is not as the import left it."""
    kept: dict[int, str] = {}
    for pk, own in traces.items():
        for trace in own:
            row = found.get(trace.key)
            if row is None or mark_of(row) != trace.after:
                kept[pk] = f"{_called(model_of(trace.model))} changed since"
                break
    return kept


def _needed_since(traces: Mapping[int, list[Trace]], found: Mapping[Key, models.Model], kept: Mapping[int, str]) -> dict[int, str]:
    """The rows of the file whose new rows something else has come to rest on: a plan, a concern, another import."""
    made = {
        trace.key: pk
        for pk, own in traces.items()
        if pk not in kept
        for trace in own
        if trace.before is None and not issubclass(model_of(trace.model), SHARED)
    }
    needed: dict[int, str] = {}
    for owner, dependant in Dependants(found[key] for key in made).found():
        if made.get(dependant.key) != made[owner]:
            needed.setdefault(made[owner], f"{_called(model_of(dependant.key[0]))} added since")
    return needed


def _take_away(going: Mapping[int, Iterable[Trace]], found: Mapping[Key, models.Model]) -> None:
    """New rows gone, what rests on others first. Shared ones go when nothing needs them any more."""
    made = {trace.key for own in going.values() for trace in own if trace.before is None}
    by_kind: dict[type[models.Model], list[int]] = defaultdict(list)
    for label, pk in made:
        by_kind[model_of(label)].append(pk)
    for model in sorted(by_kind, key=_place_in_order, reverse=True):
        pks = by_kind[model]
        if issubclass(model, SHARED):
            needed = {owner for owner, _ in Dependants(found[model._meta.label_lower, pk] for pk in pks).found()}
            pks = [pk for pk in pks if (model._meta.label_lower, pk) not in needed]
        for start in range(0, len(pks), AT_ONCE):
            model._default_manager.filter(pk__in=pks[start : start + AT_ONCE]).delete()


def _restore(going: Mapping[int, Iterable[Trace]], found: Mapping[Key, models.Model]) -> None:
    """Old values back, each kind and set of columns in one go; after the new rows are gone, so that what ended can be open again."""
    alike: dict[tuple[type[models.Model], tuple[str, ...]], dict[int, models.Model]] = defaultdict(dict)
    for trace in (trace for own in going.values() for trace in own if trace.before):
        row = found[trace.key]
        for name, value in (trace.before or {}).items():
            setattr(row, name, _field_of(row, name).to_python(value))
        alike[type(row), tuple(sorted(_field_of(row, name).name for name in trace.before or {}))][row.pk] = row
    for (model, names), rows in alike.items():
        model._default_manager.bulk_update(list(rows.values()), names, batch_size=200)


def _field_of(row: models.Model, column: str) -> Any:
    """The field behind a column."""
    return next(field for field in row._meta.concrete_fields if field.attname == column)


def _place_in_order(model: type[models.Model]) -> int:
    """How late in making rows this kind comes."""
    kinds: tuple[type[models.Model], ...] = (Account, Membership, *ORDER, Result)
    return kinds.index(model)


def _called(model: type[models.Model]) -> str:
    """What people call a kind of row."""
    return CALLED.get(model, str(model._meta.verbose_name))

"""Applying what was checked: one transaction, one Event a pupil, and a trace of every row for the undoing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from fourfold.access.actor import Actor
from fourfold.access.decide import require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.accounts.actions.members import welcome
from fourfold.accounts.models import Account, Membership
from fourfold.accounts.owners_deeds import tell_heads
from fourfold.audit.action import action
from fourfold.audit.record import Record
from fourfold.exchange.answers import Answers
from fourfold.exchange.checking import Check, check
from fourfold.exchange.drafting.draft import Draft, Outcome
from fourfold.exchange.kinds import IN_WORDS, LISTS, NEEDS, ImportKind
from fourfold.exchange.models import Batch, BatchRow, SavedMapping
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.results_rounds import look_over_closed
from fourfold.exchange.traces import Trace, mark_of, pks_in, rows_of, trace_of
from fourfold.progress.models import Result
from fourfold.pupils.actions.addresses import note_new_address
from fourfold.pupils.actions.bulk import keep_many, note_many
from fourfold.pupils.models import Parent, Pupil
from fourfold.schools.models import School

IMPORT = frozenset({Condition.BY_IMPORT})


class Stale(Exception):
    """What is here is not what the person saw when they checked."""


class NotReady(Exception):
    """The file cannot be applied as it stands: a question is open, or a row has a problem."""


@dataclass(frozen=True)
class Brought:
    """What is to be applied: the files and what was said of them, and the seal of the check that the person saw."""

    kind: ImportKind
    documents: tuple[Document, ...]
    digest: str
    answers: Answers
    seal: str


@action("import.applied", needs=Permission.IDENTITY_CREATE, by=Side.SCHOOL, under=IMPORT)
def apply_pupils(actor: Actor, school: School, *, brought: Brought, today: date, now: datetime) -> Batch:
    """Bring in pupils, their parents, classes, SEN history and circumstances. Raises Stale or NotReady; then nothing is written."""
    return _apply(actor, school, brought, today=today, now=now)


@action("import.staff_applied", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL, under=IMPORT)
def apply_staff(actor: Actor, school: School, *, brought: Brought, today: date, now: datetime) -> Batch:
    """Bring in staff. Their roles give nothing until a second person agrees, once for the whole import (veto 6).

    The machine's owner needs no second person: they are invited at once, and the heads are told. Raises Stale or NotReady.
    """
    batch = _apply(actor, school, brought, today=today, now=now)
    if actor.account is None:
        for member in Membership.objects.filter(pk__in=pks_in(batch, Membership)).select_related("account", "school"):
            welcome(actor, member)
    return batch


@action("import.classes_applied", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL, under=IMPORT)
def apply_classes(actor: Actor, school: School, *, brought: Brought, today: date, now: datetime) -> Batch:
    """Bring in classes, who is in them and who teaches them. Raises Stale or NotReady."""
    return _apply(actor, school, brought, today=today, now=now)


@action("import.results_applied", needs=Permission.PROGRESS_CREATE, by=Side.SCHOOL, under=IMPORT)
def apply_results(actor: Actor, school: School, *, brought: Brought, today: date, now: datetime) -> Batch:
    """Bring in results of rounds. In a closed round what was said before is kept. Raises Stale or NotReady; then nothing is written."""
    batch = _apply(actor, school, brought, today=today, now=now)
    look_over_closed(batch)
    return batch


def _apply(actor: Actor, school: School, brought: Brought, *, today: date, now: datetime) -> Batch:
    for permission in NEEDS[brought.kind]:
        require(actor, permission, school.standing(actor, permission), side=Side.SCHOOL, under=IMPORT)
    # Again, behind the school's lock: what the person saw may not hold any more.
    found = check(actor, school, brought.kind, brought.documents, brought.answers, today=today, now=now)
    if found.seal != brought.seal:
        raise Stale("Something here has changed since you checked this file. Check it again.")
    if not found.can_apply:
        raise NotReady(found.says if found.lines else "A question about this file is not answered yet.")
    tell_heads(actor, school, IN_WORDS[brought.kind])
    _write(school, found)
    _follow_new_addresses(actor, found)
    batch = _batch(actor, school, brought, found, now)
    _keep_rows(batch, found)
    if found.guess is not None:
        _remember_columns(school, brought.kind, found)
    return batch


def _write(school: School, found: Check) -> None:
    drafts = found.drafts
    new = [row for draft in drafts for row in draft.new]
    changed = {row: tuple(names) for draft in drafts for row, names in draft.changed.items()}
    # A row changed by two rows of the file (a parent of two children) is saved with the fields of both.
    for draft in drafts:
        for row, names in draft.changed.items():
            changed[row] = tuple({*changed[row], *names})
    Account.objects.bulk_create(found.new_accounts)
    members = [row for row in new if isinstance(row, Membership)]
    Membership.objects.bulk_create(members)
    keep_many([row for row in new if not isinstance(row, Membership | Result)], changed)
    Result.objects.bulk_create([row for row in new if isinstance(row, Result)], batch_size=500)
    note_many(school.pk, _touched(drafts))


def _follow_new_addresses(actor: Actor, found: Check) -> None:
    """What follows for a parent whose address a list changes, as if by hand; the first row of the file knows the old one."""
    was: dict[Parent, str] = {}
    for draft in found.drafts:
        for row, names in draft.changed.items():
            if isinstance(row, Parent) and "email" in names:
                was.setdefault(row, names["email"])
    for parent, before in was.items():
        note_new_address(actor, parent, was=before)


def _touched(drafts: Sequence[Draft]) -> dict[Pupil, set[str]]:
    """Each pupil with the names of what changed about them."""
    touched: dict[Pupil, set[str]] = defaultdict(set)
    for draft in drafts:
        if draft.pupil is not None and draft.outcome in (Outcome.NEW, Outcome.CHANGED):
            touched[draft.pupil] |= {str(row._meta.model_name) for row in draft.new}
            touched[draft.pupil] |= {f"{row._meta.model_name}.{name}" for row, names in draft.changed.items() for name in names}
    return touched


def _batch(actor: Actor, school: School, brought: Brought, found: Check, now: datetime) -> Batch:
    batch = Batch(
        school=school,
        kind=brought.kind,
        file_name=", ".join(document.name for document in brought.documents)[:300],
        digest=brought.digest,
        applied_by_id=actor.account,
        reason=actor.reason[:300],
        applied_at=now,
        counts=found.counts,
        answers=brought.answers.as_dict(),
        mapping=dict(found.mapping),
    )
    batch.save()
    return batch


def _keep_rows(batch: Batch, found: Check) -> None:
    """One row for each row of the file that did something, with traces marked by what stands in the database now."""
    acted = [draft for draft in found.drafts if draft.new or draft.changed]
    made = {id(account): account for account in found.new_accounts}
    traces: list[list[Trace]] = []
    for draft in acted:
        own = [trace_of(row, None) for row in draft.new]
        own += [trace_of(row, _before_of(row, names)) for row, names in draft.changed.items()]
        for row in draft.new:
            if isinstance(row, Membership) and (account := made.pop(id(row.account), None)) is not None:
                own.append(trace_of(account, None))
        traces.append(own)
    now_there = {key: mark_of(row) for key, row in rows_of(trace.key for own in traces for trace in own).items()}
    BatchRow.objects.bulk_create(
        (
            BatchRow(
                batch=batch,
                place=str(draft.place)[:120],
                name=draft.name[:200],
                outcome=draft.outcome,
                says=sorted({change.what for change in draft.changes}),
                pupil=draft.pupil.pk if draft.pupil else None,
                traces=[replace(trace, after=now_there[trace.key]).as_dict() for trace in own],
            )
            for draft, own in zip(acted, traces, strict=True)
        ),
        batch_size=200,
    )


def _before_of(row: Record, names: dict[str, object]) -> dict[str, object]:
    """Old values by column."""
    return {field.attname: names[field.name] for field in row._meta.concrete_fields if field.name in names}


def _remember_columns(school: School, kind: ImportKind, found: Check) -> None:
    """What was said of the columns is the school's answer for the next such list."""
    saved = SavedMapping.objects.filter(school=school, kind=kind).first()
    if saved is None and kind in LISTS:
        SavedMapping(school=school, kind=kind, columns=dict(found.mapping)).save()
    elif saved is not None and saved.columns != found.mapping:
        saved.columns = dict(found.mapping)
        saved.save(update_fields=["columns"])

"""Two records of one child become one; and what was written on the wrong child goes to the right one."""

from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from fourfold.access.actor import Actor
from fourfold.access.decide import require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import doors
from fourfold.audit.action import action
from fourfold.audit.record import Record, RecordQuerySet
from fourfold.pupils.models import ChildRecord, Circumstances, Enrolment, Pupil

PUPIL: Any = "pupil"
"""The foreign key that every row about a child has, though their base class has not."""


class CannotMerge(Exception):
    """The two records say things that cannot both be true of one child."""


class CannotMove(Exception):
    """The other child's record has no room for this row."""


@action("pupil.merged", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def merge(actor: Actor, pupil: Pupil, *, into: Pupil, on: date) -> None:
    """Make one record of two: everything of `pupil` goes to `into`, which stays. The empty record is kept and says where it went.

    Where only one thing can be open (a status, a place), the one of the record that stays counts and the other becomes history.
    Raises CannotMerge, and changes nothing, where rows stand against each other that have no end date.
    """
    if pupil.pk == into.pk or into.merged_into_id or pupil.merged_into_id:
        raise CannotMerge("Choose another record, one that has not been joined to a record already.")
    into.lock()
    require(actor, Permission.IDENTITY_EDIT, into.standing(actor, Permission.IDENTITY_EDIT), side=Side.SCHOOL)
    school = pupil.ledger_school
    _end_double_places(pupil, into, on)
    _join_circumstances(pupil, into)
    for relation in Pupil._meta.related_objects:
        if issubclass(relation.related_model, Record) and relation.related_model not in (Pupil, Circumstances):
            _hand_over(relation.related_model, relation.field.name, pupil, into, on)
    _join_identity(pupil, into)
    doors.current().note(into.ledger_name, school=school, pupil=into.pk)


@action("record.moved", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def move_to_other_child(actor: Actor, row: ChildRecord, *, to: Pupil) -> None:
    """Take a row that was written on the wrong child to the right one; both children's ledgers say so. Raises CannotMove."""
    require(actor, Permission.STATUS_APPROVE, to.standing(actor, Permission.STATUS_APPROVE), side=Side.SCHOOL)
    was = row.child
    if was.pk == to.pk:
        raise CannotMove("This is on that child's record already.")
    doors.current().note(row.ledger_name, school=was.ledger_school, pupil=was.pk)
    try:
        with transaction.atomic():
            setattr(row, PUPIL, to)
            row.save(update_fields=[PUPIL])
    except IntegrityError:
        raise CannotMove(f"{to.name} has one of these already, and there can be only one. End that one first.") from None


def _hand_over(model: type[Record], field: str, pupil: Pupil, into: Pupil, on: date) -> None:
    rows = RecordQuerySet(model).filter(**{field: pupil})
    try:
        with transaction.atomic():
            rows.update(**{field: into})
    except IntegrityError:
        for row in list(rows):
            _hand_over_one(row, field, into, on)


def _hand_over_one(row: Any, field: str, into: Pupil, on: date) -> None:
    setattr(row, field, into)
    try:
        with transaction.atomic():
            row.save(update_fields=[field])
    except IntegrityError:
        if not (changed := row.become_history(on)):
            kind = row._meta.verbose_name
            raise CannotMerge(f"Both records have a {kind} that is still open. End one of them, then join the records.") from None
        row.save(update_fields=[field, *changed])


def _end_double_places(pupil: Pupil, into: Pupil, on: date) -> None:
    """A school has a child on roll once, and one school is the main one: those of the record that stays."""
    kept = set(Enrolment.objects.filter(pupil=into, ends__isnull=True).values_list("school", flat=True))
    for enrolment in Enrolment.objects.filter(pupil=pupil, ends__isnull=True):
        enrolment.main = enrolment.main and not kept
        if enrolment.school_id in kept:
            enrolment.ends, enrolment.superseded = max(enrolment.starts, on - timedelta(days=1)), True
        enrolment.save(update_fields=["main", "ends", "superseded"])
    if kept or Enrolment.objects.filter(pupil=pupil, ends__isnull=True).exists():
        Enrolment.objects.filter(pupil__in=[pupil, into], ends__isnull=False).update(superseded=True)


def _join_circumstances(pupil: Pupil, into: Pupil) -> None:
    """What the record that stays does not know, the other tells it."""
    theirs = Circumstances.objects.filter(pupil=pupil).first()
    if theirs is None:
        return
    kept = Circumstances.objects.filter(pupil=into).first()
    if kept is None:
        theirs.pupil = into
        theirs.save(update_fields=["pupil"])
        return
    names = [f.name for f in Circumstances._meta.concrete_fields if f.name not in ("id", "pupil")]
    learnt = [name for name in names if getattr(kept, name) in (None, "") and getattr(theirs, name) not in (None, "")]
    for name in learnt:
        setattr(kept, name, getattr(theirs, name))
    kept.save(update_fields=learnt)


def _join_identity(pupil: Pupil, into: Pupil) -> None:
    """The number and the account go along where the record that stays has none; another number becomes its former one."""
    upn, account = pupil.upn, pupil.account_id
    pupil.merged_into, pupil.upn, pupil.account = into, "", None
    pupil.save(update_fields=["merged_into", "upn", "account"])
    if upn and not into.upn:
        into.upn = upn
    elif upn and upn != into.upn and not into.former_upn:
        into.former_upn = upn
    into.account_id = into.account_id or account
    into.save(update_fields=["upn", "former_upn", "account"])

"""Reading about imports, from the person who asks. Whoever asks may name what the answers are made of: Batch, BatchRow, Upload."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.membership_rules import ALONE_FOR
from fourfold.accounts.models import Membership
from fourfold.exchange.bringing import may_bring
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.models import KEPT
from fourfold.exchange.models import Batch as Batch
from fourfold.exchange.models import BatchRow as BatchRow
from fourfold.exchange.models import Upload as Upload
from fourfold.exchange.traces import pks_in
from fourfold.schools.models import School

OF_PAGES = (ImportKind.PUPILS, ImportKind.CTF, ImportKind.STAFF, ImportKind.CLASSES, ImportKind.RESULTS)


def kinds_for(actor: Actor, school: School) -> list[ImportKind]:
    """The kinds that this person may bring in at this school."""
    return [kind for kind in OF_PAGES if may_bring(actor, school, kind)]


def waiting_uploads(actor: Actor, school: School) -> QuerySet[Upload]:
    """Files that wait to be checked or applied, newest first."""
    return Upload.objects.filter(school=school, school__in=actor.schools, kind__in=kinds_for(actor, school)).order_by("-brought_at")


def upload_called(actor: Actor, code: str) -> Upload | None:
    """A file that waits; None where it is not this person's school's, or of a kind that is not theirs to bring."""
    upload = Upload.objects.filter(code=code, school__in=actor.schools).select_related("school__authority").first()
    return upload if upload is not None and may_bring(actor, upload.school, ImportKind(upload.kind)) else None


def imports_of(actor: Actor, school: School) -> QuerySet[Batch]:
    """The imports of a school that this person may know of, newest first."""
    kinds = {*kinds_for(actor, school), *([ImportKind.STAFF] if may_approve(actor, school) else [])}
    found = Batch.objects.filter(school=school, school__in=actor.schools, kind__in=kinds)
    return found.select_related("applied_by", "undone_by").order_by("-applied_at")


def import_called(actor: Actor, code: str) -> Batch | None:
    """One import; None for another school's."""
    batch = Batch.objects.filter(code=code, school__in=actor.schools).select_related("school", "applied_by", "undone_by").first()
    return batch if batch is not None and imports_of(actor, batch.school).filter(pk=batch.pk).exists() else None


def rows_kept(actor: Actor, batch: Batch) -> QuerySet[BatchRow]:
    """The rows that undoing left as they were, with why."""
    return BatchRow.objects.filter(batch=batch, batch__school__in=actor.schools).exclude(kept_because="").order_by("pk")


@dataclass(frozen=True)
class AboutImport:
    """What a person may do with an import now."""

    can_undo: bool
    can_approve: bool
    waiting: tuple[str, ...]
    """Staff who wait for a second person, by name and role."""


def about_import(actor: Actor, batch: Batch, *, now: datetime) -> AboutImport:
    """What this person may do with an import now."""
    waiting = tuple(str(member) for member in _members_waiting(batch))
    # The one who asked may agree where nobody else could, a day later: the accounts' own rule says whether.
    another = actor.account != batch.applied_by_id or now - batch.applied_at >= ALONE_FOR
    in_time = batch.undone_at is None and now - batch.applied_at <= KEPT
    return AboutImport(
        can_undo=in_time and may_bring(actor, batch.school, ImportKind(batch.kind)),
        can_approve=bool(waiting) and another and may_approve(actor, batch.school),
        waiting=waiting,
    )


def _members_waiting(batch: Batch) -> QuerySet[Membership]:
    """The roles that an import of staff asked for and nobody has agreed to yet."""
    if batch.kind != ImportKind.STAFF or batch.undone_at is not None:
        return Membership.objects.none()
    return Membership.objects.filter(
        pk__in=pks_in(batch, Membership), approved_at__isnull=True, ended_at__isnull=True, ends__isnull=True
    ).select_related("account")


def may_approve(actor: Actor, school: School) -> bool:
    """Whether the person may agree to new staff at this school."""
    standing = Membership(school=school).standing(actor, Permission.PEOPLE_APPROVE)
    return may(Permission.PEOPLE_APPROVE, standing, side=Side.SCHOOL)

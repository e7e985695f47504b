"""The one way from a file to what is kept, for the pages and the command line alike: check, apply, take back."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.exchange.actions.applying import Brought, apply_classes, apply_pupils, apply_staff
from fourfold.exchange.actions.staging import digest_of, discard
from fourfold.exchange.actions.undoing import Undone, undo, undo_staff
from fourfold.exchange.answers import Answers
from fourfold.exchange.checking import Check, check
from fourfold.exchange.kinds import ImportKind
from fourfold.exchange.models import Batch, Upload
from fourfold.exchange.reading.documents import Document
from fourfold.schools.models import School

APPLY: dict[ImportKind, Callable[..., Batch]] = {
    ImportKind.PUPILS: apply_pupils,
    ImportKind.CTF: apply_pupils,
    ImportKind.STAFF: apply_staff,
    ImportKind.CLASSES: apply_classes,
}


def check_upload(actor: Actor, upload: Upload, *, today: date, now: datetime) -> Check:
    """The check of files that wait, with what was answered so far. Raises Refused."""
    answers = Answers.from_dict(upload.answers)
    return check(actor, upload.school, ImportKind(upload.kind), documents_of(upload), answers, today=today, now=now)


def documents_of(upload: Upload) -> tuple[Document, ...]:
    """The files that wait."""
    return tuple(Document(file.name, bytes(file.raw)) for file in upload.files.order_by("pk"))


def apply_upload(actor: Actor, upload: Upload, *, seal: str, today: date, now: datetime) -> Batch:
    """Apply files that waited, as the person saw them under `seal`, and throw the files away. Raises Stale, NotReady, Denied, Refused."""
    kind = ImportKind(upload.kind)
    brought = Brought(kind, documents_of(upload), upload.digest, Answers.from_dict(upload.answers), seal)
    with transaction.atomic():
        batch = APPLY[kind](actor, upload.school, brought=brought, today=today, now=now)
        discard(actor, upload)
    return batch


def apply_documents(
    actor: Actor,
    school: School,
    kind: ImportKind,
    documents: tuple[Document, ...],
    answers: Answers,
    *,
    seal: str,
    today: date,
    now: datetime,
) -> Batch:
    """Apply files straight away. Raises Stale, NotReady, Denied, Refused."""
    brought = Brought(kind, documents, digest_of(documents), answers, seal)
    return APPLY[kind](actor, school, brought=brought, today=today, now=now)


def take_back(actor: Actor, batch: Batch, *, now: datetime) -> Undone:
    """Undo an import. Raises TooLate or Denied."""
    return (undo_staff if batch.kind == ImportKind.STAFF else undo)(actor, batch, now=now)


def account_with(email: str) -> Account | None:
    """Whoever signs in with this address, for the machine's owner at the command line."""
    return Account.objects.filter(email=email.strip().lower(), is_active=True).first()

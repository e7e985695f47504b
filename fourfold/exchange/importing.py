"""The one way from a file to what is kept, for the pages and the command line alike: check, apply, take back."""

from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.accounts.models import Account
from fourfold.exchange.actions.applying import Brought, apply_classes, apply_pupils, apply_results, apply_staff
from fourfold.exchange.actions.staging import discard, stage
from fourfold.exchange.actions.undoing import Undone, undo, undo_staff
from fourfold.exchange.answers import Answers
from fourfold.exchange.bringing import digest_of
from fourfold.exchange.checking import Check, check
from fourfold.exchange.drafting.results import measure_names, own_fields
from fourfold.exchange.kinds import LISTS, ImportKind
from fourfold.exchange.models import Batch, Upload
from fourfold.exchange.reading.columns import ColumnGuess
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.lists import columns_in, tables_of
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.school_data_sync import is_school_data_sync
from fourfold.exchange.reading.tables import Table
from fourfold.schools.models import School

APPLY: dict[ImportKind, Callable[..., Batch]] = {
    ImportKind.PUPILS: apply_pupils,
    ImportKind.CTF: apply_pupils,
    ImportKind.STAFF: apply_staff,
    ImportKind.CLASSES: apply_classes,
    ImportKind.RESULTS: apply_results,
}


def bring(
    actor: Actor, school: School, kind: ImportKind, documents: tuple[Document, ...], *, today: date, now: datetime
) -> tuple[Upload, bool]:
    """Keep files to be checked, and whether somebody must first say which column is which. Raises Refused, and then nothing is kept."""
    with transaction.atomic():
        upload = stage(actor, school, kind=kind, documents=documents, now=now)
        try:
            check_upload(actor, upload, today=today, now=now)
        except Refused:
            # A table that can be read, but whose columns are not plain, is a question and no refusal.
            if columns_of(upload) is None:
                raise
            return upload, True
    return upload, False


def columns_of(upload: Upload) -> tuple[Table, ColumnGuess] | None:
    """The table that waits with the guess of its columns; None where its columns are not for anyone to say. Raises Refused."""
    documents, kind = documents_of(upload), ImportKind(upload.kind)
    if kind not in LISTS or is_school_data_sync(documents):
        return None
    return columns_in(LISTS[kind], tables_of(documents), own_fields(kind, upload.school))


def own_fields_of(upload: Upload) -> dict[str, str]:
    """The fields of the school's own that a column may hold, with what people call them."""
    return measure_names(upload.school) if upload.kind == ImportKind.RESULTS else {}


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


def every_school() -> QuerySet[School]:
    """All schools here, for the machine's owner at the command line."""
    return School.objects.select_related("authority").order_by("name")

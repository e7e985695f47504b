"""A file waits here between the check and the button; with passwords taken out, for 30 days at most."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from fourfold.access.actor import Actor
from fourfold.access.decide import Denied
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.exchange.answers import Answers
from fourfold.exchange.bringing import digest_of, may_bring
from fourfold.exchange.kinds import LISTS, ImportKind
from fourfold.exchange.models import SavedMapping, Upload, UploadedFile
from fourfold.exchange.reading.documents import FILES_IN_A_SET, LIMIT, Document
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.scrubbing import scrubbed
from fourfold.schools.models import School


@action("import.brought", needs=Permission.IDENTITY_VIEW, by=Side.SCHOOL)
def stage(actor: Actor, school: School, *, kind: ImportKind, documents: Sequence[Document], now: datetime) -> Upload:
    """Keep files to be checked. Raises Refused where they cannot be read at all, Denied where this kind is not this person's to bring."""
    if not may_bring(actor, school, kind) or actor.account is None:
        raise Denied("You cannot bring in a file of this kind.")
    if not documents or len(documents) > FILES_IN_A_SET:
        raise Refused(f"Choose one file, or the files of one set, {FILES_IN_A_SET} at most.")
    if sum(len(document.raw) for document in documents) > LIMIT:
        raise Refused("These files are larger than 20 MB together, which is the most that can be read.")
    upload = Upload(school=school, kind=kind, brought_by_id=actor.account, brought_at=now, digest=digest_of(documents))
    upload.save()
    UploadedFile.objects.bulk_create(
        UploadedFile(upload=upload, name=document.name[:255], raw=scrubbed(document).raw) for document in documents
    )
    return upload


@action("import.answered", needs=Permission.IDENTITY_VIEW, by=Side.SCHOOL)
def answer(actor: Actor, upload: Upload, *, answers: Answers) -> None:
    """Keep what a person says of the file: which school, how dates run, which columns, which rows to leave out."""
    _require_kind(actor, upload)
    upload.answers = answers.as_dict()
    upload.save(update_fields=["answers"])


@action("import.discarded", needs=Permission.IDENTITY_VIEW, by=Side.SCHOOL, may_erase=True)
def discard(actor: Actor, upload: Upload) -> None:
    """Throw the waiting files away."""
    _require_kind(actor, upload)
    UploadedFile.objects.filter(upload=upload).delete()
    Upload.objects.filter(pk=upload.pk).delete()


@action("import.columns_saved", needs=Permission.IDENTITY_VIEW, by=Side.SCHOOL)
def save_mapping(actor: Actor, school: School, *, kind: ImportKind, columns: Mapping[str, str]) -> None:
    """Keep which column holds what, for the next list of this kind."""
    if kind not in LISTS or not may_bring(actor, school, kind):
        raise Denied("You cannot say this.")
    saved = SavedMapping.objects.filter(school=school, kind=kind).first() or SavedMapping(school=school, kind=kind)
    saved.columns = dict(columns)
    saved.save()


def _require_kind(actor: Actor, upload: Upload) -> None:
    if not may_bring(actor, upload.school, ImportKind(upload.kind)):
        raise Denied("You cannot bring in a file of this kind.")

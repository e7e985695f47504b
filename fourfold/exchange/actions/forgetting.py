"""After 30 days: files that were never applied go, and so do before-images, since nothing can be taken back any more."""

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.exchange.models import Batch, BatchRow, Upload, UploadedFile


@action("import.forgotten", needs=Permission.MACHINE_WRITE, by=Side.MACHINE, may_erase=True)
def forget_upload(actor: Actor, upload: Upload) -> None:
    """Throw away a file that nobody applied."""
    UploadedFile.objects.filter(upload=upload).delete()
    Upload.objects.filter(pk=upload.pk).delete()


@action("import.sealed", needs=Permission.MACHINE_WRITE, by=Side.MACHINE)
def forget_traces(actor: Actor, batch: Batch) -> None:
    """Empty the before-images of an import; that it took place stays."""
    BatchRow.objects.filter(batch=batch).update(traces=[], name="")

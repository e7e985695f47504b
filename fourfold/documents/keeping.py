"""Keeping a file, as a consequence within another room's verb: the verb of whatever the file belongs to."""

from fourfold import clock
from fourfold.audit.action import consequence
from fourfold.documents import storage
from fourfold.documents.models import File
from fourfold.pupils.models import Pupil


@consequence
def keep_file(pupil: Pupil, content: bytes, *, title: str, content_type: str) -> File:
    """Store bytes about a child. They are on the disk before the row exists, and the row is committed with what it belongs to."""
    file = File(
        pupil=pupil,
        name=storage.write(content),
        title=title,
        content_type=content_type,
        length=len(content),
        sha256=storage.fingerprint(content),
        stored_at=clock.now(),
    )
    file.save()
    return file

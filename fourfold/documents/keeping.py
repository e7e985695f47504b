"""Keeping a file, as a consequence within another room's verb: the verb of whatever the file belongs to."""

from django.db.models import Sum

from fourfold import clock
from fourfold.audit.action import consequence
from fourfold.documents import storage
from fourfold.documents.arriving.accepting import Arrived
from fourfold.documents.arriving.kinds import A_CHILDS_LIMIT, NotAccepted
from fourfold.documents.arriving.scanning import Scan
from fourfold.documents.models import File
from fourfold.pupils.models import Pupil


@consequence
def keep_file(pupil: Pupil, content: bytes, *, title: str, content_type: str, scanned: Scan = Scan.NOT_SCANNED) -> File:
    """Store bytes about a child. They are on the disk before the row exists, and the row is committed with what it belongs to."""
    file = File(
        pupil=pupil,
        name=storage.write(content),
        title=title,
        content_type=content_type,
        length=len(content),
        sha256=storage.fingerprint(content),
        scanned=scanned,
        stored_at=clock.now(),
    )
    file.save()
    return file


@consequence
def keep_arrived(pupil: Pupil, arrived: Arrived) -> File:
    """Keep a file that somebody sent. Raises NotAccepted where all that is kept about the child would grow too large."""
    held = File.objects.filter(pupil=pupil).aggregate(all=Sum("length"))["all"] or 0
    if held + len(arrived.content) > A_CHILDS_LIMIT:
        raise NotAccepted("The files about this child take up all the room there is for them. Ask the school to make room.")
    return keep_file(pupil, arrived.content, title=arrived.title, content_type=arrived.content_type, scanned=arrived.scanned)

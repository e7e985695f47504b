"""Asking ClamAV, where this machine has it, whether a file is known to do harm."""

import logging
import shutil
import subprocess
from enum import StrEnum

from fourfold.documents.arriving.kinds import NotAccepted

logger = logging.getLogger(__name__)
SECONDS = {"clamdscan": 20, "clamscan": 90}
"""The first asks a running server; the second reads all it knows from the disk first."""
FOUND = 1


class Scan(StrEnum):
    """What is known of a file."""

    CLEAN = "clean"
    NOT_SCANNED = "not_scanned"


SAYS = {
    Scan.CLEAN: "A virus scanner found nothing in it.",
    Scan.NOT_SCANNED: "Not scanned for viruses: this machine has no scanner that answers.",
}


def scan_choices() -> list[tuple[str, str]]:
    """What may be known, for the database."""
    return [(scan.value, scan.name) for scan in Scan]


def scan(content: bytes) -> Scan:
    """Clean, or not scanned where there is no scanner or it does not answer: it is said, and never stops the work.

    Raises NotAccepted where it finds something.
    """
    for program, seconds in SECONDS.items():
        where = shutil.which(program)
        if where is None:
            continue
        try:
            # The file goes in by the pipe, under no name: nothing of it is on a command line.
            answer = subprocess.run([where, "--no-summary", "-"], input=content, capture_output=True, timeout=seconds, check=False)
        except (OSError, subprocess.TimeoutExpired):
            logger.exception("the virus scanner did not answer")
            continue
        if answer.returncode == FOUND:
            raise NotAccepted("A virus scanner found something harmful in this file. It was not kept.")
        if answer.returncode == 0:
            return Scan.CLEAN
        logger.error("the virus scanner gave up: %s", answer.returncode)
    return Scan.NOT_SCANNED

"""What is known of a pupil from each side, before a plan is written (6.45)."""

from collections.abc import Iterator
from datetime import date

from fourfold.demo.tales import CHILD_SAID, PARENTS_SAID, Tale
from fourfold.support.kinds import SourceKind
from fourfold.support.models import Assessment, Source

NEVER_MET = "Nobody outside the school has been asked yet"


def sources(assessment: Assessment, tale: Tale, number: int, day: date) -> Iterator[Source]:
    """What is known of a pupil, from each side (6.45)."""
    said = {
        SourceKind.TEACHER: f"{tale.why} Now: {tale.now}.",
        SourceKind.PARENTS: PARENTS_SAID[number % len(PARENTS_SAID)],
        SourceKind.PUPIL: CHILD_SAID[number % len(CHILD_SAID)],
        SourceKind.PROGRESS: "Less progress over a year than others who began at the same place.",
        SourceKind.BEHAVIOUR: "Tries hard. Gives up when a task is long.",
        SourceKind.OTHER_TEACHERS: "The same in other lessons.",
    }
    for kind in SourceKind:
        why_not = "" if kind in said else NEVER_MET
        yield Source(
            pupil_id=assessment.pupil_id,
            assessment=assessment,
            kind=kind,
            text=said.get(kind, ""),
            not_available_because=why_not,
            recorded_by_id=assessment.senco_id,
            recorded_on=day,
        )

"""The assessment as it is read and written."""

from dataclasses import dataclass

from fourfold.access.actor import Actor
from fourfold.profiles.queries import Said, TimeNotHeard, childs_views, times_not_heard
from fourfold.support.kinds import SOURCE_NAMES, SourceKind
from fourfold.support.models import Assessment, Cycle
from fourfold.support.reach import seen
from fourfold.support.voices import heard_since


@dataclass(frozen=True)
class SourceRead:
    """One source of 6.45: what it says, or why it is not available; both empty while nobody has written.

    The child's own views are filled by what they said, `said`; staff add to it and never write over it. `not_heard` is why they could not
    be had, where that was the last word.
    """

    kind: SourceKind
    name: str
    text: str
    not_available_because: str
    how: str
    said: Said | None = None
    not_heard: TimeNotHeard | None = None


@dataclass(frozen=True)
class AssessmentRead:
    """The analysis of needs, with every source in the Code's order."""

    sources: tuple[SourceRead, ...]
    strengths: str
    barriers: str
    analysis: str
    compared: str
    teacher: str
    senco: str


def assessment_of(actor: Actor, cycle: Cycle) -> Assessment | None:
    """The assessment of a cycle, if it was begun and this person may see it."""
    return seen(actor, Assessment).filter(cycle=cycle).select_related("teacher", "senco").first()


def read_assessment(actor: Actor, assessment: Assessment | None, cycle: Cycle) -> AssessmentRead:
    """Every source, written or not; the child's own views from what they said."""
    rows = {row.kind: row for row in assessment.sources.all()} if assessment else {}
    voice = _childs_voice(actor, cycle)
    return AssessmentRead(
        sources=tuple(
            SourceRead(
                kind,
                SOURCE_NAMES[kind],
                *((rows[kind].text, rows[kind].not_available_because, rows[kind].how) if kind in rows else ("", "", "")),
                *(voice if kind is SourceKind.PUPIL else ()),
            )
            for kind in SourceKind
        ),
        strengths=assessment.strengths if assessment else "",
        barriers=assessment.barriers if assessment else "",
        analysis=assessment.analysis if assessment else "",
        compared=assessment.compared if assessment else "",
        teacher=assessment.teacher.formal_name if assessment and assessment.teacher else "",
        senco=assessment.senco.formal_name if assessment and assessment.senco else "",
    )


def _childs_voice(actor: Actor, cycle: Cycle) -> tuple[Said | None, TimeNotHeard | None]:
    """The last thing the child said that speaks in this cycle; or the last time that they could not be heard, where that came after."""
    since = heard_since(cycle)
    said = next((one for one in childs_views(actor, cycle.pupil) if one.on >= since), None)
    missed = next((one for one in times_not_heard(actor, cycle.pupil) if one.on >= since), None)
    return said, missed if missed and not (said and said.on >= missed.on) else None

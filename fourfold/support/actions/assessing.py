"""The first step: finding out (6.45-6.47)."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.audit.action import action
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.support.kinds import SOURCE_NAMES, SourceKind
from fourfold.support.models import Assessment, Cycle, Source
from fourfold.support.models.assessments import OPEN_STEPS
from fourfold.support.refusals import Incomplete, Refused


@action("assessment.opened", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def open_assessment(actor: Actor, cycle: Cycle, *, today: date) -> Assessment:
    """Begin to write the analysis of needs; the one that is there, if it was begun."""
    already: Assessment | None = Assessment.objects.filter(cycle=cycle).first()
    if already is not None and cycle.step in OPEN_STEPS:
        return already
    if cycle.step != Step.ASSESS:
        raise Refused("This cycle is past finding out. The next one looks at the needs again.")
    assessment = Assessment(pupil=cycle.pupil, cycle=cycle, opened_on=today)
    _sign(assessment, actor)
    assessment.save()
    return assessment


@action("assessment.source_recorded", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def record_source(
    actor: Actor, assessment: Assessment, *, kind: SourceKind, today: date, text: str = "", not_available_because: str = "", how: str = ""
) -> Source:
    """Write down one source, or why it is not available; a later word on it takes its place."""
    if bool(text.strip()) == bool(not_available_because.strip()):
        raise Incomplete([f"{SOURCE_NAMES[kind]}: write what it says, or why it is not available (6.45)."])
    source = Source.objects.filter(assessment=assessment, kind=kind).first() or Source(
        pupil=assessment.pupil, assessment=assessment, kind=kind
    )
    source.text, source.not_available_because, source.how = text.strip(), not_available_because.strip(), how.strip()
    source.recorded_by_id, source.recorded_on = actor.account, today
    source.save()
    return source


@action("assessment.analysed", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def analyse_needs(
    actor: Actor, assessment: Assessment, *, strengths: str = "", barriers: str = "", analysis: str = "", compared: str = ""
) -> None:
    """Say what all of it means together. Teacher and SENCO each leave their name when they write."""
    assessment.strengths, assessment.barriers, assessment.analysis, assessment.compared = strengths, barriers, analysis, compared
    _sign(assessment, actor)
    assessment.edition += 1
    assessment.changed_by_id, assessment.changed_at = actor.account, clock.now()
    assessment.save()


@action("assessment.signed", needs=Permission.PLAN_EDIT, by=Side.SCHOOL)
def sign_assessment(actor: Actor, assessment: Assessment) -> None:
    """Put one's own name under the analysis without changing a word: teacher and SENCO carry it together (6.45)."""
    _sign(assessment, actor)
    assessment.save(update_fields=["teacher", "senco"])


def _sign(assessment: Assessment, actor: Actor) -> None:
    """Put the person's name where it belongs: the SENCO's, or the teacher's."""
    if actor.holds(Role.SENCO):
        assessment.senco_id = actor.account
    else:
        assessment.teacher_id = actor.account

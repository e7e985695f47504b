"""Which teachers were asked about a child, and what waits for whom."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.support.models import Assessment, TeacherAsked
from fourfold.support.models.assessments import OPEN_STEPS
from fourfold.support.reach import seen


@dataclass(frozen=True)
class AskedRead:
    """One teacher who was asked: when, when reminded, and whether they answered."""

    code: str
    teacher: str
    asked_on: date
    reminded_on: date | None
    has_answered: bool


def teachers_asked(actor: Actor, assessment: Assessment | None) -> list[AskedRead]:
    """Everybody asked for this assessment, in the order in which they were asked."""
    if assessment is None:
        return []
    rows = _asked(actor).filter(assessment=assessment).select_related("teacher")
    return [AskedRead(row.code, row.teacher.formal_name, row.asked_on, row.reminded_on, row.answered_at is not None) for row in rows]


def asked_named(actor: Actor, code: str) -> TeacherAsked | None:
    """The question to a teacher with that code."""
    return _asked(actor).filter(code=code).select_related("teacher", "assessment__cycle", "pupil").first()


def asked_of_me(actor: Actor) -> "QuerySet[TeacherAsked]":
    """What this person has been asked and has not answered, while there is still something to find out."""
    rows = _asked(actor).filter(teacher=actor.account, answered_at__isnull=True, assessment__cycle__step__in=OPEN_STEPS)
    return rows.select_related("pupil", "asked_by").order_by("asked_on", "pk")


def _asked(actor: Actor) -> "QuerySet[TeacherAsked]":
    return seen(actor, TeacherAsked, Permission.PROFILE_VIEW)

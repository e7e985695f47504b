"""What adults asked the SENCO about a plan, as far as this person may read it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.pupils.models import Enrolment, Pupil
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.models import School
from fourfold.support.models import Question
from fourfold.support.reach import seen


@dataclass(frozen=True)
class QuestionRead:
    """One question, with its answer once there is one."""

    code: str
    pupil_code: str
    pupil_name: str
    who: str
    words: str
    at: datetime
    answer: str
    answered_by: str


def questions_about(actor: Actor, pupil: Pupil) -> list[QuestionRead]:
    """What was asked about this pupil's plans, oldest first: one's own questions; for the SENCO all."""
    return [_read(row) for row in _rows(seen(actor, Question, Permission.MESSAGE_VIEW).filter(pupil=pupil))]


def question_named(actor: Actor, code: str) -> Question | None:
    """One question."""
    return _rows(seen(actor, Question, Permission.MESSAGE_VIEW).filter(code=code)).first()


def read_question(actor: Actor, question: Question) -> QuestionRead:
    """A question that was found through `question_named`, as plain values."""
    return _read(question)


def questions_to_answer(actor: Actor, school: School, *, ties: Ties) -> list[QuestionRead]:
    """The questions about pupils of this school that wait for this person, the SENCO, oldest first."""
    may = within_reach(actor, Permission.PROFILE_APPROVE, to="pupil", side=Side.SCHOOL, ties=ties)
    on_roll = Enrolment._base_manager.filter(open_on(ties.today), school=school, pupil=OuterRef("pupil"))
    return [_read(row) for row in _rows(Question.objects.filter(may, Exists(on_roll), answered_at__isnull=True))]


def _rows(rows: "QuerySet[Question]") -> "QuerySet[Question]":
    return rows.select_related("pupil", "asked_by", "answered_by").order_by("asked_at", "pk")


def _read(row: Question) -> QuestionRead:
    by = row.answered_by.formal_name if row.answered_by else ""
    return QuestionRead(row.code, row.pupil.code, row.pupil.name, row.asked_by.formal_name, row.words, row.asked_at, row.answer, by)

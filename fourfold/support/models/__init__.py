"""What is written and done for a pupil on SEN support, by noun."""

from fourfold.support.models.assessments import Assessment, Source
from fourfold.support.models.cycles import Cycle
from fourfold.support.models.deciding import Decision
from fourfold.support.models.groups import GroupPlace, GroupSlot, ProvisionGroup
from fourfold.support.models.plans import Agreement, Outcome, Plan, ProvisionLine
from fourfold.support.models.prepared import Contribution, ReviewVersion
from fourfold.support.models.readings import Question, Reading
from fourfold.support.models.reviews import Postponement, Review, Verdict
from fourfold.support.models.round_robin import TeacherAsked
from fourfold.support.models.sessions import COUNTS, Classwork, Session

__all__ = [
    "COUNTS",
    "Agreement",
    "Assessment",
    "Classwork",
    "Contribution",
    "Cycle",
    "Decision",
    "GroupPlace",
    "GroupSlot",
    "Outcome",
    "Plan",
    "Postponement",
    "ProvisionGroup",
    "ProvisionLine",
    "Question",
    "Reading",
    "Review",
    "ReviewVersion",
    "Session",
    "Source",
    "TeacherAsked",
    "Verdict",
]

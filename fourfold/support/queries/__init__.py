"""Reading about SEN support, by noun."""

from fourfold.support.plan_values import AnswerRead, LineRead, OutcomeRead, PlanRead, PlanState
from fourfold.support.queries.cycles import ReviewDue, StepNow, current_cycle, review_day, reviews_due, steps_of
from fourfold.support.queries.deciding import DecisionRead, decisions_of, last_decision
from fourfold.support.queries.family import FamilyPlan, plan_for, plan_to_answer, review_to_answer
from fourfold.support.queries.offering import areas_of, help_to_offer, review_days_for
from fourfold.support.queries.plans import draft_of, newest_plan, part_of, plan_in_force, read_plan
from fourfold.support.queries.questions import QuestionRead, question_named, questions_about, questions_to_answer, read_question
from fourfold.support.queries.reading import (
    ALL_READ,
    OneScreen,
    Reader,
    ToRead,
    Unread,
    one_screen,
    plans_to_read,
    readers_of,
    unread_at,
    version_read,
)
from fourfold.support.queries.responsible import responsible_now, without_responsible
from fourfold.support.queries.round_robin import AskedRead, asked_named, asked_of_me, teachers_asked
from fourfold.support.queries.sessions import Slot, SlotChild, line_to_log, own_sessions, session_of, sessions_today, slot_of
from fourfold.support.queries.steps import AssessmentRead, ReviewRead, assessment_of, read_assessment, read_review, review_of
from fourfold.support.queries.story import StoryEntry, story

__all__ = [
    "ALL_READ",
    "AnswerRead",
    "AskedRead",
    "AssessmentRead",
    "DecisionRead",
    "FamilyPlan",
    "LineRead",
    "OneScreen",
    "OutcomeRead",
    "PlanRead",
    "PlanState",
    "QuestionRead",
    "Reader",
    "ReviewDue",
    "ReviewRead",
    "Slot",
    "SlotChild",
    "StepNow",
    "StoryEntry",
    "ToRead",
    "Unread",
    "areas_of",
    "asked_named",
    "asked_of_me",
    "assessment_of",
    "current_cycle",
    "decisions_of",
    "draft_of",
    "help_to_offer",
    "last_decision",
    "line_to_log",
    "newest_plan",
    "one_screen",
    "own_sessions",
    "part_of",
    "plan_for",
    "plan_in_force",
    "plan_to_answer",
    "plans_to_read",
    "question_named",
    "questions_about",
    "questions_to_answer",
    "read_assessment",
    "read_plan",
    "read_question",
    "read_review",
    "readers_of",
    "responsible_now",
    "review_day",
    "review_days_for",
    "review_of",
    "review_to_answer",
    "reviews_due",
    "session_of",
    "sessions_today",
    "slot_of",
    "steps_of",
    "story",
    "teachers_asked",
    "unread_at",
    "version_read",
    "without_responsible",
]

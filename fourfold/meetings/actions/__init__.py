"""The verbs of a meeting, in the order of its life: planned, held, written up, given, put right."""

from fourfold.meetings.actions.holding import begin_meeting, close_meeting, hold_meeting, move_meeting, plan_meeting, plan_next, who_is_here
from fourfold.meetings.actions.inviting import answer_invitation, call_off, invite, invite_many, note_answer
from fourfold.meetings.actions.planning import plan_meetings, take_back_plans
from fourfold.meetings.actions.recording import agreed_is_done, correct_record, give_record, share_record, share_with_staff, write_record
from fourfold.meetings.actions.requesting import answer_talk_request, ask_to_talk

__all__ = [
    "agreed_is_done",
    "answer_invitation",
    "answer_talk_request",
    "ask_to_talk",
    "begin_meeting",
    "call_off",
    "close_meeting",
    "correct_record",
    "give_record",
    "hold_meeting",
    "invite",
    "invite_many",
    "move_meeting",
    "note_answer",
    "plan_meeting",
    "plan_meetings",
    "plan_next",
    "share_record",
    "share_with_staff",
    "take_back_plans",
    "who_is_here",
    "write_record",
]

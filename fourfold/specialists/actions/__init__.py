"""The verbs of asking a specialist, in the order of its life: drafted, talked about, answered, sent, seen, stopped; and advice."""

from fourfold.specialists.actions.advising import AdviceGiven, Suggestion, enter_advice, give_advice, send_advice
from fourfold.specialists.actions.asking import change_referral, draft_referral, note_word, record_talk
from fourfold.specialists.actions.consenting import say_word
from fourfold.specialists.actions.planning import leave_out, take_into_plan
from fourfold.specialists.actions.sending import note_seen, say_seen, send_referral, stop_referral
from fourfold.specialists.actions.stopping import take_back_agreement

__all__ = [
    "AdviceGiven",
    "Suggestion",
    "change_referral",
    "draft_referral",
    "enter_advice",
    "give_advice",
    "leave_out",
    "note_seen",
    "note_word",
    "record_talk",
    "say_seen",
    "say_word",
    "send_advice",
    "send_referral",
    "stop_referral",
    "take_back_agreement",
    "take_into_plan",
]

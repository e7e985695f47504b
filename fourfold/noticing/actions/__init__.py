"""Verbs of noticing."""

from fourfold.noticing.actions.answering import Answered, answer_prompt
from fourfold.noticing.actions.looking import look_over

__all__ = ["Answered", "answer_prompt", "look_over"]

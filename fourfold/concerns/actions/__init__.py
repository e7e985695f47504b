"""The verbs of concerns: raising, matching, answering."""

from fourfold.concerns.actions.answering import answer_concern
from fourfold.concerns.actions.matching import match_unlinked, reply_to_unlinked, send_unlinked
from fourfold.concerns.actions.raising import correct_concern, correct_worry, mark_read, raise_concern, share_worry
from fourfold.concerns.refusals import NotCompared, NotTheirParent, NoWords, Settled, Unanswerable

__all__ = [
    "NoWords",
    "NotCompared",
    "NotTheirParent",
    "Settled",
    "Unanswerable",
    "answer_concern",
    "correct_concern",
    "correct_worry",
    "mark_read",
    "match_unlinked",
    "raise_concern",
    "reply_to_unlinked",
    "send_unlinked",
    "share_worry",
]

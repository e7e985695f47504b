"""Reading concerns, from the person who asks."""

from fourfold.concerns.queries.concerns import (
    AnswerGiven,
    ConcernShown,
    children_of,
    concern_named,
    concerns_answered,
    concerns_waiting,
    open_concern,
    readers_of_worries,
    visible_to,
    worries_of,
)
from fourfold.concerns.queries.picking import MOST_PICKED, Pickable, family_of, pickable_pupil, pickable_pupils, pupils_alike
from fourfold.concerns.queries.unlinked import unlinked_late, unlinked_named, unlinked_waiting

__all__ = [
    "MOST_PICKED",
    "AnswerGiven",
    "ConcernShown",
    "Pickable",
    "children_of",
    "concern_named",
    "concerns_answered",
    "concerns_waiting",
    "family_of",
    "open_concern",
    "pickable_pupil",
    "pickable_pupils",
    "pupils_alike",
    "readers_of_worries",
    "unlinked_late",
    "unlinked_named",
    "unlinked_waiting",
    "visible_to",
    "worries_of",
]

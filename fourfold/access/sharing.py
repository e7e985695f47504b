"""What a young person may share with a parent, part by part (veto 8). Pure.

From the young-person date the record is theirs: a parent sees a part of it where there is a recorded wish for that part, and nothing else.
"""

from enum import StrEnum

from fourfold.access.permissions import Permission


class Part(StrEnum):
    """A part of the record that can be shared apart from the others."""

    PLAN = "plan"
    MEETINGS = "meetings"
    WORDS = "words"
    SESSIONS = "sessions"
    LETTERS = "letters"
    RESULTS = "results"


PART_OF: dict[str, Part] = {
    "plan": Part.PLAN,
    "profile": Part.PLAN,
    "meeting": Part.MEETINGS,
    "sessions": Part.SESSIONS,
    "status": Part.LETTERS,
    "progress": Part.RESULTS,
    "clinical": Part.RESULTS,
    "advice": Part.RESULTS,
    "ehc_request": Part.RESULTS,
}
"""The part to which each object of the access specification belongs. What is not here (who the child is, how to reach a parent, what a
parent tells the school) opens with any part. A child's own words are rows of the profile: their model asks for Part.WORDS besides."""

SHARED_AT_FIRST = frozenset({Part.PLAN, Part.MEETINGS})
"""What the page of choices proposes before anything was chosen. Until it is saved, nothing is shared."""


def part_of(permission: Permission) -> Part | None:
    """The part that must be shared for this right; None where any part will do."""
    return PART_OF.get(permission.split(".")[0])

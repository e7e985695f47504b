"""An answer to begin from: the family's own words, what was looked at, what may explain it. A person changes it and sends it."""

from collections.abc import Sequence

from fourfold.concerns.queries import ConcernShown
from fourfold.oversight.triage import Known
from fourfold.ui.words import shortened

LONGEST_QUOTE = 160


def draft_words(concern: ConcernShown) -> str:
    """What the family will read, in words that a child of eleven can read; the findings are for a person to write."""
    thanks = "Thank you for telling us." if concern.is_familys else f"We have looked at how {concern.forename} is getting on."
    said = f" You told us: “{shortened(concern.words, LONGEST_QUOTE)}”" if concern.is_familys else ""
    teacher = concern.people.teacher.formal_name if concern.people.teacher else "the teachers"
    looked = f"We talked with {teacher} and looked at {concern.forename}’s work."
    return f"{thanks}{said}\n\n{looked} We found that "


def draft_comparison(concern: ConcernShown, known: Sequence[Known]) -> str:
    """What the family says beside what the school knows, for staff (6.45)."""
    if not concern.is_familys:
        return ""
    lines = [f"The family says: “{shortened(concern.words, LONGEST_QUOTE)}”", "School knows:"]
    return "\n".join([*lines, *(f"- {one.about}: {one.says}" for one in known)])

"""A prompt and its answer: what must be thought of first, the three answers, and where a prompt stands (6.17-6.24)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Circumstance(StrEnum):
    """What else may explain slow progress. Each is considered before a prompt is answered (6.21-6.24)."""

    ATTENDANCE = "attendance"
    ENGLISH = "english"
    """English as an additional language: difficulty that is only that is not SEN (6.24)."""
    NEW_HERE = "new_here"
    YOUNGEST = "youngest"
    """Born in the summer, among the youngest of the year."""
    SENSES = "senses"
    """Sight and hearing."""
    TEACHER_KNOWS = "teacher_knows"
    """What the teacher knows: bereavement, bullying, a move (6.21, 6.22)."""


class Considered(StrEnum):
    """What a person thinks of a circumstance, having considered it."""

    MAY_EXPLAIN = "may_explain"
    DOES_NOT = "does_not"
    NOT_RELEVANT = "not_relevant"


class Answer(StrEnum):
    """The three answers to a prompt. None of them changes a SEN status (6.23)."""

    TALK = "talk"
    """Talk to the family and look closer: a concern is raised."""
    TEACH = "teach"
    """Teach to the gap first, and look again on a date (6.19)."""
    NO_MORE = "no_more"
    """No more for now, with the reason."""


class Stands(StrEnum):
    """Where a prompt stands: worked out from its answers, never stored."""

    WAITING = "waiting"
    BACK = "back"
    """The day to look again has come."""
    TEACHING = "teaching"
    TALKING = "talking"
    TALKED = "talked"
    """The concern in which it went on has its answer."""
    NO_MORE = "no_more"
    WITHDRAWN = "withdrawn"
    """Corrected results took the signs away."""


ASKS = frozenset({Stands.WAITING, Stands.BACK})
"""Where a prompt asks somebody to do something now."""


class NotConsidered(Exception):
    """Something that may explain slow progress has not been thought of. `of` says what."""

    def __init__(self, of: frozenset[Circumstance]) -> None:
        super().__init__("Say of each of these whether it may explain what was seen.")
        self.of = of


class Unfinished(Exception):
    """What an answer still lacks, in a sentence. `of` names the field."""

    def __init__(self, says: str, of: str) -> None:
        super().__init__(says)
        self.of = of


def check_answer(
    answer: Answer, considered: Mapping[Circumstance, Considered], *, words: str, look_again_on: date | None, today: date
) -> None:
    """Raises NotConsidered until each circumstance was thought of (6.21-6.24), Unfinished without words, or a day to look again (6.19)."""
    if missing := frozenset(Circumstance) - set(considered):
        raise NotConsidered(missing)
    if not words.strip():
        raise Unfinished(WORDS_MISSING[answer], "words")
    if answer is Answer.TEACH and (look_again_on is None or look_again_on <= today):
        raise Unfinished("Choose a day after today on which you look again.", "look_again_on")


WORDS_MISSING = {
    Answer.TALK: "Say what you have noticed, in a few words.",
    Answer.TEACH: "Say what will change in class.",
    Answer.NO_MORE: "Say why no more is needed for now.",
}


def stands(answer: Answer | None, look_again_on: date | None, *, is_concern_answered: bool, is_withdrawn: bool, today: date) -> Stands:
    """Where a prompt stands by its last answer; what was put off returns by itself on its day (6.19)."""
    if answer is Answer.TALK:
        return Stands.TALKED if is_concern_answered else Stands.TALKING
    if is_withdrawn:
        return Stands.WITHDRAWN
    if answer is None:
        return Stands.WAITING
    if answer is Answer.NO_MORE:
        return Stands.NO_MORE
    return Stands.BACK if look_again_on is not None and look_again_on <= today else Stands.TEACHING

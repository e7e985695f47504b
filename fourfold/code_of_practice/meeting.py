"""What a meeting with the family should hold, and what of it is still to do (6.39, 6.65-6.71)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class MeetingKind(StrEnum):
    """What a meeting is for."""

    EARLY_DISCUSSION = "early_discussion"
    REVIEW = "review"
    OTHER = "other"


MEETING_NAMES = {
    MeetingKind.EARLY_DISCUSSION: "Early discussion",
    MeetingKind.REVIEW: "Review",
    MeetingKind.OTHER: "Other meeting",
}


class LedAs(StrEnum):
    """In which part a meeting was led: a teacher who knows the pupil, supported by the SENCO (6.67)."""

    CLASS_TEACHER = "class_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    TUTOR = "tutor"
    SENCO = "senco"
    HEAD = "head"
    OTHER = "other"


LED_AS_NAMES = {
    LedAs.CLASS_TEACHER: "Class teacher",
    LedAs.SUBJECT_TEACHER: "Subject teacher",
    LedAs.TUTOR: "Tutor",
    LedAs.SENCO: "SENCO",
    LedAs.HEAD: "Headteacher",
    LedAs.OTHER: "Somebody else",
}
KNOWS_THE_PUPIL = frozenset({LedAs.CLASS_TEACHER, LedAs.SUBJECT_TEACHER, LedAs.TUTOR})


class PupilsPart(StrEnum):
    """How the pupil was heard: there for all or part of the meeting, or asked before; or not (6.70)."""

    ALL = "all"
    PART = "part"
    BEFORE = "before"
    NONE = "none"


PUPILS_PART_NAMES = {
    PupilsPart.ALL: "There for all of it",
    PupilsPart.PART: "There for part of it",
    PupilsPart.BEFORE: "Asked before the meeting",
    PupilsPart.NONE: "Not this time",
}


HEARD = frozenset({PupilsPart.ALL, PupilsPart.PART, PupilsPart.BEFORE})


class Whose(StrEnum):
    """The three who take something on at a meeting (6.65)."""

    PARENT = "parent"
    PUPIL = "pupil"
    SCHOOL = "school"


WHOSE_NAMES = {Whose.PARENT: "The parents", Whose.PUPIL: "The child", Whose.SCHOOL: "School"}


@dataclass(frozen=True)
class MeetingFacts:
    """What is known of a meeting that was held. Empty text, None and False mean missing."""

    kind: MeetingKind
    led_as: LedAs | None
    pupils_part: PupilsPart | None
    headings_filled: frozenset[str]
    """Which of the four headings of 6.39 say something: see `HEADINGS`."""
    responsibilities_of: frozenset[Whose]
    given_on: date | None
    shared_with_staff_on: date | None
    advice_service_named: bool


HEADINGS = (
    ("strengths_and_difficulties", "What goes well and what is hard"),
    ("parents_concerns", "What the parents worry about"),
    ("outcomes", "What we all hope for"),
    ("next_steps", "What we do next"),
)
"""The four headings of the Code's short note (6.39)."""


def still_to_do(facts: MeetingFacts) -> list[str]:
    """What the Code asks of a meeting and is not there yet, a sentence each. None of it stops anybody: the Code says should."""
    found = []
    if facts.led_as not in KNOWS_THE_PUPIL:
        found.append("A teacher who knows the pupil should lead, with the SENCO’s support (6.67).")
    if facts.pupils_part not in HEARD:
        found.append("Hear the pupil: at the meeting, or before it (6.70).")
    if facts.kind is not MeetingKind.REVIEW:
        found += [f"Write down: {name[:1].lower()}{name[1:]} (6.39)." for field, name in HEADINGS if field not in facts.headings_filled]
    if facts.kind is MeetingKind.EARLY_DISCUSSION and not facts.advice_service_named:
        found.append("Tell the family of SENDIASS, the free advice service (6.39).")
    if facts.kind is not MeetingKind.EARLY_DISCUSSION and (left := [one for one in Whose if one not in facts.responsibilities_of]):
        found.append(f"Agree who does what: {', '.join(WHOSE_NAMES[one].lower() for one in left)} (6.65).")
    if facts.given_on is None:
        found.append("Give the record to the parents (6.71).")
    if facts.shared_with_staff_on is None:
        found.append("Share the record with the staff who work with the pupil (6.71).")
    return found


def meeting_choices() -> list[tuple[str, str]]:
    """The kinds with their names."""
    return [(kind.value, name) for kind, name in MEETING_NAMES.items()]


def led_as_choices() -> list[tuple[str, str]]:
    """The parts in which one leads, with their names."""
    return [(part.value, name) for part, name in LED_AS_NAMES.items()]


def pupils_part_choices() -> list[tuple[str, str]]:
    """The pupil's parts with their names."""
    return [(part.value, name) for part, name in PUPILS_PART_NAMES.items()]


def whose_choices() -> list[tuple[str, str]]:
    """The three with their names."""
    return [(one.value, name) for one, name in WHOSE_NAMES.items()]

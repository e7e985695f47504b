"""How a meeting is held, who comes to it, and how its record reaches the family."""

from enum import StrEnum


class How(StrEnum):
    """In which way people meet."""

    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"


HOW_NAMES = {How.IN_PERSON: "In person", How.PHONE: "By phone", How.VIDEO: "By video"}


class Part(StrEnum):
    """In which part somebody comes."""

    PARENT = "parent"
    STAFF = "staff"
    SPECIALIST = "specialist"
    INTERPRETER = "interpreter"
    SUPPORTER = "supporter"


class Given(StrEnum):
    """How the record reached the parents (6.71)."""

    LETTER = "letter"
    HAND = "hand"
    POST = "post"
    READ_TOGETHER = "read_together"


GIVEN_NAMES = {
    Given.LETTER: "As a letter from here",
    Given.HAND: "On paper, by hand",
    Given.POST: "On paper, by post",
    Given.READ_TOGETHER: "Read together at the meeting",
}


def how_choices() -> list[tuple[str, str]]:
    """The ways to meet, with their names."""
    return [(how.value, name) for how, name in HOW_NAMES.items()]


def given_choices() -> list[tuple[str, str]]:
    """The ways in which a record is given, with their names."""
    return [(given.value, name) for given, name in GIVEN_NAMES.items()]


class WithWhom(StrEnum):
    """Whom a family may ask to talk to when they are not happy."""

    SENCO = "senco"
    HEAD = "head"


WITH_WHOM_NAMES = {WithWhom.SENCO: "The SENCO", WithWhom.HEAD: "The head of the school"}


def with_whom_choices() -> list[tuple[str, str]]:
    """The two with their names."""
    return [(one.value, WITH_WHOM_NAMES[one]) for one in WithWhom]


class Reply(StrEnum):
    """What a family answers to an invitation."""

    YES = "yes"
    OTHER = "other"
    """None of these times; another."""
    PHONE = "phone"
    VIDEO = "video"
    CANNOT = "cannot"


REPLY_NAMES = {
    Reply.YES: "They will come",
    Reply.OTHER: "None of these times suits them",
    Reply.PHONE: "They would like a call",
    Reply.VIDEO: "They would like to meet by video",
    Reply.CANNOT: "They do not want this meeting",
}
ASKS_FOR_SOMETHING = frozenset({Reply.OTHER, Reply.PHONE, Reply.VIDEO, Reply.CANNOT})
"""The answers after which somebody at school has something to do."""


def reply_choices() -> list[tuple[str, str]]:
    """The answers with their names, as the school reads them."""
    return [(one.value, name) for one, name in REPLY_NAMES.items()]

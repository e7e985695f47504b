"""How specialists, what is shared, and what they advise are called."""

from enum import StrEnum

from fourfold.code_of_practice.consulting import Item, Profession, Said
from fourfold.code_of_practice.family_words import to_family

PROFESSION_NAMES = {
    Profession.EDUCATIONAL_PSYCHOLOGIST: to_family("Educational psychologist"),
    Profession.SPEECH_AND_LANGUAGE: to_family("Speech and language therapist"),
    Profession.SPECIALIST_TEACHER: to_family("Specialist teacher"),
    Profession.OCCUPATIONAL_THERAPIST: to_family("Occupational therapist"),
    Profession.PHYSIOTHERAPIST: to_family("Physiotherapist"),
    Profession.MENTAL_HEALTH: to_family("Mental health service"),
    Profession.SENSORY: to_family("Hearing or sight service"),
    Profession.PAEDIATRICIAN: to_family("Doctor for children"),
    Profession.OTHER: to_family("Another expert"),
}
ITEM_NAMES = {
    Item.PROFILE: to_family("What helps in class"),
    Item.STATUS: to_family("What makes learning hard"),
    Item.PLAN: to_family("The plan, and what we hope for"),
    Item.SESSIONS: to_family("How often the help was given"),
    Item.PROGRESS: to_family("Results at school"),
    Item.CLINICAL: to_family("What doctors and therapists found"),
    Item.ADVICE: to_family("Reports that other experts wrote"),
}
"""What may be shared, as families, staff and specialists all read it."""
OPENED_NAMES = {
    "identity": to_family("Name, class and year"),
    **{item.value: name for item, name in ITEM_NAMES.items()},
    "meeting": to_family("Two questions to answer for the next look together"),
    "ehc_request": to_family("What school wrote to the council"),
}
"""What a grant may open, as the family reads it. Who the child is belongs to every one."""
SAID_NAMES = {
    Said.YES: "Yes",
    Said.TALK_FIRST: "Talk to me first",
    Said.NO: "No",
    Said.STOP: "Stop sharing",
}


class LineKind(StrEnum):
    """What one piece of advice is for."""

    OUTCOME = "outcome"
    PROVISION = "provision"
    STRATEGY = "strategy"


LINE_NAMES = {
    LineKind.OUTCOME: "Something to hope for",
    LineKind.PROVISION: "Help to give",
    LineKind.STRATEGY: "For every lesson",
}


def profession_choices() -> list[tuple[str, str]]:
    """Who may be asked, with their names."""
    return [(one.value, PROFESSION_NAMES[one]) for one in Profession]


def item_choices() -> list[tuple[str, str]]:
    """What may be shared, with its names."""
    return [(one.value, ITEM_NAMES[one]) for one in Item]


def said_choices() -> list[tuple[str, str]]:
    """What may be said of it."""
    return [(one.value, SAID_NAMES[one]) for one in Said]


def line_choices() -> list[tuple[str, str]]:
    """What a piece of advice may be for."""
    return [(one.value, LINE_NAMES[one]) for one in LineKind]

"""How a child is heard, and what an adult may add to it: short lists with their names."""

from enum import StrEnum

from django.utils.translation import gettext_lazy


class Method(StrEnum):
    """How a child's views were found out. One that needs no speech is always among them."""

    ALONE = "survey"
    TALK = "talk"
    SYMBOLS = "symbols"
    DRAWING = "drawing"
    OBSERVATION = "observation"
    DEVICE = "aac"
    ADVOCATE = "advocate"


METHOD_NAMES = {
    Method.ALONE: "They answered the questions by themselves",
    Method.TALK: "We talked",
    Method.SYMBOLS: "They pointed at pictures or symbols",
    Method.DRAWING: "They drew",
    Method.OBSERVATION: "We watched what they chose and how they were",
    Method.DEVICE: "They used their communication aid",
    Method.ADVOCATE: "Somebody spoke for them",
}
"""For whoever writes it down."""

METHOD_SHORT = {
    Method.ALONE: "My say, by themselves",
    Method.TALK: "Talking",
    Method.SYMBOLS: "Pictures or symbols",
    Method.DRAWING: "Drawing",
    Method.OBSERVATION: "Watched",
    Method.DEVICE: "Communication aid",
    Method.ADVOCATE: "Somebody spoke for them",
}
"""Under the words."""
WITHOUT_SPEECH = (Method.SYMBOLS, Method.DRAWING, Method.OBSERVATION, Method.DEVICE)


class AddedAs(StrEnum):
    """What an adult adds to a child's words."""

    MEANING = "meaning"
    DONE = "done"


ADDED_NAMES = {AddedAs.MEANING: "What we think it means", AddedAs.DONE: "What we did because of it"}


def method_choices() -> list[tuple[str, str]]:
    """The methods with their names."""
    return [(method.value, METHOD_NAMES[method]) for method in Method]


def added_choices() -> list[tuple[str, str]]:
    """What may be added, with its name."""
    return [(kind.value, ADDED_NAMES[kind]) for kind in AddedAs]


class Part(StrEnum):
    """The parts of the one page about a child."""

    SAYS = "says"
    LIKES = "likes"
    MATTERS = "matters"
    HELPS = "helps"
    FIRST = "first"
    HARD = "hard"
    WANT = "want"


PART_NAMES = {
    Part.SAYS: gettext_lazy("In my own words"),
    Part.LIKES: gettext_lazy("What people like about me"),
    Part.MATTERS: gettext_lazy("What is important to me"),
    Part.HELPS: gettext_lazy("How to help me"),
    Part.FIRST: gettext_lazy("If you are new today: your first 5 minutes"),
    Part.HARD: gettext_lazy("What is hard for me"),
    Part.WANT: gettext_lazy("What I want to get better at"),
}
PICTURE = gettext_lazy("Picture")
"""What the history of the page calls the picture."""
ASKED = (Part.SAYS, Part.LIKES, Part.MATTERS, Part.HELPS, Part.FIRST)
"""The parts that the page asks for. The others were written before it had lines, and are shown where they are."""
LONGEST_LINE = 120
"""Letters in a line: it is read at a glance."""
MOST_LINES = 5
"""In one part: what is read in a minute. More would not be read."""


def part_choices() -> list[tuple[str, str]]:
    """The parts with their names."""
    return [(part.value, str(PART_NAMES[part])) for part in Part]

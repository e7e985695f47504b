"""The short lists that this room's rows and forms choose from, with their names for staff and for families. Pure values."""

from enum import StrEnum
from typing import cast

from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.giving import Happened as Happened
from fourfold.code_of_practice.giving import WhyNot as WhyNot

TEMPLATE = "sen-support-2015"
"""The sections that a plan has where its school has chosen no others: see `support/templates.py`."""


class SourceKind(StrEnum):
    """What an analysis of needs is made from (6.45)."""

    TEACHER = "teacher"
    PROGRESS = "progress"
    BEHAVIOUR = "behaviour"
    OTHER_TEACHERS = "other_teachers"
    PARENTS = "parents"
    PUPIL = "pupil"
    OUTSIDE = "outside"


SOURCE_NAMES = {
    SourceKind.TEACHER: "What the teacher sees and has assessed",
    SourceKind.PROGRESS: "Progress and attainment, beside other pupils",
    SourceKind.BEHAVIOUR: "Behaviour",
    SourceKind.OTHER_TEACHERS: "What other teachers say",
    SourceKind.PARENTS: "The parents’ views",
    SourceKind.PUPIL: "The child’s own views",
    SourceKind.OUTSIDE: "Advice from outside the school",
}


class Progress(StrEnum):
    """How a teacher sees the child's progress in their own lessons (6.17)."""

    AS_EXPECTED = "as_expected"
    SLOWER = "slower"
    FASTER = "faster"
    CANNOT_TELL = "cannot_tell"


PROGRESS_NAMES = {
    Progress.AS_EXPECTED: "As I would expect",
    Progress.SLOWER: "Slower than I would expect",
    Progress.FASTER: "Faster than I would expect",
    Progress.CANNOT_TELL: "I cannot tell yet",
}


class JoinsIn(StrEnum):
    """How often the child joins in."""

    MOSTLY = "mostly"
    SOMETIMES = "sometimes"
    RARELY = "rarely"


JOINS_IN_NAMES = {JoinsIn.MOSTLY: "In most lessons", JoinsIn.SOMETIMES: "In some lessons", JoinsIn.RARELY: "Hardly ever"}


class Feels(StrEnum):
    """How the child seems to feel. Behaviour is not itself a sign of SEN: its causes are looked for (6.21)."""

    SETTLED = "settled"
    UP_AND_DOWN = "up_and_down"
    UNHAPPY = "unhappy"


FEELS_NAMES = {Feels.SETTLED: "Settled", Feels.UP_AND_DOWN: "Up and down", Feels.UNHAPPY: "Unhappy or angry"}


class Answer(StrEnum):
    """What a parent or a young person says of a plan, beside their own words (6.48)."""

    AGREED = "agreed"
    WITH_COMMENT = "with_comment"
    NOT_AGREED = "not_agreed"
    NOT_REACHED = "not_reached"


ANSWER_NAMES = {
    Answer.AGREED: "Agreed",
    Answer.WITH_COMMENT: "Agreed, with a comment",
    Answer.NOT_AGREED: "Not agreed",
    Answer.NOT_REACHED: "Not reached",
}
FAMILY_ANSWER_NAMES = {
    Answer.AGREED: _("I agree with this plan"),
    Answer.WITH_COMMENT: _("I agree, and I want to say something"),
    Answer.NOT_AGREED: _("I do not agree"),
}
COUNTS_AS_AGREED = frozenset({Answer.AGREED, Answer.WITH_COMMENT})


HAPPENED_NAMES = {Happened.HAPPENED: "It happened", Happened.AWAY: "The child was away", Happened.NOT: "It did not happen"}


class Feeling(StrEnum):
    """How a session went for one child: three faces."""

    WELL = "well"
    OK = "ok"
    HARD = "hard"


FEELING_NAMES = {Feeling.WELL: "Well", Feeling.OK: "OK", Feeling.HARD: "Hard"}


WHY_NOT_NAMES = {
    WhyNot.TRIP: "A trip or event",
    WhyNot.COVER: "The adult was covering or away",
    WhyNot.ROOM: "No room or no time",
    WhyNot.OTHER: "Something else",
}
CHIPS = ("Used pictures", "Spoke first", "Needed a break", "Tired", "Proud of it")
"""Words that are often added to a session, to tap instead of typing."""


def source_choices() -> list[tuple[str, str]]:
    """The sources with their names."""
    return [(kind.value, SOURCE_NAMES[kind]) for kind in SourceKind]


def progress_choices() -> list[tuple[str, str]]:
    """What a teacher may say of progress."""
    return [(one.value, PROGRESS_NAMES[one]) for one in Progress]


def joins_in_choices() -> list[tuple[str, str]]:
    """What a teacher may say of joining in."""
    return [(one.value, JOINS_IN_NAMES[one]) for one in JoinsIn]


def feels_choices() -> list[tuple[str, str]]:
    """What a teacher may say of how a child seems to feel."""
    return [(one.value, FEELS_NAMES[one]) for one in Feels]


def answer_choices() -> list[tuple[str, str]]:
    """The answers that staff may write down."""
    return [(answer.value, ANSWER_NAMES[answer]) for answer in Answer]


def family_answer_choices() -> list[tuple[str, str]]:
    """The answers that a family gives."""
    return [(answer.value, cast(str, name)) for answer, name in FAMILY_ANSWER_NAMES.items()]


def happened_choices() -> list[tuple[str, str]]:
    """Whether it took place."""
    return [(state.value, HAPPENED_NAMES[state]) for state in Happened]


def why_not_choices() -> list[tuple[str, str]]:
    """Why it did not."""
    return [(why.value, WHY_NOT_NAMES[why]) for why in WhyNot]

"""The scales on which a school measures. Each is kept as it is; none is forced into another."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Scale(StrEnum):
    """What a number of a measure means."""

    STANDARDISED = "standardised"
    """100 is the middle of all pupils of that age, 15 the standard deviation."""
    SCALED = "scaled"
    """The national tests' scale: 100 is the expected standard."""
    AGE = "age"
    """A reading or spelling age, in months."""
    GRADES = "grades"
    """A teacher's judgement, or an examination's grades: a number counts up from the lowest grade, which is 1."""
    ATTENDANCE = "attendance"
    """Per cent of sessions."""
    STEPS = "steps"
    """How many small steps a pupil has made."""
    TOTAL = "total"
    """The sum of a questionnaire's answers."""


class Missed(StrEnum):
    """Why there is no number, where somebody knows why. It is an answer: the result is not missing."""

    ABSENT = "absent"
    NOT_TESTED = "not_tested"


@dataclass(frozen=True)
class Kind:
    """What holds of every measure on one scale, until the school says otherwise of its own."""

    name: str
    least: int
    most: int
    decimals: int = 0
    sem: Decimal | None = None
    """The standard error of measurement; None where it is not known."""
    leap: int = 0
    """How far from last time is worth a second look; 0 for a quarter of the measure's room."""


KINDS = {
    Scale.STANDARDISED: Kind("standardised score", 40, 160, sem=Decimal("4.5"), leap=20),
    Scale.SCALED: Kind("scaled score", 80, 120, leap=12),
    Scale.AGE: Kind("age in years and months", 36, 240, leap=18),
    Scale.GRADES: Kind("teacher’s judgement", 1, 30, leap=2),
    Scale.ATTENDANCE: Kind("attendance, per cent", 0, 100, decimals=1, leap=20),
    Scale.STEPS: Kind("small steps", 0, 999),
    Scale.TOTAL: Kind("questionnaire total", 0, 100),
}

SAYS_ITSELF = frozenset({Scale.AGE, Scale.ATTENDANCE})
"""Scales whose values need no word for what they are: "7 years 10 months", "96%"."""


class NotOnThisScale(Exception):
    """A value that this measure cannot have, in a sentence that says what it can have."""


def far_from(value: Decimal, last: Decimal, *, scale: Scale, least: Decimal, most: Decimal, months: int) -> int:
    """1 where a value is much higher than last time, -1 much lower, 0 neither: a slip of the finger is worth a second look.

    An age is expected to grow with the months between.
    """
    by = value - last - (months if scale is Scale.AGE else 0)
    leap = Decimal(KINDS[scale].leap) or (most - least) / 4
    return 0 if abs(by) < leap else 1 if by > 0 else -1


def check_value(value: Decimal, *, subject: str, scale: Scale, least: Decimal, most: Decimal) -> None:
    """Raises NotOnThisScale."""
    decimals = KINDS[scale].decimals
    if not value.is_finite() or not least <= value <= most or value != round(value, decimals):
        between = f"from {plain(least)} to {plain(most)}"
        kind = "a number" if decimals else "a whole number"
        raise NotOnThisScale(f"{subject} takes {kind} {between}. Check {plain(value)}.")


def in_words(value: Decimal, scale: Scale, grades: Sequence[str] = ()) -> str:
    """A value as people write it: "7 years 10 months", "96%", "Expected", "104"."""
    if scale is Scale.AGE:
        years, months = divmod(int(value), 12)
        parts = (f"{years} year{'' if years == 1 else 's'}", f"{months} month{'' if months == 1 else 's'}")
        return " ".join(part for part in parts if not part.startswith("0 ")) or "0 months"
    if scale is Scale.GRADES and value == int(value) and 1 <= value <= len(grades):
        return grades[int(value) - 1]
    return plain(value) + ("%" if scale is Scale.ATTENDANCE else "")


def plain(value: Decimal) -> str:
    """A number without noughts that say nothing."""
    return f"{value.normalize():f}" if value.is_finite() else str(value)

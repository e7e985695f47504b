"""What somebody types or pastes for a result, read as a value of the measure; and a value as one would type it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fourfold.progress.scales import Missed, NotOnThisScale, Scale, check_value, plain

YEARS_AND_MONTHS = re.compile(
    r"(\d{1,2}) ?(?:[:;/]|y(?:ea)?rs?\b,?|y) ?(?:(\d{1,2}) ?(?:m|mths?|mos?|months?|:00)?)?", re.ASCII | re.IGNORECASE
)
NUMBER = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,6})?", re.ASCII)
MISSED = {
    Missed.ABSENT: ("absent", "away"),
    Missed.NOT_TESTED: ("not tested", "nt", "n/t", "n/a", "not assessed"),
}
SHORTEST = 2
"""How many letters of "absent" are enough: one could be a grade."""


@dataclass(frozen=True)
class Scaled:
    """What of a measure says how its values are written."""

    name: str
    scale: Scale
    least: Decimal
    most: Decimal
    grades: Sequence[str] = ()

    @classmethod
    def of(cls, measure: Any) -> "Scaled":
        """As a measure of the school says."""
        return cls(measure.name, Scale(measure.scale), measure.least, measure.most, tuple(measure.grades))


@dataclass(frozen=True)
class Typed:
    """A value, or why there is none; neither, where nothing is written."""

    value: Decimal | None = None
    missed: str = ""


def typed(text: str, on: Scaled) -> Typed:
    """What is meant. Raises NotOnThisScale, in a sentence that says what to write."""
    words = " ".join(text.split())
    if not words:
        return Typed()
    if on.scale is Scale.GRADES:
        if (found := _grade(words, on)) is not None:
            return Typed(found)
        if missed := _missed(words):
            return Typed(missed=missed)
        raise NotOnThisScale(f"{on.name} takes one of {_one_of(on.grades)}. Check “{_short(words)}”.")
    if missed := _missed(words):
        return Typed(missed=missed)
    value = _months(words, on) if on.scale is Scale.AGE else _number(words.removesuffix("%").strip(), words, on)
    check_value(value, subject=on.name, scale=on.scale, least=on.least, most=on.most)
    return Typed(value)


def as_typed(value: Decimal, on: Scaled) -> str:
    """A value as it stands in a box: "7:10", "Expected", "104"."""
    if on.scale is Scale.AGE:
        years, months = divmod(int(value), 12)
        return f"{years}:{months:02}"
    if on.scale is Scale.GRADES and value == int(value) and 1 <= value <= len(on.grades):
        return on.grades[int(value) - 1]
    return plain(value)


MISSED_WORDS = {Missed.ABSENT.value: "absent", Missed.NOT_TESTED.value: "not tested"}


def _missed(words: str) -> str:
    """By its whole word, or its first two letters and more."""
    said = words.casefold()
    for missed, known in MISSED.items():
        if any(said == word or (len(said) >= SHORTEST and word.startswith(said)) for word in known):
            return missed.value
    return ""


def _grade(words: str, on: Scaled) -> Decimal | None:
    """A grade by its name, or by as many letters as tell it from the others. None where it begins none. Raises where it begins several."""
    said = words.casefold()
    names = [grade.casefold() for grade in on.grades]
    if said in names:
        return Decimal(names.index(said) + 1)
    begun = [place for place, name in enumerate(names, start=1) if name.startswith(said)]
    if len(begun) > 1:
        several = _one_of([on.grades[place - 1] for place in begun])
        raise NotOnThisScale(f"“{_short(words)}” could be {several}. Write a letter more.")
    return Decimal(begun[0]) if begun else None


def _months(words: str, on: Scaled) -> Decimal:
    """An age: "7:10", "7y 10m", or months alone. A decimal could mean years or months, so it is asked about."""
    if parts := YEARS_AND_MONTHS.fullmatch(words):
        years, months = int(parts[1]), int(parts[2] or 0)
        if months > 11:
            raise NotOnThisScale(f"A year has 12 months. Check “{_short(words)}”.")
        return Decimal(years * 12 + months)
    if re.fullmatch(r"\d{1,3}", words, re.ASCII):
        return Decimal(words)
    raise NotOnThisScale(f"Write years and months as 7:10, or months alone. Check “{_short(words)}”.")


def _number(digits: str, words: str, on: Scaled) -> Decimal:
    if NUMBER.fullmatch(digits):
        return Decimal(digits.replace(",", "."))
    between = f"from {plain(on.least)} to {plain(on.most)}"
    raise NotOnThisScale(f"{on.name} takes a number {between}, “absent” or “not tested”. Check “{_short(words)}”.")


def _one_of(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _short(words: str) -> str:
    return words if len(words) <= 30 else f"{words[:29]}…"

"""The unique pupil number: a check letter, three digits of authority, four of school, two of year, three of serial.

A temporary number ends in a letter in place of the last digit. I, O and S are never check letters. The letter is the sum of
each later character times its place (2 to 13), modulo 23; a last letter is worth its own index (the data standard for UPN 2.0).
"""

import re
from dataclasses import dataclass

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
LENGTH = 13
_SHAPE = re.compile(rf"[A-Z][0-9]{{11}}[0-9{CHECK_LETTERS}]")


class NotAUniquePupilNumber(ValueError):
    """The parts given cannot make a unique pupil number."""


@dataclass(frozen=True)
class UpnCheck:
    """What is right and wrong with a value.

    `normalised` is the value without spaces and in capitals. `expected_letter` is "" when the value is not well formed. Whether the
    authority's number is a real one is not asked here: old numbers keep the codes of authorities that are gone.
    """

    normalised: str
    is_well_formed: bool
    is_temporary: bool
    expected_letter: str
    problem: str

    @property
    def is_right(self) -> bool:
        """Well formed, with the check letter that its other characters give."""
        return self.is_well_formed and self.normalised[0] == self.expected_letter


def check_letter(body: str) -> str:
    """The check letter for the twelve characters that follow it."""
    total = sum(_worth(character) * place for place, character in enumerate(body, start=2))
    return CHECK_LETTERS[total % len(CHECK_LETTERS)]


def check_upn(value: str) -> UpnCheck:
    """Read a unique pupil number and say, in one sentence, what is wrong with it; `problem` is "" when nothing is."""
    upn = re.sub(r"\s", "", value).upper()
    if not _SHAPE.fullmatch(upn):
        return UpnCheck(upn, is_well_formed=False, is_temporary=False, expected_letter="", problem=_what_is_wrong(upn))
    expected = check_letter(upn[1:])
    problem = "" if upn[0] == expected else f"The first letter of this UPN is {upn[0]}, but its numbers call for {expected}."
    return UpnCheck(upn, is_well_formed=True, is_temporary=upn[-1].isalpha(), expected_letter=expected, problem=problem)


def make_upn(authority: int, school: int, year: int, serial: int, *, temporary_letter: str = "") -> str:
    """A number with its right check letter. `year` may have two digits or four; a temporary serial has two digits and a letter.

    Raises NotAUniquePupilNumber when a part is too long, or the temporary letter is none of the check letters.
    """
    digits = 2 if temporary_letter else 3
    year = year % 100 if 1000 <= year <= 9999 else year
    parts = ((authority, 3, "authority"), (school, 4, "school"), (year, 2, "year"), (serial, digits, "serial"))
    for number, width, name in parts:
        if not 0 <= number < 10**width:
            raise NotAUniquePupilNumber(f"The {name} in a UPN has {width} digits, and {number} does not fit.")
    if temporary_letter and (len(temporary_letter) != 1 or temporary_letter not in CHECK_LETTERS):
        raise NotAUniquePupilNumber(f"A temporary UPN ends in one of {CHECK_LETTERS}, not {temporary_letter}.")
    body = "".join(f"{number:0{width}}" for number, width, _ in parts) + temporary_letter
    return check_letter(body) + body


def _worth(character: str) -> int:
    return int(character) if character.isdigit() else CHECK_LETTERS.index(character)


def _what_is_wrong(upn: str) -> str:
    if len(upn) != LENGTH:
        return f"A UPN has {LENGTH} characters, and this has {len(upn)}."
    return "A UPN is a letter, then 11 digits, then a digit or, in a temporary UPN, a letter that is not I, O or S."

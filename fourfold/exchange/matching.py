"""Which pupil a row of a file means: by UPN, else admission number, else names and date of birth; never across schools, never a guess."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from fourfold.exchange.drafting.draft import said
from fourfold.exchange.reading.people import PupilRow
from fourfold.exchange.roll import Roll
from fourfold.pupils.models import Pupil


@dataclass(frozen=True)
class Match:
    """The pupil, or None for nobody; with `problem` the row cannot be used as it is."""

    pupil: Pupil | None = None
    problem: str = ""


NOBODY = Match()


class Matching:
    """One file's rows against one school's roll."""

    def __init__(self, roll: Roll) -> None:
        self.roll = roll
        self._by: dict[str, dict[Hashable, list[Pupil]]] = {
            "upn": defaultdict(list),
            "number": defaultdict(list),
            "name": defaultdict(list),
        }
        for pupil in roll.pupils.values():
            for upn in {pupil.upn, pupil.former_upn} - {""}:
                self._by["upn"][upn].append(pupil)
            for number in {time.admission_number for time in roll.enrolments.get(pupil.pk, [])} - {""}:
                self._by["number"][number].append(pupil)
            for key in names_of(pupil):
                self._by["name"][key].append(pupil)
        self._met: dict[int, int] = {}
        self._newcomers: dict[Hashable, PupilRow] = {}

    def match(self, row: PupilRow) -> Match:
        """Whom the row means. A pupil that an earlier row meant, or two pupils that answer to it, are a problem that names both."""
        found = self._found(row)
        if found.problem:
            return found
        if found.pupil is None:
            return self._newcomer(row)
        if (met := self._met.setdefault(found.pupil.pk, row.row)) != row.row:
            return Match(problem=f"Row {met} is already {found.pupil.name}.")
        return found

    def means(self, row: PupilRow) -> Match:
        """Whom the row means, however often a file speaks of the same pupil."""
        return self._found(row)

    def known_as(self, word: str) -> Match:
        """Whom a class list means by one word: a UPN or an admission number."""
        for kind in ("upn", "number"):
            if found := self._by[kind].get(word if kind == "number" else word.upper(), []):
                return one_of(found, kind)
        return NOBODY

    def _found(self, row: PupilRow) -> Match:
        by_upn = one_of([p for upn in {row.upn, row.former_upn} - {""} for p in self._by["upn"].get(upn, [])], "UPN")
        by_number = one_of(self._by["number"].get(row.admission_number, []) if row.admission_number else [], "admission number")
        by_name = one_of([p for key in names_in(row) for p in self._by["name"].get(key, [])], "name and date of birth")
        if by_upn.problem:
            return by_upn
        if by_upn.pupil is not None:
            if by_number.pupil is not None and by_number.pupil != by_upn.pupil:
                return Match(problem=f"The UPN is that of {by_upn.pupil.name}, but the admission number is that of {by_number.pupil.name}.")
            return self._agreed(row, by_upn.pupil, "UPN")
        if row.upn and row.upn in self.roll.elsewhere:
            return Match(problem="This UPN belongs to a record at another school here. Ask for a transfer, or correct the UPN.")
        if by_number.problem:
            return by_number
        if by_number.pupil is not None:
            return self._agreed(row, by_number.pupil, "admission number")
        if by_name.problem or by_name.pupil is None:
            return by_name
        if row.upn and by_name.pupil.upn:
            both = f"{by_name.pupil.upn} here and {row.upn} in the file"
            return Match(problem=f"{by_name.pupil.name} has the same name and date of birth, but another UPN: {both}.")
        return self._agreed(row, by_name.pupil, "name")

    def _agreed(self, row: PupilRow, pupil: Pupil, how: str) -> Match:
        """The pupil, unless the row is plainly about somebody else, or the pupil is not this person's to touch."""
        if row.date_of_birth is not None and row.date_of_birth != pupil.born and is_named_otherwise(row, pupil):
            theirs = f"{row.legal_forename} {row.legal_surname}, born {said(row.date_of_birth)}"
            return Match(problem=f"The {how} is that of {pupil.name}, born {said(pupil.born)}, but the row is about {theirs}.")
        if pupil.pk in self.roll.barred:
            return Match(problem="You cannot bring in this row yourself: ask a colleague to.")
        return Match(pupil)

    def _newcomer(self, row: PupilRow) -> Match:
        for key in names_in(row):
            twin = self._newcomers.setdefault(key, row)
            if twin is not row and not (twin.upn and row.upn):
                return Match(problem=f"Row {twin.row} has the same name and date of birth.")
        return NOBODY


def one_of(found: Iterable[Pupil], how: str) -> Match:
    """The one pupil found; a problem where there are two."""
    each = list({pupil.pk: pupil for pupil in found}.values())
    if len(each) > 1:
        both = " and ".join(f"{pupil.name} ({pupil.upn or f'born {said(pupil.born)}'})" for pupil in each[:2])
        return Match(problem=f"Two pupils here have this {how}: {both}.")
    return Match(each[0]) if each else NOBODY


def plain(name: str) -> str:
    """A name for comparing: without capitals, marks of apostrophe and hyphen, or spaces."""
    folded = name.casefold().replace(" ", "")
    return folded if folded.isalnum() else "".join(letter for letter in folded if letter.isalnum())


def is_named_otherwise(row: PupilRow, pupil: Pupil) -> bool:
    """Whether the row's surname is none of the pupil's."""
    return plain(row.legal_surname or row.preferred_surname) not in {plain(pupil.legal_surname), plain(pupil.surname)}


def names_of(pupil: Pupil) -> set[tuple[str, str, date]]:
    """What a pupil answers to."""
    return {
        (plain(pupil.legal_surname), plain(pupil.legal_forename), pupil.born),
        (plain(pupil.surname), plain(pupil.forename), pupil.born),
    }


def names_in(row: PupilRow) -> set[tuple[str, str, date]]:
    """What a row calls a pupil; nothing without a date of birth."""
    if row.date_of_birth is None:
        return set()
    legal = (plain(row.legal_surname), plain(row.legal_forename), row.date_of_birth)
    surname, forename = row.preferred_surname or row.legal_surname, row.preferred_forename or row.legal_forename
    return {names for names in (legal, (plain(surname), plain(forename), row.date_of_birth)) if names[0]}

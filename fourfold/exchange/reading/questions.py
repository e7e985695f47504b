"""What a file leaves open, and only a person may answer."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AmbiguousDates:
    """A column whose dates could be day first or month first."""

    column: str
    example: str
    flag = "--dates dmy|mdy"

    @property
    def says(self) -> str:
        return f'In the column "{self.column}", is "{self.example}" written with the day first or the month first?'


@dataclass(frozen=True)
class SchoolSeen:
    """A school named in a file of several, by the file's own id for it."""

    id: str
    name: str
    pupils: int


@dataclass(frozen=True)
class SeveralSchools:
    """A file that holds more than one school."""

    schools: tuple[SchoolSeen, ...]
    flag = "--school"

    @property
    def says(self) -> str:
        named = "; ".join(
            f"{school.name or 'no name'} ({school.id}), {school.pupils} {'pupil' if school.pupils == 1 else 'pupils'}"
            for school in self.schools
        )
        return f"This file holds {len(self.schools)} schools. Which one is yours: {named}?"


Question = AmbiguousDates | SeveralSchools

"""The rows that reading makes: pupils, parents, staff, classes and who is in them.

Values are normalised, problems are in words; `row` and `table` say where in the file each came from.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fourfold.exchange.reading.problems import Problem, Severity


@dataclass(frozen=True)
class SenPeriod:
    """A census provision code (N, K, E, or A, P, S from before 2014) and when it held. `end` is None while it holds."""

    provision: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class SenNeed:
    """A census need type and its rank (1 is primary)."""

    type: str
    rank: int | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Address:
    """Lines as they go on an envelope, without the postcode."""

    lines: tuple[str, ...] = ()
    postcode: str = ""


NOWHERE = Address()


@dataclass(frozen=True)
class ParentRow:
    """A parent or other contact. `responsibility` is None where the file does not say; it is never assumed."""

    row: int
    order: int
    title: str = ""
    surname: str = ""
    forename: str = ""
    relationship: str = ""
    responsibility: bool | None = None
    email: str = ""
    phones: tuple[str, ...] = ()
    address: Address = NOWHERE
    address_as_pupil: bool = False
    language: str = ""


@dataclass(frozen=True)
class PastSchool:
    la_estab: str
    name: str
    entry: date | None = None
    leaving: date | None = None


@dataclass(frozen=True)
class AttendanceYear:
    """Sessions (half days) of one school year; None where the file does not say."""

    year: str
    possible: int | None = None
    attended: int | None = None
    authorised: int | None = None
    unauthorised: int | None = None


@dataclass(frozen=True)
class PupilRow:
    """One pupil as the file has them. A field is "" or None or empty where the file does not say."""

    row: int
    legal_surname: str = ""
    legal_forename: str = ""
    preferred_surname: str = ""
    preferred_forename: str = ""
    former_surname: str = ""
    middle_names: str = ""
    upn: str = ""
    former_upn: str = ""
    unique_learner_number: str = ""
    admission_number: str = ""
    mis_id: str = ""
    date_of_birth: date | None = None
    sex: str = ""
    year_group: str = ""
    registration_group: str = ""
    sen: tuple[SenPeriod, ...] = ()
    needs: tuple[SenNeed, ...] = ()
    first_language: str = ""
    eal: bool | None = None
    free_school_meals: bool | None = None
    looked_after: bool | None = None
    care_authority: str = ""
    entry_date: date | None = None
    leaving_date: date | None = None
    email: str = ""
    address: Address = NOWHERE
    school_ids: tuple[str, ...] = ()
    parents: tuple[ParentRow, ...] = ()
    past_schools: tuple[PastSchool, ...] = ()
    attendance: tuple[AttendanceYear, ...] = ()
    table: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        return refused(self.problems)


@dataclass(frozen=True)
class StaffRow:
    row: int
    email: str = ""
    surname: str = ""
    forename: str = ""
    title: str = ""
    role: str = ""
    staff_code: str = ""
    mis_id: str = ""
    school_ids: tuple[str, ...] = ()
    table: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        return refused(self.problems)


@dataclass(frozen=True)
class ClassRow:
    """`mis_id` is how enrolments name the class: the file's own id, or else the name."""

    row: int
    mis_id: str
    name: str = ""
    year_group: str = ""
    subject: str = ""
    school_ids: tuple[str, ...] = ()
    table: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        return refused(self.problems)


class Part(StrEnum):
    PUPIL = "pupil"
    TEACHER = "teacher"


@dataclass(frozen=True)
class EnrolmentRow:
    """That a person is in a class. `person_id` is whatever the file knows them by: an id, UPN, admission number, email or staff code."""

    row: int
    class_id: str
    person_id: str
    part: Part
    table: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        return refused(self.problems)


@dataclass(frozen=True)
class ResultRow:
    """What one pupil showed: each measure, by its name in the file or its field, with the words that stand for the value."""

    row: int
    who: PupilRow
    full_name: str
    registration_group: str
    shown: tuple[tuple[str, str], ...]
    round: str = ""
    taken_on: date | None = None
    source: str = ""
    table: str = ""
    problems: tuple[Problem, ...] = ()


def refused(problems: tuple[Problem, ...]) -> bool:
    return any(problem.severity is Severity.REFUSED for problem in problems)


def provision_on(periods: tuple[SenPeriod, ...], day: date) -> str:
    """The provision code that holds on `day`: of the periods begun and not over, the one that began last. "" where none does."""
    current = [period for period in periods if (period.start or date.min) <= day and (period.end is None or period.end >= day)]
    return max(current, key=lambda period: period.start or date.min).provision if current else ""

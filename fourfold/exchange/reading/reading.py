"""All that was read from one file or set, good and bad, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from fourfold.exchange.reading.people import ClassRow, EnrolmentRow, PupilRow, ResultRow, StaffRow
from fourfold.exchange.reading.places import Place
from fourfold.exchange.reading.problems import Problem, Severity
from fourfold.exchange.reading.questions import Question, SchoolSeen


class HasPlace(Protocol):
    @property
    def row(self) -> int: ...

    @property
    def table(self) -> str: ...


@dataclass(frozen=True)
class Reading:
    """Rows by kind; `problems` are those of no single row read (rows carry their own, `all_problems` has both).

    While `questions` is not empty a person must answer before anything is used. `dropped` names columns of passwords,
    `not_taken` whatever else was there and is not used, `encodings` the alphabets for the preview to show.
    """

    pupils: tuple[PupilRow, ...] = ()
    staff: tuple[StaffRow, ...] = ()
    classes: tuple[ClassRow, ...] = ()
    enrolments: tuple[EnrolmentRow, ...] = ()
    results: tuple[ResultRow, ...] = ()
    schools: tuple[SchoolSeen, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()
    dropped: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()
    encodings: tuple[str, ...] = ()

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        rows = (row for kind in (self.pupils, self.staff, self.classes, self.enrolments, self.results) for row in kind)
        found = [*self.problems, *(problem for row in rows for problem in row.problems)]
        return tuple(sorted(found, key=lambda problem: (problem.table, problem.row)))

    @property
    def refused_rows(self) -> tuple[Place, ...]:
        """Where each row is that cannot come in: what a person mends, or leaves out."""
        refused = {(problem.table, problem.row) for problem in self.all_problems if problem.severity is Severity.REFUSED}
        return tuple(Place(row, table) for table, row in sorted(refused))

    def without(self, places: Iterable[Place]) -> "Reading":
        """The same without these rows, and without their problems."""
        out = {(place.table.casefold(), place.row) for place in places}

        def stays(found: HasPlace) -> bool:
            return ("", found.row) not in out and (found.table.casefold(), found.row) not in out

        return replace(
            self,
            pupils=tuple(filter(stays, self.pupils)),
            staff=tuple(filter(stays, self.staff)),
            classes=tuple(filter(stays, self.classes)),
            enrolments=tuple(filter(stays, self.enrolments)),
            results=tuple(filter(stays, self.results)),
            problems=tuple(filter(stays, self.problems)),
        )

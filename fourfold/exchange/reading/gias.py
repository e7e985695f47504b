"""Schools from an extract of Get Information About Schools: columns by heading, never by place, since each year's extract differs."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fourfold.exchange.reading.dates import DAY_FIRST, BadDate
from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.inspection import postcode_of
from fourfold.exchange.reading.names import BadName, name_of
from fourfold.exchange.reading.people import NOWHERE, Address, refused
from fourfold.exchange.reading.problems import Problem, refusing, warning
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.tables import Row, Table, tables_in

NEEDED = ("URN", "EstablishmentName", "LA (code)", "EstablishmentNumber")
NEED_COLUMNS = tuple(f"SEN{number} (name)" for number in range(1, 14))
NOTHING = frozenset({"not applicable", "none", "does not apply", "not recorded"})
STREET = ("Street", "Locality", "Address3", "Town", "County (name)")
HEAD = ("HeadTitle (name)", "HeadFirstName", "HeadLastName")


@dataclass(frozen=True)
class SchoolRow:
    """One school. Codes are text with their leading zeros; `la_estab` is LLLEEEE, or "" for a school without a number."""

    row: int
    urn: str
    name: str
    la_code: str = ""
    la_name: str = ""
    la_estab: str = ""
    type_code: str = ""
    type: str = ""
    phase_code: str = ""
    phase: str = ""
    status_code: str = ""
    status: str = ""
    opened: date | None = None
    closed: date | None = None
    low_age: int | None = None
    high_age: int | None = None
    address: Address = NOWHERE
    town: str = ""
    easting: int | None = None
    northing: int | None = None
    telephone: str = ""
    website: str = ""
    head: str = ""
    head_title: str = ""
    trust_uid: str = ""
    trust: str = ""
    ukprn: str = ""
    sen_provision: tuple[str, ...] = ()
    resourced_provision: str = ""
    sen_unit_places: int | None = None
    resourced_places: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def is_refused(self) -> bool:
        return refused(self.problems)


@dataclass(frozen=True)
class SchoolsReading:
    schools: tuple[SchoolRow, ...]
    problems: tuple[Problem, ...]
    not_taken: tuple[str, ...]
    encoding: str


def read_schools(documents: Sequence[Document]) -> SchoolsReading:
    """Every school of the extract. Raises Refused when it is no such extract."""
    table = tables_in(documents)[0]
    missing = [header for header in NEEDED if header not in table.headers]
    if missing:
        raise Refused(f'{table.name} is not an extract of Get Information About Schools: it has no column "{missing[0]}".')
    seen: dict[str, int] = {}
    schools: list[SchoolRow] = []
    asked: set[str] = set()
    for row in table.rows:
        cells = SchoolCells(table, row, asked)
        urn = cells.code("URN", 6)
        first = seen.setdefault(urn, row.number)
        if not re.fullmatch(r"[0-9]{6}", urn):
            cells.refuse("URN", f'"{urn[:20]}" is not a URN of six figures.')
        elif first != row.number:
            cells.refuse("URN", f"The URN {urn} is already in row {first}.")
        schools.append(_school(cells, urn))
    return SchoolsReading(tuple(schools), table.problems, tuple(name for name in table.headers if name not in asked), table.encoding)


class SchoolCells:
    """One row of the extract by heading, with its problems; `asked` gathers the headings that were used."""

    def __init__(self, table: Table, row: Row, asked: set[str]) -> None:
        self.row = row.number
        self._values: Mapping[str, str | date] = dict(zip(table.headers, row.cells, strict=True))
        self._table, self._asked = table.name, asked
        self.problems: list[Problem] = []

    def refuse(self, field: str, says: str) -> None:
        self.problems.append(refusing(self.row, field, says, self._table))

    def text(self, *headings: str) -> str:
        """The cells' words, joined; "" where a column is missing."""
        self._asked.update(heading for heading in headings if heading in self._values)
        try:
            return name_of(" ".join(filter(None, (" ".join(str(self._values.get(heading, "")).split()) for heading in headings))))
        except BadName as fault:
            self.refuse(headings[0], f"{headings[0]} {fault}")
            return ""

    def said(self, heading: str) -> str:
        """As text, with the extract's words for nothing taken as nothing."""
        words = self.text(heading)
        return "" if words.casefold() in NOTHING else words

    def code(self, heading: str, width: int) -> str:
        """A number with the leading zeros that spreadsheets strip."""
        words = self.text(heading)
        return words.zfill(width) if words.isdecimal() else words

    def telephone(self) -> str:
        words = self.text("TelephoneNum")
        return f"0{words}" if re.fullmatch("[1-9][0-9]{8,9}", words) else words

    def number(self, heading: str, *, figures: int = 5) -> int | None:
        words = self.text(heading)
        return int(words) if words.isascii() and words.isdecimal() and len(words) <= figures else None

    def day(self, heading: str) -> date | None:
        """GIAS writes the day first: 31-08-2012, and after a spreadsheet 31/08/2012."""
        self._asked.add(heading)
        try:
            return DAY_FIRST.read(self._values.get(heading, ""))
        except BadDate as fault:
            self.problems.append(warning(self.row, heading, f"{heading} is left out: {fault}", self._table))
            return None


def _school(cells: SchoolCells, urn: str) -> SchoolRow:
    name = cells.text("EstablishmentName")
    if not name:
        cells.refuse("EstablishmentName", "There is no name.")
    la_code, number = cells.code("LA (code)", 3), cells.code("EstablishmentNumber", 4)
    return SchoolRow(
        row=cells.row,
        urn=urn,
        name=name,
        la_code=la_code,
        la_name=cells.text("LA (name)"),
        la_estab=f"{la_code}{number}" if la_code and number else "",
        type_code=cells.code("TypeOfEstablishment (code)", 2),
        type=cells.text("TypeOfEstablishment (name)"),
        phase_code=cells.text("PhaseOfEducation (code)"),
        phase=cells.text("PhaseOfEducation (name)"),
        status_code=cells.text("EstablishmentStatus (code)"),
        status=cells.text("EstablishmentStatus (name)"),
        opened=cells.day("OpenDate"),
        closed=cells.day("CloseDate"),
        low_age=cells.number("StatutoryLowAge"),
        high_age=cells.number("StatutoryHighAge"),
        address=Address(tuple(filter(None, (cells.said(line) for line in STREET))), postcode_of(cells.text("Postcode"))),
        town=cells.said("Town"),
        easting=cells.number("Easting", figures=7),
        northing=cells.number("Northing", figures=7),
        telephone=cells.telephone(),
        website=cells.text("SchoolWebsite"),
        head=cells.text(*HEAD),
        head_title=cells.said("HeadPreferredJobTitle"),
        trust_uid=cells.said("Trusts (code)"),
        trust=cells.said("Trusts (name)"),
        ukprn=cells.text("UKPRN"),
        sen_provision=tuple(filter(None, (cells.said(column) for column in NEED_COLUMNS))),
        resourced_provision=cells.said("TypeOfResourcedProvision (name)"),
        sen_unit_places=cells.number("SenUnitCapacity"),
        resourced_places=cells.number("ResourcedProvisionCapacity"),
        problems=tuple(cells.problems),
    )

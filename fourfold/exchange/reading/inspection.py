"""Looking at one row: each value made regular, and whatever is wrong with it noted in words."""

import re
from collections.abc import Mapping
from datetime import date

from fourfold.code_of_practice.unique_pupil_number import check_upn
from fourfold.exchange.reading import codes
from fourfold.exchange.reading.dates import ONLY_CLEAR, BadDate, DateReading
from fourfold.exchange.reading.names import LONGEST, BadName, looks_like_a_name, name_of
from fourfold.exchange.reading.people import Address
from fourfold.exchange.reading.problems import Problem, refusing, warning
from fourfold.exchange.reading.tables import Cell

EMAIL = re.compile(r"[^@\s,;:<>()\[\]\\\"]{1,64}@[^@\s,;:<>()\[\]\\\"]+\.[^@\s,;:<>()\[\]\\\".]{2,}")
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)\s*([0-9][A-Z]{2})")
LONGEST_LINE = 200
YOUNGEST, OLDEST = 2, 19


class Inspection:
    """The values of one row by field. Each reading method answers a regular value, "" or None where there is none."""

    def __init__(self, row: int, values: Mapping[str, Cell], table: str = "", dates: Mapping[str, DateReading] | None = None) -> None:
        self.row, self._values, self._table, self._dates = row, values, table, dates or {}
        self._problems: list[Problem] = []

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(self._problems)

    def has_any(self, *fields: str) -> bool:
        return any(self._written(field) for field in fields)

    def refuse(self, field: str, says: str) -> None:
        self._problems.append(refusing(self.row, field, says, self._table))

    def warn(self, field: str, says: str) -> None:
        self._problems.append(warning(self.row, field, says, self._table))

    def name(self, field: str, called: str, *, needed: bool = False) -> str:
        try:
            name = name_of(str(self._values.get(field, "")))
        except BadName as fault:
            self.refuse(field, f"The {called} {fault}")
            return ""
        if not name and needed:
            self.refuse(field, f"There is no {called}.")
        if name and not looks_like_a_name(name):
            self.warn(field, f'The {called} "{name}" has no letters in it.')
        return name

    def whole_name(self, field: str, called: str, *, needed: bool = False) -> tuple[str, str]:
        """Surname and forename from one column: parted only where a comma says how, else all of it is the surname, with a warning."""
        whole = self.name(field, called, needed=needed)
        surname, comma, forename = (part.strip() for part in whole.partition(","))
        if comma and surname:
            return surname, forename
        if " " in whole:
            self.warn(field, f'"{whole}" is kept whole as the surname: write it as "Surname, Forename" to part it.')
        return whole, ""

    def text(self, field: str, called: str = "") -> str:
        """One line of anything, or several joined by spaces."""
        if not (written := self._written(field)):
            return ""
        try:
            return name_of(" ".join(written.splitlines()))
        except BadName as fault:
            self.warn(field, f"The {called or field.replace('_', ' ')} {fault} It is left out.")
            return ""

    def day(self, field: str, called: str) -> date | None:
        try:
            return self._dates.get(field, ONLY_CLEAR).read(self._values.get(field, ""))
        except BadDate as fault:
            self.refuse(field, f"The {called} is not clear: {fault}")
            return None

    def birth(self, field: str, *, today: date) -> date | None:
        """A date of birth; the ages of pupils of a mainstream school are 2 to 19."""
        born = self.day(field, "date of birth")
        if born is None:
            if not self.has_any(field):
                self.warn(field, "There is no date of birth.")
            return None
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if born > today:
            self.refuse(field, f"The date of birth {_said(born)} is still to come.")
        elif not YOUNGEST <= age <= OLDEST:
            self.warn(field, f"Born {_said(born)}, this pupil is {age}: pupils are {YOUNGEST} to {OLDEST}.")
        return born

    def upn(self, field: str = "upn") -> str:
        """In capitals, without spaces. One that is wrong is kept and warned of: schools mend it at the source."""
        upn = "".join(self.text(field, "UPN").split()).upper()
        if not upn:
            self.warn(field, "There is no UPN.")
        elif fault := check_upn(upn).problem:
            self.warn(field, f"The UPN {upn} does not look right. {fault}")
        return upn

    def email(self, field: str, called: str, *, needed: bool = False) -> str:
        note = self.refuse if needed else self.warn
        email = self.text(field, called).lower()
        if email and (not EMAIL.fullmatch(email) or ".." in email):
            note(field, f'"{email}" is not an email address{"." if needed else ", so it is left out."}')
            return ""
        if needed and not email:
            note(field, f"There is no {called}.")
        return email

    def phone(self, field: str) -> str:
        phone = re.sub(r"[^0-9+ ]", "", self.text(field, "telephone number"))
        phone = " ".join(phone.split())
        digits = len(re.sub(r"\D", "", phone))
        if len(phone) == 10 and digits == 10 and phone[0] in "1237":
            phone, digits = f"0{phone}", 11
            self.warn(field, f"The telephone number had lost its first 0: it is read as {phone}.")
        if self.has_any(field) and not 5 <= digits <= 15:
            self.warn(field, f'"{self.text(field)}" is not a telephone number, so it is left out.')
            return ""
        return phone

    def address(self, lines: str, postcode: str) -> Address:
        parts = [part.strip() for part in re.split(r"[\n\r]+|,\s+", self._written(lines)[: LONGEST_LINE * 5])]
        kept: list[str] = []
        for part in filter(None, parts):
            try:
                kept.append(name_of(part[:LONGEST]))
            except BadName as fault:
                self.warn(lines, f"A line of the address {fault} It is left out.")
        return Address(tuple(kept), postcode_of(self.text(postcode, "postcode")))

    def school_ids(self) -> tuple[str, ...]:
        school = self.text("school_id", "school")
        return (school,) if school else ()

    def sex(self, field: str = "sex") -> str:
        written = self.text(field)
        sex = codes.sex_code(written) if written else ""
        if sex is None:
            self.warn(field, f'"{written}" is not one of M, F, Male or Female, so it is left out.')
        return sex or ""

    def year_group(self, field: str = "year_group") -> str:
        written = self.text(field)
        year = codes.year_code(written) if written else ""
        if year is None:
            self.warn(field, f'"{written}" is not a year group of an English school, so it is left out.')
        return year or ""

    def claim(self, field: str, called: str) -> bool | None:
        """Yes or no; None where it does not say."""
        written = self.text(field)
        said = codes.truth(written) if written else None
        if written and said is None:
            self.warn(field, f'For {called}, "{written}" is neither yes nor no, so it is left out.')
        return said

    def _written(self, field: str) -> str:
        value = self._values.get(field, "")
        return value.isoformat() if isinstance(value, date) else value.strip()


def postcode_of(written: str) -> str:
    """In capitals with its one space; anything that is no United Kingdom postcode as it stands."""
    plain = " ".join(written.upper().split())
    parts = POSTCODE.fullmatch(plain)
    return f"{parts[1]} {parts[2]}" if parts else plain


def _said(day: date) -> str:
    return f"{day.day} {day:%B %Y}"

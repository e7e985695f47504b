"""How a named child and their family are written down."""

from dataclasses import dataclass, field
from datetime import date

from fourfold.demo.people import YES


@dataclass(frozen=True)
class NamedChild:
    """`born` is the day and month; the year follows from the year group. `since` holds the first days of K and, for a plan, of E."""

    key: str
    forename: str
    sex: str
    year: int
    form: str
    born: tuple[int, int]
    surname: str = ""
    status: str = "N"
    needs: tuple[str, ...] = ()
    since: tuple[date, ...] = ()
    annual_review: date | None = None


@dataclass(frozen=True)
class NamedAdult:
    title: str
    forename: str
    surname: str
    relation: str
    phone: str = ""
    language: str = "en"
    speaks: str = ""
    interpreter: bool = False
    access_needs: str = ""
    responsibility: str = YES
    lives_with: bool = True
    care_basis: str = ""
    confirmed: str = "Birth certificate seen at admission"
    address_confidential: bool = False


@dataclass(frozen=True)
class NamedFamily:
    surname: str
    adults: tuple[NamedAdult, ...]
    children: tuple[NamedChild, ...]
    language: str = "en"
    speaks: str = "English"
    eal: bool = False
    starts: dict[str, date] = field(default_factory=dict)

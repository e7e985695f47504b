"""What is known of an invented person, before anything is written. All of it plain values."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fourfold.access.roles import Role

YEARS = ("R", *(str(number) for number in range(1, 14)))
FIRST_OF_SECONDARY, FIRST_OF_SIXTH_FORM = 7, 12
YES, NO, UNKNOWN = "yes", "no", "unknown"


@dataclass(frozen=True)
class Adult:
    """A parent or carer. `key` tells them from everyone else; `language` is a tag."""

    key: str
    title: str
    forename: str
    surname: str
    email: str = ""
    phone: str = ""
    address: str = ""
    address_confidential: bool = False
    language: str = "en"
    speaks: str = ""
    interpreter: bool = False
    access_needs: str = ""

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}"


@dataclass(frozen=True)
class Tie:
    """How an adult is a parent to a child. `confirmed` is how the school made sure; empty where it has not yet."""

    adult: Adult
    relation: str
    responsibility: str = YES
    lives_with: bool = True
    care_basis: str = ""
    priority: int = 1
    confirmed: str = "Birth certificate seen at admission"


@dataclass(frozen=True)
class Child:
    """A pupil. `year` indexes YEARS; `form` is empty until forms are made; `story` names those whom a story is told about."""

    key: str
    forename: str
    surname: str
    sex: str
    born: date
    year: int
    family: str
    ties: tuple[Tie, ...]
    starts: date
    ends: date | None = None
    upn: str = ""
    form: str = ""
    language: str = "en"
    speaks: str = "English"
    eal: bool = False

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}"

    @property
    def year_group(self) -> str:
        return YEARS[self.year]


@dataclass(frozen=True)
class Status:
    """A time with one SEN status."""

    letter: str
    starts: date
    ends: date | None = None
    annual_review_on: date | None = None


@dataclass(frozen=True)
class Sen:
    """A child's SEN history, oldest first, and needs now by census code, first ranked first."""

    statuses: tuple[Status, ...]
    needs: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        return self.statuses[-1].letter


@dataclass(frozen=True)
class Colleague:
    """Somebody on the staff, or a governor. `teaches` is a subject or, in the primary years, a class."""

    key: str
    title: str
    forename: str
    surname: str
    role: Role
    teaches: str = ""
    specialist: bool = False

    @property
    def name(self) -> str:
        return f"{self.forename} {self.surname}"


@dataclass(frozen=True)
class Group:
    """A class, tutor group or set, with who works in it and who is in it, by key."""

    name: str
    year: int
    subject: str
    teachers: tuple[str, ...]
    assistants: tuple[str, ...] = ()
    pupils: tuple[str, ...] = ()


@dataclass(frozen=True)
class Population:
    """The whole school on one day."""

    today: date
    children: tuple[Child, ...]
    sen: dict[str, Sen]
    life: dict[str, dict[str, Any]] = field(repr=False)
    staff: tuple[Colleague, ...] = ()
    groups: tuple[Group, ...] = ()

    def child(self, key: str) -> Child:
        """A child by key. Raises KeyError for one who is not there."""
        return next(iter(child for child in self.children if child.key == key), None) or _missing(key)

    @property
    def on_roll(self) -> tuple[Child, ...]:
        """Those who have not left."""
        return tuple(child for child in self.children if child.ends is None)

    def letter(self, child: Child) -> str:
        """N, K or E."""
        return self.sen[child.key].letter if child.key in self.sen else "N"


def _missing(key: str) -> Child:
    raise KeyError(key)

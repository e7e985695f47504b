"""Which column holds what: a guess to be looked at, a mapping a school can save, and the records it makes of a table."""

import itertools
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from fourfold.exchange.reading.headings import (
    FIELDS,
    MOST_PARENTS,
    OF_MEASURE,
    PARENT,
    PARENT_WORDS,
    SECRET_PAIRS,
    SECRET_PARTS,
    SECRET_WORDS,
    Kind,
)
from fourfold.exchange.reading.refusal import Refused
from fourfold.exchange.reading.tables import Cell, Table

OWNERS = frozenset({"pupil", "pupils", "student", "students", "learner", "child", "childs", "s", "the"})


class Confidence(StrEnum):
    SURE = "sure"
    LIKELY = "likely"


@dataclass(frozen=True)
class ColumnMapping:
    """Heading to field, for one kind of list. No heading that looks like a password can be in it."""

    kind: Kind
    columns: Mapping[str, str]

    def __post_init__(self) -> None:
        """Raises Refused for an unknown field, two columns for one field, or a column of passwords."""
        own = {name for name in self.columns.values() if self.kind is Kind.RESULTS and name.startswith(OF_MEASURE)}
        unknown = sorted(set(self.columns.values()) - set(FIELDS[self.kind]) - own)
        if unknown:
            raise Refused(f'There is no field called "{unknown[0]}" for {self.kind.value}.')
        doubled = sorted(name for name in set(self.columns.values()) if list(self.columns.values()).count(name) > 1)
        if doubled:
            raise Refused(f'Two columns are both chosen as "{doubled[0]}": choose one.')
        secret = next((header for header in self.columns if is_secret(header)), None)
        if secret:
            raise Refused(f'The column "{secret}" looks like passwords, which are never read.')

    def as_dict(self) -> dict[str, object]:
        return {"kind": self.kind.value, "columns": dict(self.columns)}

    @classmethod
    def from_dict(cls, saved: Mapping[str, object]) -> "ColumnMapping":
        """Raises Refused when what was saved is not a mapping."""
        columns = saved.get("columns")
        if saved.get("kind") not in [kind.value for kind in Kind] or not isinstance(columns, Mapping):
            raise Refused("The saved choice of columns cannot be read: choose the columns again.")
        return cls(Kind(str(saved["kind"])), {str(header): str(name) for header, name in columns.items()})


@dataclass(frozen=True)
class ColumnGuess:
    """`unknown` columns are not taken unless a person says what they are; `dropped` ones hold passwords and never are."""

    mapping: ColumnMapping
    confidence: Mapping[str, Confidence]
    unknown: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True)
class Record:
    """One row by field. A field that no column is mapped to is absent."""

    row: int
    values: Mapping[str, Cell] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return str(self.values.get(name, "")).strip()


def is_secret(header: str) -> bool:
    """Whether a column so called is likely to hold passwords."""
    words = words_of(header)
    if SECRET_WORDS.intersection(words) or any(part in word for word in words for part in SECRET_PARTS):
        return True
    return any(pair in itertools.pairwise(words) for pair in SECRET_PAIRS)


More = Mapping[str, Collection[str]]
"""Fields of a school's own, with the headings that mean them: its measures."""


def guess_columns(kind: Kind, headers: Sequence[str], more: More | None = None) -> ColumnGuess:
    """A field for each heading that says plainly what it is; exact names come before near ones, and each field is given once.

    A school's own fields come before ours.
    """
    dropped = tuple(header for header in headers if is_secret(header))
    open_headers = [header for header in headers if header not in dropped]
    found: dict[str, tuple[str, Confidence]] = {}
    for confidence, match in ((Confidence.SURE, _exact_field), (Confidence.LIKELY, _near_field)):
        for header in open_headers:
            name = (_named(more or {}, words_of(header)) or match(kind, header)) if header not in found else None
            if name and name not in {taken for taken, _ in found.values()}:
                found[header] = (name, confidence)
    in_order = {header: found[header] for header in open_headers if header in found}
    return ColumnGuess(
        ColumnMapping(kind, {header: name for header, (name, _) in in_order.items()}),
        {header: confidence for header, (_, confidence) in in_order.items()},
        tuple(header for header in open_headers if header not in found),
        dropped,
    )


def records_of(mapping: ColumnMapping, table: Table) -> tuple[Record, ...]:
    """The table's rows by field. Raises Refused when a column the mapping speaks of is not there."""
    missing = [header for header in mapping.columns if header not in table.headers]
    if missing:
        expected = f'"{missing[0]}", which the saved choice of columns expects'
        raise Refused(f"{table.name} has no column called {expected}: choose the columns again.")
    places = {name: table.headers.index(header) for header, name in mapping.columns.items()}
    return tuple(Record(row.number, {name: row.cells[place] for name, place in places.items()}) for row in table.rows)


def _exact_field(kind: Kind, header: str) -> str | None:
    words = words_of(header)
    if kind is Kind.PUPILS and (of_parent := _parent_field(words, near=False)) is not None:
        return of_parent or None
    return _named(FIELDS[kind], words)


def _near_field(kind: Kind, header: str) -> str | None:
    """As exact, once words that only say whose it is are left out ("Pupil's legal surname", "Main Contact e-mail")."""
    words = words_of(header)
    if kind is Kind.PUPILS and (of_parent := _parent_field(words, near=True)) is not None:
        return of_parent or None
    fewer = [word for word in words if word not in OWNERS]
    return _named(FIELDS[kind], fewer) or _named(FIELDS[kind], [word for word in fewer if word not in {"current", "main", "actual"}])


def _parent_field(words: Sequence[str], *, near: bool) -> str | None:
    """None when the heading is not about a parent; "" when it is, and says no field of ours."""
    if not PARENT_WORDS.intersection(words):
        return None
    numbers = [word for word in words if word.isdecimal() and word.isascii()]
    number = int(numbers[0]) if numbers else 1
    if (not numbers and not near) or not 1 <= number <= MOST_PARENTS:
        return ""
    rest = [word for word in words if word not in PARENT_WORDS and word not in numbers[:1]]
    name = _named(PARENT, rest)
    if name is None and near:
        name = _named(PARENT, [word for word in rest if word not in OWNERS and word not in {"main", "priority", "legal"}])
    return f"parent_{number}_{name}" if name else ""


def _named(fields: Mapping[str, Collection[str]], words: Sequence[str]) -> str | None:
    phrase = " ".join(words)
    return next((name for name, phrases in fields.items() if phrase in phrases), None)


def words_of(header: str) -> list[str]:
    """The heading's words in small letters: "Contact1Forename", "Contact 1: forename" and "contact_1_forename" are one."""
    plain = unicodedata.normalize("NFKC", header)
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", plain).casefold()
    return re.sub(r"[\W_]+", " ", parted).split()

"""The small algebra that rights are written in: conditions joined by `&`, `|` and `~`.

One rule serves both readings: `holds` asks it of facts about one record, `fold` rewrites it, for instance into a database filter, so
that a list is
always the filter of its details.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Condition(StrEnum):
    """What may be true between a person and a record. The letters are those of the access specification."""

    TEACHES = "T"
    NAMED = "N"
    AT_SCHOOL = "S"
    OWN = "O"
    DRAFT = "D"
    FLAGGED = "F"
    SPECIALIST_STAFF = "X"
    PARENT = "K"
    CARER = "K2"
    PUBLISHED_TO_FAMILY = "L"
    PUBLISHED_TO_PUPIL = "LP"
    IS_PUPIL = "Y"
    ADDRESSED = "R"
    OWN_CONTACT = "U"
    REQUEST_ONLY = "Q"
    GRANTED = "G"
    BREAK_GLASS = "BG"
    AGGREGATE = "A"
    SHARED_WITH_AUTHORITY = "J"
    IN_RELEASED_BUNDLE = "B"
    CENSUS_FIELDS = "Z"
    WORKFLOW_FACTS = "W"
    TOKEN_SCOPE = "H"  # noqa: S105 - a condition's letter, not a secret
    MASKED = "M"
    PRIVATE = "P"
    BY_IMPORT = "I"
    JOB_IN_HAND = "J0"
    TECHNICAL = "TT"


Facts = frozenset[Condition]


class Rule:
    """When a right holds. Build with `&`, `|`, `~`; `&` binds tighter."""

    def __and__(self, other: "Rule") -> "Rule":
        return Both(self, other)

    def __or__(self, other: "Rule") -> "Rule":
        return Either(self, other)

    def __invert__(self) -> "Rule":
        return Not(self)

    def fold(
        self, leaf: Callable[[Condition], T], both: Callable[[T, T], T], either: Callable[[T, T], T], other_than: Callable[[T], T]
    ) -> T:
        """Rewrite the rule in another language, given its words for a condition, and, or, not."""
        raise NotImplementedError

    def holds(self, facts: Facts) -> bool:
        """Whether the right holds where exactly these conditions are true."""
        return self.fold(facts.__contains__, lambda a, b: a and b, lambda a, b: a or b, lambda a: not a)

    def conditions(self) -> Facts:
        """Every condition that the rule speaks of."""
        return self.fold(lambda c: frozenset({c}), frozenset.union, frozenset.union, lambda a: a)


@dataclass(frozen=True)
class Is(Rule):
    condition: Condition

    def fold(
        self, leaf: Callable[[Condition], T], both: Callable[[T, T], T], either: Callable[[T, T], T], other_than: Callable[[T], T]
    ) -> T:
        return leaf(self.condition)


@dataclass(frozen=True)
class Both(Rule):
    left: Rule
    right: Rule

    def fold(
        self, leaf: Callable[[Condition], T], both: Callable[[T, T], T], either: Callable[[T, T], T], other_than: Callable[[T], T]
    ) -> T:
        return both(self.left.fold(leaf, both, either, other_than), self.right.fold(leaf, both, either, other_than))


@dataclass(frozen=True)
class Either(Rule):
    left: Rule
    right: Rule

    def fold(
        self, leaf: Callable[[Condition], T], both: Callable[[T, T], T], either: Callable[[T, T], T], other_than: Callable[[T], T]
    ) -> T:
        return either(self.left.fold(leaf, both, either, other_than), self.right.fold(leaf, both, either, other_than))


@dataclass(frozen=True)
class Not(Rule):
    rule: Rule

    def fold(
        self, leaf: Callable[[Condition], T], both: Callable[[T, T], T], either: Callable[[T, T], T], other_than: Callable[[T], T]
    ) -> T:
        return other_than(self.rule.fold(leaf, both, either, other_than))

"""A row of the check, as a person reads it."""

from dataclasses import dataclass

from fourfold.exchange.drafting.draft import OUTCOME_WORDS, Change, Draft, Outcome
from fourfold.exchange.reading.places import Place


@dataclass(frozen=True)
class Line:
    """One row of the file, as a person reads it."""

    place: Place
    name: str
    outcome: Outcome
    changes: tuple[Change, ...]
    problems: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def outcome_words(self) -> str:
        """As "Will change"."""
        return OUTCOME_WORDS[self.outcome]


def line_of(draft: Draft) -> Line:
    """A draft as a person reads it."""
    return Line(draft.place, draft.name, draft.outcome, tuple(draft.changes), tuple(draft.problems), tuple(draft.warnings))

"""One piece of evidence, with the record that it comes from."""

from dataclasses import dataclass
from datetime import date

from fourfold.documents.dossier import Piece
from fourfold.ui.words import day_in_words


@dataclass(frozen=True)
class Evidence:
    """What one record says. `kind`, `on`, `by` and `reference` name the record; `page` is the staff page where it stands, and what is said
    of it in the chronology is `happened`, empty where it is nothing that happened. `of` are the records that a table is made of."""

    title: str
    kind: str
    on: date
    by: str = ""
    reference: str = ""
    page: str = ""
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    happened: str = ""
    of: tuple["Evidence", ...] = ()

    @property
    def cites(self) -> str:
        """As "Plan 2, version 1. 12 September 2026. Mr Hardy. Reference bcdfgh"."""
        return ". ".join(part for part in (self.kind, in_full(self.on), self.by, self.reference and f"Reference {self.reference}") if part)

    @property
    def piece(self) -> Piece:
        """The same on paper."""
        return Piece(self.title, tuple(line for line in self.lines if line), self.rows, f"From the record: {self.cites}.")


def in_full(day: date) -> str:
    """A day as evidence says it: "12 September 2026"."""
    return day_in_words(day, weekday=False, year=True)


def quoted(words: str, who: str) -> str:
    """Somebody's own words."""
    return f"“{words}” {who}".strip()

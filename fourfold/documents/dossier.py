"""Papers for somebody outside the school: a letter, or a bundle of evidence with its contents, each line saying where it stands.

Plain values, frozen, and a tagged PDF drawn from them; no word of it is ever read as markup.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from fourfold.documents.coverage import drawable_throughout
from fourfold.documents.letters import FOLDER, covered_here, typeset


@dataclass(frozen=True)
class Piece:
    """One piece: what it is, what it says line by line, rows of a table (the first is its head), and the record it comes from."""

    title: str
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    cites: str = ""


@dataclass(frozen=True)
class Chapter:
    """One chapter: its heading, a line under it, and its pieces."""

    heading: str
    says: str = ""
    pieces: tuple[Piece, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """The whole. `about` are short lines under the title; `opening` paragraphs; `signed` a name and what stands under it."""

    title: str
    from_lines: tuple[str, ...]
    to_lines: tuple[str, ...]
    day: str
    about: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    signed: tuple[str, ...] = ()
    foot: str = ""
    contents: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain values, to be stored beside the file."""
        return asdict(self)

    def with_words(self, of: Callable[[str], str]) -> "Dossier":
        """The same with every word of the evidence passed through a function; what says where a piece stands is left as it is."""

        def piece(one: Piece) -> Piece:
            rows = tuple(tuple(of(cell) for cell in row) for row in one.rows)
            return replace(one, title=of(one.title), lines=tuple(of(line) for line in one.lines), rows=rows)

        return replace(
            self,
            opening=tuple(of(words) for words in self.opening),
            chapters=tuple(replace(one, pieces=tuple(piece(each) for each in one.pieces)) for one in self.chapters),
        )

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Dossier":
        """What `as_json` gave."""
        chapters = tuple(
            Chapter(
                one["heading"],
                one["says"],
                tuple(
                    Piece(each["title"], tuple(each["lines"]), tuple(tuple(row) for row in each["rows"]), each["cites"])
                    for each in one["pieces"]
                ),
            )
            for one in stored["chapters"]
        )
        plain: dict[str, Any] = {name: tuple(stored[name]) for name in ("from_lines", "to_lines", "about", "opening", "signed")}
        plain |= {name: stored[name] for name in ("title", "day", "foot", "contents")}
        return cls(**plain, chapters=chapters)


def render_dossier(dossier: Dossier) -> bytes:
    """The papers as one PDF: tagged, with title, language and, where asked for, contents; the same bytes for the same values."""
    said = drawable_throughout(dossier.as_json(), covered_here())
    return typeset(FOLDER / "dossier.typ", dossier=json.dumps(said, ensure_ascii=False))

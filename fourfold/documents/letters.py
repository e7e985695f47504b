"""A letter as plain values, frozen when it was made, and as a tagged PDF. The page and the paper are drawn from the same values.

The PDF is made by Typst from values alone: no word of a letter is ever read as markup.
"""

import json
import pathlib
import threading
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import lru_cache
from typing import Any

import fontpkg_atkinson_hyperlegible
import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
import typst

from fourfold.documents.coverage import covered, drawable_throughout

FOLDER = pathlib.Path(__file__).parent / "typst"
FONTS = (fontpkg_atkinson_hyperlegible, fontpkg_noto_sans, fontpkg_noto_sans_arabic)
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Section:
    """A part of a letter: a heading, our words under it, and what somebody wrote. All plain words.

    `paragraphs` are in the letter's language. `said`, `items`, and the first and third of each row (what, how, a note) are as they were
    written, in `language` ("" where that is not known).
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    said: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Letter:
    """One letter to one reader.

    `day` is written out ("Tuesday 24 November 2026"). `to_lines` are the name and address as they stand on the paper. `paragraphs` come
    before the first section. `rights` are on a page of their own and never left out. `language` is a tag; it sets the reading direction.
    `rights[0]` heads that page; the others are numbered ways. `reply` adds a slip to tear off, with the lines of `replies` to tick.
    `wording` says in which version of our words it is written, and the school's own after it. `unchecked` stands on a letter whose words no
    person who reads its language has checked; `in_english` under what somebody wrote in another language.
    """

    title: str
    school_name: str
    school_lines: tuple[str, ...]
    to_lines: tuple[str, ...]
    day: str
    salutation: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]
    rights: tuple[Section, ...]
    signed_name: str
    signed_role: str
    language: str = "en"
    reply: bool = True
    large_print: bool = False
    closing: str = "Yours,"
    reply_heading: str = "Your reply, if you like paper best"
    replies: tuple[str, ...] = ("Please call us", "We have a question")
    reference: str = ""
    law: str = ""
    wording: str = ""
    unchecked: str = ""
    in_english: str = ""

    def as_json(self) -> dict[str, Any]:
        """Plain values, to be stored with the notice."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Letter":
        """The letter that `as_json` gave. Names it does not know are left out, so that a later version's letters still open."""
        known = {field.name: stored[field.name] for field in fields(cls) if field.name in stored}
        for name in ("school_lines", "to_lines", "paragraphs", "replies"):
            known[name] = tuple(known.get(name, ()))
        for name in ("sections", "rights"):
            known[name] = tuple(_section(one) for one in known.get(name, ()))
        return cls(**known)

    @property
    def words(self) -> str:
        """Everything that a reader reads, a line each: what a reading age is worked out from."""
        lines = [self.title, self.salutation, *self.paragraphs]
        for section in (*self.sections, *self.rights):
            lines += [section.heading, *section.paragraphs, *section.said, *section.items, *(". ".join(row) for row in section.rows)]
        return "\n".join(line for line in lines if line)


def _section(stored: Mapping[str, Any]) -> Section:
    return Section(
        heading=stored["heading"],
        paragraphs=tuple(stored.get("paragraphs", ())),
        items=tuple(stored.get("items", ())),
        rows=tuple(tuple(row) for row in stored.get("rows", ())),
        said=tuple(stored.get("said", ())),
        language=stored.get("language", ""),
    )


@lru_cache(maxsize=1)
def _compiler() -> typst.Compiler:
    """One for the process: reading the fonts is the dear part. Its root is our folder, it has no packages and no network."""
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[pathlib.Path(package.__file__).parent / "files" for package in FONTS],
    )
    return typst.Compiler(root=FOLDER, font_paths=fonts, ignore_system_fonts=True, package_path=FOLDER, package_cache_path=FOLDER)


@lru_cache(maxsize=1)
def covered_here() -> frozenset[int]:
    """The characters that our fonts draw."""
    return covered(font for package in FONTS for font in (pathlib.Path(package.__file__).parent / "files").glob("*.ttf"))


def render(*letters: Letter) -> bytes:
    """Letters as one PDF, each on sheets of its own: tagged, with its title and language, and the same bytes for the same letters.

    Safe from several threads. A character that no font of ours draws (an emoji, a script we have no font for) is shown as missing, never
    dropped in silence. Raises typst.TypstError only for a fault of ours in the template.
    """
    said = json.dumps(drawable_throughout([letter.as_json() for letter in letters], covered_here()), ensure_ascii=False)
    return typeset(FOLDER / "letter.typ", letters=said)


def typeset(template: pathlib.Path, **inputs: str) -> bytes:
    """What one of our templates makes of these values: a PDF that Typst holds to PDF/UA-1. Safe from several threads."""
    with _one_at_a_time:
        made = _compiler().compile(template, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=0)
    if not isinstance(made, bytes):
        raise TypeError("Typst gave no PDF")
    return made

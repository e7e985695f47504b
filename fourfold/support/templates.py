"""What sections a plan has: versioned data, one file a template, so that a national form is a new file and a school's choice (6.48).

Outcomes and lines of help belong to every plan and are rows of their own. Of the other sections some are columns of the plan, which the
Code of 2015 asks of every plan; whatever else a template asks for is kept in the plan's `further` words, by the section's key.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from fourfold.support.kinds import TEMPLATE
from fourfold.ui.words import day_in_words

ENGLISH = "en"


class SectionKind(StrEnum):
    """How a further section is written."""

    TEXT = "text"
    LINES = "lines"
    """One thing on each line."""
    CHOICE = "choice"
    DATE = "date"


COLUMNS = frozenset({"expected_impact", "strategies", "at_home", "pupils_part", "responsible", "review_date"})
"""The sections that every template must have: the Code asks each of every plan, or of the talk about it (6.48-6.52)."""


class BadTemplate(ValueError):
    """A template's file does not hold together; says which and why."""


@dataclass(frozen=True)
class Section:
    """One section: what staff are asked, and the heading under which a family reads it, by language; none where it is not for them."""

    key: str
    asks: str
    kind: SectionKind = SectionKind.TEXT
    hint: str = ""
    required: str = ""
    """The sentence that asks for it where it is missing; empty where it may be left out."""
    options: Mapping[str, str] = field(default_factory=dict)
    family: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_further(self) -> bool:
        """Whether this template adds it to what every plan has."""
        return self.key not in COLUMNS

    def heading(self, language: str) -> str:
        """The family's heading in their language, else in English."""
        return self.family.get(language.partition("-")[0]) or self.family.get(ENGLISH, "")

    def lines(self, written: str) -> tuple[str, ...]:
        """What was written, as it is read: a choice by its name, a day in words."""
        if self.kind is SectionKind.CHOICE:
            return (self.options[written],) if written in self.options else ()
        if self.kind is SectionKind.DATE:
            return (day_in_words(date.fromisoformat(written)),) if written else ()
        return tuple(line.strip() for line in written.splitlines() if line.strip())


@dataclass(frozen=True)
class Template:
    """One version of the form of a plan. `basis` says what law or proposal it follows."""

    code: str
    name: str
    basis: str
    sections: tuple[Section, ...]

    @property
    def further(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.is_further)

    def missing(self, further: Mapping[str, str]) -> list[str]:
        """What this template asks for beyond the Code and the plan does not say, a sentence each."""
        return [section.required for section in self.further if section.required and not further.get(section.key, "").strip()]


@cache
def templates() -> dict[str, Template]:
    """Every template that this version of the program knows, by code. Raises BadTemplate."""
    folder = files("fourfold.support").joinpath("plan_templates")
    found = [
        read(one.read_text(encoding="utf-8")) for one in sorted(folder.iterdir(), key=lambda one: one.name) if one.name.endswith(".toml")
    ]
    return {template.code: template for template in found}


def template_named(code: str) -> Template:
    """The template with that code; the one of the Code of 2015 where it is not known here, so that an old plan can always be read."""
    known = templates()
    return known.get(code) or known[TEMPLATE]


def read(text: str) -> Template:
    """A template from its file. Raises BadTemplate."""
    try:
        raw = tomllib.loads(text)
        code, sections = raw["code"], tuple(_section(one) for one in raw["sections"])
        template = Template(code, raw["name"], raw["basis"], sections)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as wrong:
        raise BadTemplate(f"A plan's template cannot be read: {wrong}") from wrong
    keys = [section.key for section in sections]
    if len(keys) != len(set(keys)):
        raise BadTemplate(f"{code}: two sections have one key.")
    if absent := COLUMNS - set(keys):
        raise BadTemplate(f"{code}: the Code asks every plan for {', '.join(sorted(absent))}.")
    return template


def _section(raw: Mapping[str, object]) -> Section:
    section = Section(**{**raw, "kind": SectionKind(str(raw.get("kind", SectionKind.TEXT)))})  # type: ignore[arg-type]  # as the file gives them
    if (section.kind is SectionKind.CHOICE) != bool(section.options):
        raise ValueError(f"{section.key}: a choice has options, and nothing else has")
    if section.family and ENGLISH not in section.family:
        raise ValueError(f"{section.key}: a family's heading needs English")
    return section

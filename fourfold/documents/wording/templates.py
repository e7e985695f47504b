"""A letter's wording in one language, checked when it is read: it names each place that its kind fills, and no other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fourfold.documents.wording.lines import PARENTS, PUPIL, VOICES, BadWording, Lines, all_places, line, lines

RESPONSIBLE = "responsible"
"""The part that says who answers for the child: the same in every letter that has it."""


@dataclass(frozen=True)
class Places:
    """What a kind of letter fills: `words` within sentences; `blocks` that stand alone, several lines long."""

    words: frozenset[str]
    blocks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it: our words, or a block that is filled."""

    heading: Lines
    paragraphs: tuple[Lines, ...] = ()
    block: str = ""
    standing: str = ""


@dataclass(frozen=True)
class Template:
    """The whole wording of one kind of letter."""

    title: Lines
    paragraphs: tuple[Lines, ...]
    parts: tuple[Part, ...]
    replies: tuple[Lines, ...] = ()
    law: Lines = ()

    def lines(self) -> Iterator[Any]:
        """Every line of it."""
        for several in (self.title, *self.paragraphs, *self.replies, self.law):
            yield from several
        for part in self.parts:
            yield from part.heading
            for several in part.paragraphs:
                yield from several


def template(given: Mapping[str, Any], places: Places) -> Template:
    """A kind of letter from its file. Raises BadWording."""
    _only(given, {"title", "paragraphs", "parts", "replies", "law"})
    made = Template(
        title=lines(_needed(given, "title")),
        paragraphs=paragraphs(given.get("paragraphs", [])),
        parts=tuple(part(one) for one in given.get("parts", [])),
        replies=tuple(lines(one) for one in given.get("replies", [])),
        law=lines(given["law"]) if "law" in given else (),
    )
    check_places(made.lines, places.words)
    blocks = [one.block for one in made.parts if one.block]
    if sorted(blocks) != sorted(places.blocks):
        raise BadWording(f"Blocks {sorted(blocks)} where {sorted(places.blocks)} are filled")
    return made


def parts(given: Mapping[str, Any], places: Places) -> tuple[Part, ...]:
    """Parts that stand alone, as the rights do. Raises BadWording."""
    _only(given, {"parts"})
    made = tuple(part(one) for one in _needed(given, "parts"))
    check_places(Template((), (), made).lines, places.words)
    return made


def part(given: Mapping[str, Any]) -> Part:
    """One part from its table."""
    if given.get("standing") == RESPONSIBLE:
        _only(given, {"standing"})
        return Part((), standing=RESPONSIBLE)
    _only(given, {"heading", "paragraphs", "block"})
    return Part(lines(_needed(given, "heading")), paragraphs(given.get("paragraphs", [])), given.get("block", ""))


def paragraphs(given: list[Any]) -> tuple[Lines, ...]:
    """Paragraphs, each a line or several."""
    return tuple(lines(one) for one in given)


def check_places(all_lines: Any, words: frozenset[str]) -> None:
    """Raise BadWording unless the parents' words name all of these places and no other, and the pupil's all but the child's name."""
    for voice in VOICES:
        named = all_places(all_lines(), voice)
        if unknown := named - words:
            raise BadWording(f"There is no place called {', '.join(sorted(unknown))}")
        needed = words - {"child"} if voice == PUPIL else words
        if missing := needed - named:
            raise BadWording(f"The words leave out {', '.join(sorted(missing))}")


def strings(given: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every piece of words in a file, with where it stands: ("parts.0.heading.pupil", "Why"). What is no words is left out."""
    if isinstance(given, str):
        yield at, given
    elif isinstance(given, list):
        for number, one in enumerate(given):
            yield from strings(one, f"{at}.{number}".lstrip("."))
    elif isinstance(given, dict):
        for name, one in given.items():
            if name not in {"block", "without", "standing"}:
                yield from strings(one, f"{at}.{name}".lstrip("."))


def with_strings(given: Any, words: Mapping[str, str], at: str = "") -> Any:
    """The same file with other words at these places. Words for a place that is not there are not used."""
    if isinstance(given, str):
        return words.get(at, given)
    if isinstance(given, list):
        return [with_strings(one, words, f"{at}.{number}".lstrip(".")) for number, one in enumerate(given)]
    if isinstance(given, dict):
        kept = {"block", "without", "standing"}
        return {name: one if name in kept else with_strings(one, words, f"{at}.{name}".lstrip(".")) for name, one in given.items()}
    return given


def _only(given: Mapping[str, Any], known: set[str]) -> None:
    if unknown := set(given) - known:
        raise BadWording(f"Nobody knows what {', '.join(sorted(unknown))} is")


def _needed(given: Mapping[str, Any], name: str) -> Any:
    if name not in given:
        raise BadWording(f"The {name} is missing")
    return given[name]


__all__ = [
    "PARENTS",
    "PUPIL",
    "RESPONSIBLE",
    "BadWording",
    "Part",
    "Places",
    "Template",
    "check_places",
    "line",
    "parts",
    "strings",
    "template",
]

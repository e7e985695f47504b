"""A wording filled in: the parts of a letter as its reader gets them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fourfold.documents.letters import Section
from fourfold.documents.wording.lines import BadWording, together
from fourfold.documents.wording.standing import Standing
from fourfold.documents.wording.templates import Part, Places
from fourfold.ui.frame import direction


@dataclass(frozen=True)
class Block:
    """What fills a block: words as somebody wrote them, a list, or rows of what, how and a note. `language` is what they wrote in."""

    said: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    language: str = "en"

    def __bool__(self) -> bool:
        return bool(self.said or self.items or self.rows)


EMPTY = Block()


def kept_apart(values: Mapping[str, str], language: str) -> dict[str, str]:
    """The values as they stand in a sentence of this language: from right to left each is kept apart, or a telephone number would be turned
    round at its space."""
    if direction(language) != "rtl":
        return dict(values)
    return {name: f"\u2068{value}\u2069" if value else "" for name, value in values.items()}


def checked(values: Mapping[str, str], blocks: Mapping[str, Block], places: Places) -> None:
    """Raise BadWording unless exactly the places of this letter are filled; an empty value is a value."""
    if set(values) != places.words or set(blocks) != places.blocks:
        given, wanted = sorted({*values, *blocks}), sorted(places.words | places.blocks)
        raise BadWording(f"Filled {given} where the letter has {wanted}")


def sections(
    parts: Iterable[Part],
    voice: str,
    values: Mapping[str, str],
    blocks: Mapping[str, Block],
    *,
    standing: Standing,
    responsible: Mapping[str, str],
) -> tuple[Section, ...]:
    """The parts filled in. One with nothing to say is left out with its heading."""
    made = []
    for one in parts:
        filled = section(standing.responsible, voice, responsible, {}) if one.standing else section(one, voice, values, blocks)
        if filled.paragraphs or filled.said or filled.items or filled.rows:
            made.append(filled)
    return tuple(made)


def section(part: Part, voice: str, values: Mapping[str, str], blocks: Mapping[str, Block]) -> Section:
    """One part filled in."""
    block = blocks[part.block] if part.block else EMPTY
    return Section(
        heading=together(part.heading, voice, values),
        paragraphs=tuple(said for several in part.paragraphs if (said := together(several, voice, values))),
        items=block.items,
        rows=block.rows,
        said=block.said,
        language=block.language if block else "",
    )

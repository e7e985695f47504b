"""A letter as it will read, before a school keeps its words: each place shown by its name."""

from collections.abc import Mapping
from dataclasses import dataclass

from fourfold.documents.actions import BadWords
from fourfold.documents.letters import Section
from fourfold.documents.own import problems
from fourfold.documents.wording import shelf
from fourfold.documents.wording.lines import PARENTS, together
from fourfold.documents.wording.saying import Block, sections
from fourfold.documents.wording.templates import Part


@dataclass(frozen=True)
class Preview:
    """What parents will read."""

    title: str
    paragraphs: tuple[str, ...]
    sections: tuple[Section, ...]


def preview(kind: str, language: str, words: Mapping[str, str]) -> Preview:
    """The words put together. Raises BadWords where they may not be used."""
    if found := problems(kind, language, words):
        raise BadWords(found)
    standing = shelf.standing_wording(language, words if kind == shelf.STANDING else shelf.OURS)
    places = shelf.places_of(shelf.RIGHTS if kind == shelf.STANDING else kind)
    values = {place: f"[{place.replace('_', ' ')}]" for place in places.words | shelf.places_of(shelf.RESPONSIBLE).words}
    blocks = {block: Block(said=(f"[{block.replace('_', ' ')}]",), language=language) for block in places.blocks}
    if kind == shelf.STANDING:
        said = tuple(
            standing.said(name, PARENTS, reader="[reader]", child="[child]", role="[role]", school="[school]") for name in standing.words
        )
        responsible = {place: f"[{place}]" for place in shelf.places_of(shelf.RESPONSIBLE).words}
        part = sections([Part((), standing=shelf.RESPONSIBLE)], PARENTS, {}, {}, standing=standing, responsible=responsible)
        return Preview("", said, part)
    if kind == shelf.RIGHTS:
        return Preview("", (), sections(shelf.rights_wording(language, words), PARENTS, values, blocks, standing=standing, responsible={}))
    template = shelf.letter_wording(kind, language, words)
    return Preview(
        together(template.title, PARENTS, values),
        tuple(together(several, PARENTS, values) for several in template.paragraphs),
        sections(template.parts, PARENTS, values, blocks, standing=standing, responsible=values),
    )

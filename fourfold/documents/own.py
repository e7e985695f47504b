"""A school's own words for our letters: what may be typed, and what stands in a letter."""

from collections.abc import Mapping
from dataclasses import dataclass

from fourfold.documents.models import OwnWording
from fourfold.documents.wording import shelf
from fourfold.documents.wording.lines import PLACE, BadWording
from fourfold.documents.wording.standing import standing
from fourfold.documents.wording.templates import parts, strings, template, with_strings

NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Own:
    """What one school words anew in one language, by kind: the newest edition of each, where it is not ours again."""

    editions: Mapping[str, OwnWording]

    def words(self, kind: str) -> Mapping[str, str]:
        """The school's words for a kind, by where they stand."""
        return self.editions[kind].words if kind in self.editions else NOTHING

    def checked(self, *kinds: str) -> bool:
        """Whether somebody has checked all of these."""
        return all(kind in self.editions for kind in kinds)

    def name(self, kind: str) -> str:
        """What a letter says that it is written in: "1", or "1.3" for the school's third edition."""
        return f"{shelf.VERSION}.{self.editions[kind].edition}" if kind in self.editions else str(shelf.VERSION)


def own_wordings(school: int, language: str) -> Own:
    """One query."""
    rows = OwnWording.objects.filter(school=school, language=language, version=shelf.VERSION).order_by("edition", "pk")
    newest = {row.kind: row for row in rows}
    return Own({kind: row for kind, row in newest.items() if row.words})


def problems(kind: str, language: str, words: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with these words, by where they stand: a sentence each. Nothing where they may be used."""
    found = {}
    for at, ours in strings(shelf.file(kind, language)):
        theirs = words.get(at, ours)
        wanted, named = set(PLACE.findall(ours)), set(PLACE.findall(theirs))
        if not theirs.strip():
            found[at] = "Write the words."
        elif "{" in PLACE.sub("", theirs) or "}" in PLACE.sub("", theirs):
            found[at] = "A place is written like this: {child}. Look at the brackets."
        elif unknown := sorted(named - wanted):
            found[at] = f"There is no {_braced(unknown)} in this line. Take it out."
        elif missing := sorted(wanted - named):
            found[at] = f"Keep {_braced(missing)} in this line: the letter puts it in."
    return found or _whole(kind, language, words)


def changed(kind: str, language: str, words: Mapping[str, str]) -> dict[str, str]:
    """All words of a kind as the school has them. What is not a place of ours is left out."""
    return {at: words.get(at, ours).strip() for at, ours in strings(shelf.file(kind, language))}


def _whole(kind: str, language: str, words: Mapping[str, str]) -> dict[str, str]:
    given = with_strings(shelf.file(kind, language), words)
    try:
        if kind == shelf.STANDING:
            standing(given, shelf.places_of(kind), shelf.places_of(shelf.RESPONSIBLE))
        elif kind == shelf.RIGHTS:
            parts(given, shelf.places_of(kind))
        else:
            template(given, shelf.places_of(kind))
    except BadWording as reason:
        return {"": str(reason)}
    return {}


def _braced(places: list[str]) -> str:
    return " and ".join(f"{{{place}}}" for place in places)

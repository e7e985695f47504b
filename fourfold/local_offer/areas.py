"""To which of the Code's four areas of need a directory's words belong: a list of ours, over which each school may say otherwise."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from fourfold.code_of_practice.needs import Area
from fourfold.local_offer.folding import folded

FILE = Path(__file__).with_name("area_words.toml")


@cache
def area_words() -> Mapping[Area, tuple[tuple[str, ...], ...]]:
    """Our list, folded: of each area, its words or runs of words."""
    lists = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {area: tuple(tuple(folded(phrase)) for phrase in lists[area.value]) for area in Area}


def areas_of(text: str) -> list[Area]:
    """The areas of which a text has a word, by our list."""
    words = folded(text)
    runs = {tuple(words[at : at + long]) for long in (1, 2, 3) for at in range(len(words) - long + 1)}
    return [area for area, phrases in area_words().items() if any(phrase in runs for phrase in phrases)]


def areas_of_service(topics: Iterable[str], said: Mapping[str, list[str]], *others: str) -> list[str]:
    """The areas of a service: those of its topics, as the school `said` or by our list; and of its name and whom it is for."""
    names = list(topics)
    found = [area for name in names for area in (said[name] if name in said else areas_of(name))]
    found += [area for text in others for area in areas_of(text)]
    return [area.value for area in Area if area in found]

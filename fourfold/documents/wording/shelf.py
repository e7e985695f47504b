"""Where the wordings stand: the newest version of each letter in each language, read once and checked."""

import pathlib
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any

from fourfold.documents.wording.lines import BadWording
from fourfold.documents.wording.standing import Standing, standing
from fourfold.documents.wording.templates import Part, Places, Template, parts, template, with_strings

VERSION = 1
"""The version that new letters are written in. A letter keeps the one that it was written in."""
FOLDER = pathlib.Path(__file__).parent
ENGLISH = "en"
OURS: Mapping[str, str] = {}
"""No words of a school's own."""
STANDING, RIGHTS, RESPONSIBLE = "standing", "rights", "responsible"


@cache
def languages(version: int = VERSION) -> tuple[str, ...]:
    """The languages that letters are written in, English first."""
    found = {folder.name for folder in (FOLDER / f"v{version}").iterdir() if folder.is_dir()}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def language_for(wished: str, version: int = VERSION) -> str:
    """The language that a reader's letters are written in: theirs where we have it, else English."""
    tag = wished.partition("-")[0].lower() or ENGLISH
    return tag if tag in languages(version) else ENGLISH


@cache
def language_of_letter(kind: str, wished: str, version: int = VERSION) -> str:
    """The same for one kind of letter: a test wants each kind in every language, and until it is there it goes in English."""
    language = language_for(wished, version)
    return language if (_folder(language, version) / f"{kind}.toml").exists() else ENGLISH


@cache
def places_of(kind: str, version: int = VERSION) -> Places:
    """What a kind of letter fills."""
    known = _all_places(version)
    if kind not in known:
        raise BadWording(f"There is no letter called {kind}")
    return Places(frozenset(known[kind].get("words", ())), frozenset(known[kind].get("blocks", ())))


@cache
def letters(version: int = VERSION) -> tuple[str, ...]:
    """The kinds of letter, in the order in which a child's story meets them."""
    return tuple(kind for kind in _all_places(version) if kind not in {STANDING, RIGHTS, RESPONSIBLE})


def files(version: int = VERSION) -> tuple[str, ...]:
    """Every file of a language: the kinds of letter, the rights and what stands round them."""
    return (*letters(version), RIGHTS, STANDING)


@cache
def file(kind: str, language: str, version: int = VERSION) -> Mapping[str, Any]:
    """A file as it stands. Raises BadWording."""
    if kind not in files(version):
        raise BadWording(f"There is no letter called {kind}")
    return tomllib.loads((_folder(language, version) / f"{kind}.toml").read_text(encoding="utf-8"))


def letter_wording(kind: str, language: str, own: Mapping[str, str] = OURS) -> Template:
    """The wording of a kind of letter, with a school's own words where it has any. Raises BadWording."""
    return template(with_strings(file(kind, language), own), places_of(kind)) if own else _letter(kind, language)


def rights_wording(language: str, own: Mapping[str, str] = OURS) -> tuple[Part, ...]:
    """The wording of the rights. Raises BadWording."""
    return parts(with_strings(file(RIGHTS, language), own), places_of(RIGHTS)) if own else _rights(language)


def standing_wording(language: str, own: Mapping[str, str] = OURS) -> Standing:
    """What stands round every letter. Raises BadWording."""
    given = with_strings(file(STANDING, language), own) if own else None
    return standing(given, places_of(STANDING), places_of(RESPONSIBLE)) if given else _standing(language)


@cache
def _letter(kind: str, language: str) -> Template:
    return template(file(kind, language), places_of(kind))


@cache
def _rights(language: str) -> tuple[Part, ...]:
    return parts(file(RIGHTS, language), places_of(RIGHTS))


@cache
def _standing(language: str) -> Standing:
    return standing(file(STANDING, language), places_of(STANDING), places_of(RESPONSIBLE))


@cache
def _all_places(version: int) -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / f"v{version}" / "places.toml").read_text(encoding="utf-8"))


def _folder(language: str, version: int) -> pathlib.Path:
    return FOLDER / f"v{version}" / language

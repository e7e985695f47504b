"""What stands round every letter: greeting, closing, who signs, the reply, and who is responsible."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fourfold.documents.wording.lines import BadWording, Line, Lines, line, lines
from fourfold.documents.wording.templates import Part, Places, check_places, part

WORDS = ("dear", "dear_nobody", "nobody", "closing", "signed", "reply_heading", "unchecked", "in_english")
ROLES = ("senco", "head", "teacher", "school")


@dataclass(frozen=True)
class Standing:
    """One line each by name, the names of who signs, the replies to tick, and the part that says who answers for the child."""

    words: Mapping[str, Line]
    roles: Mapping[str, Line]
    replies: tuple[Lines, ...]
    responsible: Part

    def said(self, name: str, voice: str, **values: str) -> str:
        """One of the lines, filled in."""
        return self.words[name].said(voice, values)


def standing(given: Mapping[str, Any], places: Places, responsible: Places) -> Standing:
    """From its file. Raises BadWording."""
    wanted = {*WORDS, "roles", "replies", "responsible"}
    if set(given) != wanted or set(given["roles"]) != set(ROLES):
        raise BadWording(f"What stands round a letter is {', '.join(sorted(wanted))}")
    made = Standing(
        words={name: line(given[name]) for name in WORDS},
        roles={name: line(given["roles"][name]) for name in ROLES},
        replies=tuple(lines(one) for one in given["replies"]),
        responsible=part(given["responsible"]),
    )
    check_places(lambda: iter((*made.words.values(), *made.roles.values())), places.words)
    check_places(lambda: iter(one for several in made.responsible.paragraphs for one in several), responsible.words)
    return made

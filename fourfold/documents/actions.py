"""What a school does about the words of its letters."""

from collections.abc import Mapping

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.documents.models import OwnWording
from fourfold.documents.own import changed, problems
from fourfold.documents.wording import shelf
from fourfold.schools.models import School


class BadWords(Exception):
    """These words may not stand in a letter. `problems` says why, by where they stand."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(next(iter(problems.values())))
        self.problems = problems


class Meanwhile(Exception):
    """Somebody else has entered words since these were opened."""


@action("letters.worded", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def enter_wording(
    actor: Actor, school: School, *, kind: str, language: str, words: Mapping[str, str], checked_by: str, seen: int
) -> OwnWording:
    """Use the school's own words, checked by somebody who reads the language, in letters from now on. Letters that went keep theirs.

    `seen` is the edition that the person saw. Raises BadWords and Meanwhile.
    """
    if found := problems(kind, language, words):
        raise BadWords(found)
    return _next(actor, school, kind, language, changed(kind, language, words), checked_by, seen)


@action("letters.wording_taken_back", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def use_our_wording(actor: Actor, school: School, *, kind: str, language: str, seen: int) -> OwnWording:
    """Go back to the words that came with Fourfold. The school's editions stay, to be read. Raises Meanwhile."""
    return _next(actor, school, kind, language, {}, "", seen)


def _next(actor: Actor, school: School, kind: str, language: str, words: Mapping[str, str], checked_by: str, seen: int) -> OwnWording:
    editions = OwnWording.objects.filter(school=school, kind=kind, language=language, version=shelf.VERSION)
    last = max(editions.values_list("edition", flat=True), default=0)
    if last != seen:
        raise Meanwhile("Somebody else has changed these words since you opened them. Copy yours, and look at theirs first.")
    row = OwnWording(
        school=school,
        kind=kind,
        language=language,
        version=shelf.VERSION,
        edition=last + 1,
        words=dict(words),
        checked_by=checked_by.strip()[:120],
        entered_by_id=actor.account or 0,
        entered_at=clock.now(),
    )
    row.save()
    return row

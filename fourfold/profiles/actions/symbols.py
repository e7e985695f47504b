"""What a school does about the symbols that My say shows."""

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.documents.pictures import SafePicture
from fourfold.profiles.models import Symbol
from fourfold.profiles.questions import words_chosen
from fourfold.schools.models import School


class NoSuchWord(Exception):
    """My say has no such choice."""


@action("symbols.used", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def use_symbol(actor: Actor, school: School, *, choice: str, picture: SafePicture) -> Symbol:
    """Show a choice by the school's own symbol from now on. The same picture again changes nothing. Raises NoSuchWord."""
    if choice not in words_chosen():
        raise NoSuchWord("My say has no such word.")
    now: Symbol | None = Symbol.objects.filter(school=school, choice=choice, ended_at__isnull=True).first()
    if now is not None and bytes(now.picture) == picture.content:
        return now
    _end(now)
    row = Symbol(
        school=school,
        choice=choice,
        picture=picture.content,
        content_type=picture.content_type,
        added_by_id=actor.account,
        added_at=clock.now(),
    )
    row.save()
    return row


@action("symbols.taken_back", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def use_our_drawing(actor: Actor, school: School, *, choice: str) -> None:
    """Go back to our drawing for a choice."""
    _end(Symbol.objects.filter(school=school, choice=choice, ended_at__isnull=True).first())


def _end(symbol: Symbol | None) -> None:
    if symbol is not None:
        symbol.ended_at = clock.now()
        symbol.save(update_fields=["ended_at"])

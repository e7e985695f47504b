"""Which door stands open in this thread, and what passed through it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from django.db import models

from fourfold import clock
from fourfold.access.actor import Actor


class Shut(Exception):
    """A record was to be changed outside any action."""


@dataclass
class Deed:
    """One line for the ledger, before it is given its place in the chain."""

    verb: str
    actor: Actor
    subject: str
    school: int
    pupil: int | None
    changed: list[str]
    at: datetime = field(default_factory=clock.now)


@dataclass
class Door:
    """What one verb touches while it is open. Doors opened inside it keep their own account."""

    verb: str
    actor: Actor
    may_erase: bool = False
    touched: set[str] = field(default_factory=set)
    deeds: list[Deed] = field(default_factory=list)

    def touch(self, model: type[models.Model], names: Iterable[str]) -> None:
        """Remember which fields changed, by name alone; a new row by its kind."""
        self.touched.update([f"{model._meta.model_name}.{name}" for name in names] or [f"{model._meta.model_name}"])

    def must_erase(self, model: type[models.Model]) -> None:
        """Raises Shut unless this verb may take rows back."""
        if not self.may_erase:
            raise Shut(f"Nobody deletes a {model._meta.verbose_name}.")
        self.touch(model, ())

    def note(self, subject: "object", *, school: int, pupil: int | None) -> None:
        """Write one more line for the ledger: how a verb about many pupils leaves an event with each."""
        self.deeds.append(Deed(self.verb, self.actor, str(subject), school, pupil, []))


_open: ContextVar[tuple[Door, ...]] = ContextVar("open_doors", default=())


def current() -> Door:
    """The innermost open door. Raises Shut where none is open."""
    if not (standing := _open.get()):
        raise Shut("Records change only through an action.")
    return standing[-1]


def outermost() -> Door | None:
    """The door that was opened first, if any is open."""
    standing = _open.get()
    return standing[0] if standing else None


@contextmanager
def opened(door: Door) -> Iterator[Door]:
    """Hold a door open."""
    token = _open.set((*_open.get(), door))
    try:
        yield door
    finally:
        _open.reset(token)

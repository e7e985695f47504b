"""The one way to write: permission, work and ledger are one step."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar, cast

from django.db import transaction

from fourfold.access.actor import Actor
from fourfold.access.decide import require
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Facts
from fourfold.audit import doors, ledger
from fourfold.audit.record import Record

F = TypeVar("F", bound=Callable[..., Any])


def action(verb: str, *, needs: Permission, by: Side, under: Facts = frozenset(), may_erase: bool = False) -> Callable[[F], F]:
    """Make a verb of a function `(actor, subject, *, details)`.

    In one transaction it locks the subject, authorises, works and records; the chain's link is written last. Inside another action it
    joins that
    transaction and authorises its own actor. Raises OutOfReach or Denied before any work.
    """

    def make(work: F) -> F:
        @functools.wraps(work)
        def through(actor: Actor, subject: Record, /, *args: Any, **details: Any) -> Any:
            with transaction.atomic(), doors.opened(doors.Door(verb, actor, may_erase=may_erase)) as door:
                if not subject._state.adding:
                    subject.lock()
                require(actor, needs, subject.standing(actor, needs), side=by, under=under)
                result = work(actor, subject, *args, **details)
                deed = doors.Deed(verb, actor, subject.ledger_name, subject.ledger_school, subject.ledger_pupil, sorted(door.touched))
                ledger.keep(door, deed)
            return result

        through.verb, through.needs, through.by = verb, needs, by  # type: ignore[attr-defined]  # what the house tests and the docs read
        return cast(F, through)

    return make


def consequence(work: F) -> F:
    """Mark a plain function that other verbs call within their own door. Raises Shut where no door is open."""

    @functools.wraps(work)
    def within(*args: Any, **details: Any) -> Any:
        doors.current()
        return work(*args, **details)

    within.is_consequence = True  # type: ignore[attr-defined]  # what the house tests read
    return cast(F, within)


def verb_of(function: Any) -> str | None:
    """The verb of an action; None for a function that is not one."""
    return getattr(function, "verb", None)

"""What somebody of a family wrote or was sent, while their tie to the child still holds."""

from django.db.models import Exists, OuterRef, Q

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.pupils.asking import ALWAYS, NEVER
from fourfold.pupils.models import ParentLink
from fourfold.pupils.standing import open_on


def linked(actor: Actor) -> Q:
    """Rows about a child of whom this person is a confirmed parent or carer today."""
    if actor.account is None:
        return NEVER
    links = ParentLink.objects.filter(
        open_on(clock.today()), pupil=OuterRef("pupil"), parent__account=actor.account, confirmed_on__isnull=False
    )
    return Q(Exists(links)) & _here(actor)


def of_family(actor: Actor) -> Q:
    """Rows about a child of theirs, or about themselves."""
    if actor.account is None:
        return NEVER
    return linked(actor) | Q(pupil__account=actor.account) & _here(actor)


def _here(actor: Actor) -> Q:
    """A family link acts for one child only."""
    return Q(pupil=actor.narrowed_to) if actor.narrowed_to is not None else ALWAYS

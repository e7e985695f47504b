"""The parts that a person plays through links to children, not through an office."""

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.roles import Role
from fourfold.pupils.models import Parent
from fourfold.pupils.ties import ties_of


def parts_through_links(actor: Actor) -> set[Role]:
    """Parent, carer, pupil, young person, professional: whichever a link, a birthday or a grant makes of this person today."""
    ties = ties_of(actor, clock.today())
    through = {
        Role.PARENT: ties.responsible_for,
        Role.CARER: ties.confirmed - ties.responsible_for,
        Role.PUPIL: ties.own_as_pupil,
        Role.YOUNG_PERSON: ties.own_with_rights,
        Role.PROFESSIONAL: ties.grants,
    }
    return {role for role, children in through.items() if children}


def language_as_parent(actor: Actor) -> str:
    """The language that this person reads best, as the school wrote it down for a parent; "" where no school did."""
    if actor.account is None:
        return ""
    parent = Parent.objects.filter(account=actor.account).order_by("pk").first()
    return parent.language if parent is not None else ""

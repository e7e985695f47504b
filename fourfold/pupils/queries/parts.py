"""The parts that a person plays through links to children, not through an office."""

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.roles import Role
from fourfold.pupils.models import Grant, Parent, ParentLink, Pupil
from fourfold.pupils.standing import account_offered_born_by, open_on


def parts_through_links(actor: Actor) -> set[Role]:
    """Parent, carer, pupil, young person, professional: whichever a link, a birthday or a grant makes of this person today."""
    if actor.account is None:
        return set()
    today = clock.today()
    links = ParentLink.objects.filter(open_on(today), parent__account=actor.account, confirmed_on__isnull=False)
    parts = {Role.PARENT if held == ParentLink.YES else Role.CARER for held in links.values_list("responsibility", flat=True)}
    for born in Pupil.objects.filter(account=actor.account).values_list("born", flat=True):
        parts.add(Role.YOUNG_PERSON if born <= account_offered_born_by(today) else Role.PUPIL)
    if Grant.objects.filter(open_on(today), account=actor.account).exists():
        parts.add(Role.PROFESSIONAL)
    return parts


def language_as_parent(actor: Actor) -> str:
    """The language that this person reads best, as the school wrote it down for a parent; "" where no school did."""
    if actor.account is None:
        return ""
    parent = Parent.objects.filter(account=actor.account).order_by("pk").first()
    return parent.language if parent is not None else ""

"""How somebody stands to a child who came by a family's link: as the parent to whom it was sent does today, with every bar."""

from fourfold import clock
from fourfold.access.decide import Standing, Veto
from fourfold.access.roles import Role
from fourfold.access.rules import Condition
from fourfold.access.sharing import Part
from fourfold.code_of_practice.families import account_offered_from, is_young_person
from fourfold.pupils.models import Enrolment, Parent, ParentLink, Pupil, SharingWish
from fourfold.pupils.same_person import barred_parents
from fourfold.pupils.standing import open_on


def standing_by_link(pupil: Pupil, parent: Parent | None, *, part: Part = Part.MEETINGS) -> Standing:
    """The facts and the vetoes of one parent of one child, or of the young person themselves (`parent` None). The parent needs no account:
    a link that was confirmed says who they are. `part` is the part of a young person's record that the thing behind the link is of."""
    today = clock.today()
    on_roll = Enrolment._base_manager.filter(open_on(today), pupil=pupil).exists()
    vetoes = frozenset() if on_roll else frozenset({Veto.LEFT})
    if parent is None:
        own = frozenset({Condition.IS_PUPIL, Condition.PUBLISHED_TO_FAMILY})
        return Standing({Role.YOUNG_PERSON: own} if today >= account_offered_from(pupil.born) else {}, vetoes)
    if parent.pk in barred_parents(pupil, today=today):
        return Standing({}, vetoes | {Veto.RESTRICTED})
    if is_young_person(pupil.born, today):
        wishes = SharingWish._base_manager.filter(open_on(today), pupil=pupil, parent=parent, part=part, share=True)
        vetoes |= frozenset() if wishes.exists() else frozenset({Veto.PAST_YOUNG_PERSON_DATE})
    link = ParentLink._base_manager.filter(open_on(today), pupil=pupil, parent=parent, confirmed_on__isnull=False).first()
    if link is None:
        return Standing({}, vetoes)
    if link.responsibility == ParentLink.YES:
        return Standing({Role.PARENT: frozenset({Condition.PARENT, Condition.PUBLISHED_TO_FAMILY})}, vetoes)
    return Standing({Role.CARER: frozenset({Condition.CARER, Condition.PUBLISHED_TO_FAMILY})} if link.care_basis else {}, vetoes)

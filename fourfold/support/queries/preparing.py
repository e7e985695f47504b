"""Before a review everyone who works with the pupil is asked two questions: whom it still waits for (6.54)."""

from django.db.models import Exists, OuterRef, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.pupils.models import Enrolment
from fourfold.pupils.standing import Ties, open_on, within_reach
from fourfold.schools.models import School
from fourfold.support.models import Contribution, Review
from fourfold.support.readers import works_with


def reviews_to_prepare(actor: Actor, school: School, *, ties: Ties) -> QuerySet[Review]:
    """The open reviews of pupils with whom this person works at this school, for which they have said nothing yet."""
    if actor.account is None:
        return Review.objects.none()
    may = within_reach(actor, Permission.PROFILE_CREATE, to="pupil", side=Side.SCHOOL, ties=ties)
    here = Exists(Enrolment._base_manager.filter(open_on(ties.today), school=school, pupil=OuterRef("pupil")))
    said = Exists(Contribution._base_manager.filter(review=OuterRef("pk"), author=actor.account))
    theirs = Review.objects.filter(may, works_with(actor.account, school.pk, today=ties.today), here, ~said, finished_at__isnull=True)
    return theirs.select_related("pupil", "meeting").order_by("opened_on", "pk")

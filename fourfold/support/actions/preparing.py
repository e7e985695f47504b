"""Before a review: everyone is asked the same two things, what has changed and what next (6.54)."""

from collections.abc import Collection
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.code_of_practice.meeting import PupilsPart
from fourfold.meetings.actions import who_is_here
from fourfold.support.models import Contribution, Review
from fourfold.support.models.prepared import FROM_OUTSIDE
from fourfold.support.refusals import Incomplete


@action("review.contributed", needs=Permission.PROFILE_CREATE, by=Side.SCHOOL)
def contribute(actor: Actor, review: Review, *, changed: str, next_: str, works_as: str, today: date) -> Contribution:
    """An adult at school says what has changed and what they would do next; said again, it takes the place of what they said before."""
    return _keep(actor, review, changed=changed, next_=next_, works_as=works_as, today=today)


@action("review.contributed_from_outside", needs=Permission.MEETING_CREATE, by=Side.PROFESSIONAL)
def contribute_from_outside(actor: Actor, review: Review, *, changed: str, next_: str, today: date) -> Contribution:
    """Somebody from outside says the same two things, until the last day of a grant that lists meetings (6.58-6.62)."""
    return _keep(actor, review, changed=changed, next_=next_, works_as=FROM_OUTSIDE, today=today)


@action("review.who_is_here", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def note_who_is_here(actor: Actor, review: Review, *, parents: Collection[str], pupils_part: PupilsPart | None) -> None:
    """Which parents came to the review, and whether the child is there (6.70)."""
    review.check_open()
    if review.meeting is not None:
        who_is_here(review.meeting, parents=parents, pupils_part=pupils_part)


def _keep(actor: Actor, review: Review, *, changed: str, next_: str, works_as: str, today: date) -> Contribution:
    review.check_open()
    if not (changed.strip() or next_.strip()):
        raise Incomplete(["Write a few words: what has changed, or what you would do next."])
    row = Contribution.objects.filter(review=review, author=actor.account).first() or Contribution(pupil=review.pupil, review=review)
    row.author = Account.objects.get(pk=actor.account or 0)
    row.changed, row.next, row.works_as, row.said_on = changed.strip(), next_.strip(), works_as[:40], today
    row.save()
    return row

"""A review and those who are asked from outside: what they may answer, and what they said (6.54, 6.58-6.62)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.support.models import Contribution, Review


@dataclass(frozen=True)
class OwnAnswers:
    """The day of the review under way, and what this person has said for it so far."""

    planned_for: date | None
    changed: str = ""
    next: str = ""
    said_on: date | None = None


def review_from_outside(actor: Actor, pupil: Pupil) -> Review | None:
    """The review under way, for somebody whose grant lets them answer its two questions today; None for everybody else."""
    mine = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Review.conditions(actor), side=Side.PROFESSIONAL)
    return Review.objects.filter(mine, pupil=pupil, finished_at__isnull=True).select_related("meeting").first()


def pupils_who_ask(actor: Actor) -> frozenset[int]:
    """The children whose review waits for an answer of this person. One query and those of reach."""
    if actor.account is None:
        return frozenset()
    mine = within_reach(actor, Permission.MEETING_CREATE, to="pupil", own=Review.conditions(actor), side=Side.PROFESSIONAL)
    said = Exists(Contribution._base_manager.filter(review=OuterRef("pk"), author=actor.account))
    return frozenset(Review.objects.filter(mine, ~said, finished_at__isnull=True).values_list("pupil", flat=True))


def own_answers(actor: Actor, pupil: Pupil) -> OwnAnswers | None:
    """What this person has answered from outside; None where no review asks them."""
    review = review_from_outside(actor, pupil)
    if review is None:
        return None
    day = review.meeting.planned_for if review.meeting else None
    said = Contribution.objects.filter(review=review, author=actor.account).first()
    return OwnAnswers(day, said.changed, said.next, said.said_on) if said else OwnAnswers(day)

"""The child's own voice within a cycle: as a source of the assessment, and at the review (6.45, 6.54)."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from fourfold.profiles.models import CHILD, Saying
from fourfold.support.models import Cycle, Review

STILL_FRESH_DAYS = 90
"""What a child said so long before a cycle began still speaks in it: nobody should have to say everything twice."""


def heard_since(cycle: Cycle) -> date:
    """From when on the child's words are a source of this cycle's assessment."""
    return cycle.opened_on - timedelta(days=STILL_FRESH_DAYS)


def child_was_heard(cycle: Cycle) -> bool:
    """Whether the child's own views are there as a source."""
    rows = Saying.objects.filter(pupil=cycle.pupil_id, voice=CHILD, said_on__gte=heard_since(cycle))
    return rows.filter(said_on__lte=cycle.closed_on).exists() if cycle.closed_on else rows.exists()


def said_at(review: Review) -> QuerySet[Saying]:
    """Whatever was said for this review, of all of it or of one outcome."""
    rows: QuerySet[Saying] = Saying.objects.filter(pupil=review.pupil_id)
    return rows.filter(Q(about=review.ledger_name) | Q(about__startswith=review.about_outcome("")))


def child_spoke_at(review: Review) -> bool:
    """Whether the child said something in My say once the review was open."""
    rows = Saying.objects.filter(pupil=review.pupil_id, voice=CHILD, said_on__gte=review.opened_on)
    return rows.filter(said_on__lte=review.held_on).exists() if review.held_on else rows.exists()

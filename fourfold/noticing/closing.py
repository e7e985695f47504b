"""What is done after a round has closed, or a closed one was corrected: everybody is looked over, by a job, never while a page waits."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from fourfold.access.actor import machine
from fourfold.clock import LONDON
from fourfold.noticing.actions import look_over
from fourfold.progress.models import Round


def look_over_round(arguments: Mapping[str, Any], now: datetime) -> None:
    """Look over a closed round, and those closed since: what was corrected in one is the start of another. Safe to run twice."""
    first = Round.objects.filter(pk=arguments["round"], closed_on__isnull=False).first()
    if first is None:
        return
    since = Round.objects.filter(school=first.school_id, day__gte=first.day, closed_on__isnull=False)
    for one in since.order_by("day"):
        look_over(machine(), one, today=now.astimezone(LONDON).date())

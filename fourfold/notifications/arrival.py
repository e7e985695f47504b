"""Whether a letter reached its reader, worked out from what happened to it. Nothing here is stored."""

from collections.abc import Iterable
from datetime import date

from fourfold.code_of_practice.telling import COMES_BACK, DeliveryFact, DeliveryState, letter_is_needed, told_on
from fourfold.notifications.models import Delivery, Notice, Sending


def facts_of(delivery: Delivery) -> list[DeliveryFact]:
    """What happened to a letter, as the rule reads it."""
    return [DeliveryFact(str(one.attempt), DeliveryState(one.state), one.on) for one in delivery.sendings.all()]


def told_on_day(delivery: Delivery) -> date | None:
    """The day this reader was told; None while they have not been, or a bounce has undone it."""
    return told_on(facts_of(delivery))


def is_told(notice: Notice) -> bool:
    """Whether everybody whom the law addresses has been told. A copy tells nobody in law, and a notice without a letter is not told."""
    return whole_is_told(notice.deliveries.all())


def whole_is_told(deliveries: Iterable[Delivery]) -> bool:
    """The same, of letters that are at hand."""
    to_tell = [one for one in deliveries if not one.is_copy]
    return bool(to_tell) and all(told_on_day(one) for one in to_tell)


def notice_told_on(notice: Notice) -> date | None:
    """The day on which the last of those whom the law addresses was told; None until then."""
    days = [told_on_day(one) for one in notice.deliveries.all() if not one.is_copy]
    return max((day for day in days if day), default=None) if days and all(days) else None


def needs_paper(delivery: Delivery) -> bool:
    """Whether somebody must hand over or post this letter: it came back, or it waits on paper and nothing else told the reader."""
    facts = facts_of(delivery)
    if told_on(facts) is not None:
        return False
    return letter_is_needed(facts) or last_of(delivery).channel != "email"


def came_back(delivery: Delivery) -> DeliveryState | None:
    """How the latest try to tell this reader failed; None where it has not."""
    state = DeliveryState(last_of(delivery).state)
    return state if state in COMES_BACK else None


def last_of(delivery: Delivery) -> Sending:
    """The latest thing that happened to a letter."""
    latest: Sending = max(delivery.sendings.all(), key=lambda one: (one.attempt, one.pk))
    return latest

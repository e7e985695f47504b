"""Finding one's way among what was told."""

from collections.abc import Callable

from fourfold.notifications.models import Delivery, Notice

Teller = Callable[..., Notice]


def letter_to(notice: Notice, name: str) -> Delivery:
    """The letter that goes to a person with this first name."""
    return notice.deliveries.get(name__startswith=name)

"""When a membership gives something: the one filter, for every room that asks who holds a role."""

from datetime import date

from django.db.models import Q


def held_on(day: date) -> Q:
    """The memberships that give something on this day: begun, approved, taken up, neither ended nor cut short nor shut."""
    given = Q(starts__lte=day, approved_at__isnull=False, asked_as="", ended_at__isnull=True, shut_at__isnull=True)
    return given & (Q(ends__isnull=True) | Q(ends__gte=day))

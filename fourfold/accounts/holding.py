"""When a membership gives something: the one filter, for every room that asks who holds a role."""

from datetime import date

from django.db.models import Q


def held_on(day: date) -> Q:
    """The memberships that give something on this day: begun, approved, neither ended nor cut short."""
    return Q(starts__lte=day, approved_at__isnull=False, ended_at__isnull=True) & (Q(ends__isnull=True) | Q(ends__gte=day))

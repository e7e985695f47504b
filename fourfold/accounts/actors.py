"""From an account to who is asking."""

from datetime import date

from fourfold.access.actor import Actor, Office
from fourfold.access.roles import Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, Membership


def actor_of(account: Account, *, today: date, second_factor: bool, narrowed_to: int | None = None) -> Actor:
    """The person with the roles they hold today: a membership that ended yesterday is gone in this very request (veto 4)."""
    held = Membership.objects.filter(held_on(today), account=account).order_by("starts", "pk").values_list("role", "school", "specialist")
    offices = tuple(Office(Role(role), school, specialist) for role, school, specialist in held) if account.is_active else ()
    actor = Actor(account=account.pk, name=account.name, offices=offices, second_factor=second_factor)
    return actor.narrowed(narrowed_to) if narrowed_to is not None else actor

"""How often a way in may be tried: by account first, so that nobody can lock out another; by network only against floods.

The counts are in the database's cache, which all workers share. The library keeps each with a lock, so parallel tries are counted too.
"""

import hashlib

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

RATES = {
    "password": "10/5m/key",
    "password-known-device": "10/5m/key",
    "password-network": "3000/5m/ip",
    "second-factor": "10/5m/key",
    "code": "5/15m/key",
    "code-sent": "5/15m/key",
    "code-network": "600/5m/ip",
    "mail": "5/h/key",
}
CODE_WAIT_SECONDS = 15 * 60


class Wait(Exception):
    """Tried too often. `minutes` says how long to wait."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"wait {minutes} minutes")
        self.minutes = minutes


def spend(request: HttpRequest, kind: str, key: str = "") -> None:
    """Count one try. Raises Wait where no more are left."""
    if not ratelimit.consume(request, app="fourfold", action=kind, config=RATES, key=key.casefold(), limit_get=True):
        raise Wait(15 if kind.startswith("code") else 5)


def forgive(request: HttpRequest, kind: str, key: str) -> None:
    """Forget the tries: the right answer was given."""
    ratelimit.clear(request, app="fourfold", action=kind, config=RATES, key=key.casefold())


def must_not_wait(key: str) -> None:
    """Raises Wait while a wait lasts."""
    if cache.get(_wait(key)):
        raise Wait(15)


def make_wait(key: str) -> None:
    """Let this key wait a quarter of an hour."""
    cache.set(_wait(key), True, CODE_WAIT_SECONDS)


def any_left(request: HttpRequest, kind: str, key: str) -> bool:
    """Whether another try would be counted."""
    left = ratelimit.consume(request, app="fourfold", action=kind, config=RATES, key=key.casefold(), dry_run=True, limit_get=True)
    return left is not None


def _wait(key: str) -> str:
    return f"fourfold:wait:{hashlib.sha256(key.casefold().encode()).hexdigest()}"

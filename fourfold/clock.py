"""The one place that reads the clock. FOURFOLD_TODAY pins the date for demos and trials; the time of day goes on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


def pinned() -> date | None:
    """The pinned date, if there is one. Raises ValueError where FOURFOLD_TODAY is not a date."""
    text = os.environ.get("FOURFOLD_TODAY", "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError("FOURFOLD_TODAY must be a date, as 2026-11-24.") from None


def now() -> datetime:
    """This moment in UTC; on a pinned day, this time of day in London on that day."""
    if moment := _set_to.get():
        return moment.astimezone(UTC)
    moment = datetime.now(UTC)
    if day := pinned():
        here = moment.astimezone(LONDON)
        return here.replace(year=day.year, month=day.month, day=day.day).astimezone(UTC)
    return moment


def today() -> date:
    """Today's date in London."""
    return now().astimezone(LONDON).date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment: how an invented history is written through the ordinary actions."""
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)

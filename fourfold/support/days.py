"""A day's sessions as plain values: what is to be given, when, to whom, and what is written down."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from fourfold.support.kinds import Happened


@dataclass(frozen=True)
class SessionChild:
    """One child in a session: the line's code, and what was written down, if anything was."""

    line: str
    pupil_code: str
    called: str
    """The first name; with the first letter of the surname where two in the group have the same."""
    name: str
    state: Happened | None
    feeling: str
    session: str


@dataclass(frozen=True)
class DaySession:
    """One session to give on a day, from its time in the week. `code` is that of the time."""

    code: str
    name: str
    on: date
    starts: time
    minutes: int
    children: tuple[SessionChild, ...]

    @property
    def ends(self) -> time:
        return (datetime.combine(self.on, self.starts) + timedelta(minutes=self.minutes)).time()

    @property
    def is_logged(self) -> bool:
        return all(child.state is not None for child in self.children)

    @property
    def waiting(self) -> tuple[SessionChild, ...]:
        """The children of whom nothing is written yet."""
        return tuple(child for child in self.children if child.state is None)

    def has_ended(self, now: datetime) -> bool:
        """Whether it is over by the clock."""
        return (self.on, self.ends) <= (now.date(), now.time())

    def has_begun(self, now: datetime) -> bool:
        return (self.on, self.starts) <= (now.date(), now.time())


def session_to_open(sessions: Collection[DaySession], now: datetime) -> DaySession | None:
    """Of those still to be written down: the one that ended last, else the one that goes on now. None where none has begun."""
    unwritten = sorted((one for one in sessions if not one.is_logged), key=lambda one: (one.on, one.ends, one.code))
    ended = [one for one in unwritten if one.has_ended(now)]
    return ended[-1] if ended else next((one for one in unwritten if one.has_begun(now)), None)

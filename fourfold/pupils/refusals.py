"""What can be wrong with a deed about a child, in any room. Each says so in words for the person who asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime


class Refused(Exception):
    """This cannot be done now. The message says why, and what to do instead."""


class WrongDay(Refused):
    """The day cannot be this one. A page says so beside the day."""


class Incomplete(Refused):
    """Things are missing; `missing` names each in a sentence."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(" ".join(self.missing))


class ChangedMeanwhile(Refused):
    """Somebody else saved this first. Both texts are here, so nothing is lost: `theirs` is what stands, `yours` what was to be saved."""

    def __init__(self, by: str, at: datetime | None, theirs: Mapping[str, str], yours: Mapping[str, str]) -> None:
        self.by, self.at, self.theirs, self.yours = by, at, dict(theirs), dict(yours)
        super().__init__(f"{by or 'Somebody'} changed this while you were writing. Read both, then save the one to keep.")

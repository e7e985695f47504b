"""What can be wrong. Each says so in words for the person who asked."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from fourfold.code_of_practice.deciding import Check


class Refused(Exception):
    """This cannot be done now. The message says why, and what to do instead."""


class Incomplete(Refused):
    """Things are missing; `missing` names each in a sentence."""

    def __init__(self, missing: Iterable[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(" ".join(self.missing))


class CannotStand(Refused):
    """A decision as stated cannot be saved: `check` holds what refuses it, and what needs a reason."""

    def __init__(self, check: Check) -> None:
        self.check = check
        super().__init__(" ".join(finding.says for finding in (*check.refusals, *check.warnings)))


class VersionIsFixed(Refused):
    """A version that the family has been given never changes: a correction is a new version (veto 9)."""


class ChangedMeanwhile(Refused):
    """Somebody else saved this first. Both texts are here, so nothing is lost: `theirs` is what stands, `yours` what was to be saved."""

    def __init__(self, by: str, at: datetime | None, theirs: Mapping[str, str], yours: Mapping[str, str]) -> None:
        self.by, self.at, self.theirs, self.yours = by, at, dict(theirs), dict(yours)
        super().__init__(f"{by or 'Somebody'} changed this while you were writing. Read both, then save the one to keep.")


class TooLate(Refused):
    """A session is corrected in place for 24 hours; after that a correction is added beside it."""

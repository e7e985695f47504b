"""What can be wrong with a step of SEN support. Each says so in words for the person who asked."""

from fourfold.code_of_practice.deciding import Check
from fourfold.pupils.refusals import ChangedMeanwhile, Incomplete, Refused, WrongDay

__all__ = ["CannotStand", "ChangedMeanwhile", "Incomplete", "Refused", "TooLate", "VersionIsFixed", "WrongDay"]


class CannotStand(Refused):
    """A decision as stated cannot be saved: `check` holds what refuses it, and what needs a reason."""

    def __init__(self, check: Check) -> None:
        self.check = check
        super().__init__(" ".join(finding.says for finding in (*check.refusals, *check.warnings)))


class VersionIsFixed(Refused):
    """A version that the family has been given never changes: a correction is a new version (veto 9)."""


class TooLate(Refused):
    """A session is corrected in place for 24 hours; after that a correction is added beside it."""

"""What a duty is: one line of the register, MUST or SHOULD, with where it comes from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Force(StrEnum):
    """MUST is law: an Act, regulations. SHOULD is statutory guidance: follow it, or be able to say why not."""

    MUST = "must"
    SHOULD = "should"


class Checked(StrEnum):
    """How far the founders could check a line against a page that quotes the Code: its number and text, its text alone, or neither."""

    NUMBER = "number"
    TEXT = "text"
    NOT_YET = "not_yet"


THE_CODE = "SEND Code of Practice, January 2015"
PART_3 = "Children and Families Act 2014"
PART_3_BEGAN = date(2014, 9, 1)
# The Code gives its month alone.
CODE_BEGAN = date(2015, 1, 1)


@dataclass(frozen=True)
class Duty:
    """One duty in our own words. Only `quotation` holds the Code's, and only where a page that quotes them was read.

    `key` never changes: records and reports refer to it. `paragraph` is the Code's, or names a regulation. `from_` and `until` are
    inclusive; None for `from_` is longer ago than anyone asks, None for `until` is still in force.
    """

    key: str
    paragraph: str
    force: Force
    says: str
    source: str = THE_CODE
    from_: date | None = CODE_BEGAN
    until: date | None = None
    checked: Checked = Checked.NOT_YET
    quotation: str = ""

    def in_force(self, day: date) -> bool:
        """Whether the duty holds on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


def law(key: str, paragraph: str, says: str, section: str, *, checked: Checked = Checked.NOT_YET) -> Duty:
    """A MUST of Part 3 of the Children and Families Act 2014; `section` as in "s.68"."""
    return Duty(key, paragraph, Force.MUST, says, f"{PART_3}, {section}", PART_3_BEGAN, checked=checked)


def guidance(key: str, paragraph: str, says: str, *, checked: Checked = Checked.NOT_YET, quotation: str = "") -> Duty:
    """A SHOULD of the Code."""
    return Duty(key, paragraph, Force.SHOULD, says, checked=checked, quotation=quotation)

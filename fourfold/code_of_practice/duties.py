"""The register of duties, by key, paragraph or day. The lines are in `duties_of_the_school` and `duties_of_support`."""

from datetime import date

from fourfold.code_of_practice.duties_of_support import DUTIES_OF_SUPPORT
from fourfold.code_of_practice.duties_of_the_school import DUTIES_OF_THE_SCHOOL
from fourfold.code_of_practice.duty import Checked, Duty, Force

__all__ = ["DUTIES", "Checked", "Duty", "Force", "duties_in_force", "duties_of_paragraph", "duty"]

DUTIES: tuple[Duty, ...] = (*DUTIES_OF_THE_SCHOOL, *DUTIES_OF_SUPPORT)
_BY_KEY = {one.key: one for one in DUTIES}


def duty(key: str) -> Duty:
    """The duty with this key. Raises KeyError when there is none: a misspelt duty is an error, never an empty page."""
    return _BY_KEY[key]


def duties_in_force(day: date, *, force: Force | None = None) -> tuple[Duty, ...]:
    """The duties that hold on a day, in the register's order; of one force, where one is named."""
    return tuple(one for one in DUTIES if one.in_force(day) and force in (None, one.force))


def duties_of_paragraph(paragraph: str) -> tuple[Duty, ...]:
    """Every duty that cites this paragraph, past ones included."""
    return tuple(one for one in DUTIES if one.paragraph == paragraph)

"""Which days a meeting may be set for."""

from datetime import date

from fourfold import clock
from fourfold.code_of_practice.school_year import last_day_to_plan
from fourfold.pupils.refusals import WrongDay


def must_be_to_come(day: date) -> None:
    """Raises WrongDay for a day that has passed, and for one so far off that its year must be a slip."""
    today = clock.today()
    if day < today:
        raise WrongDay("Choose a day that is still to come.")
    if day > last_day_to_plan(today):
        raise WrongDay("Check the year: that is after the next school year.")

"""Which days to offer for the next review, so that the year keeps its three meetings (6.53, 6.65)."""

from datetime import date, timedelta

from fourfold.code_of_practice.school_days import SchoolYear

WEEKS_OF_HELP = (8, 10, 12)
"""A school year of 39 weeks holds three turns of up to thirteen: help has time to work, and the third review is not lost."""


def review_days(starts: date, calendar: SchoolYear) -> tuple[date, ...]:
    """School days about two to three months after the help starts, soonest first. Never in a holiday, each once."""
    found = (calendar.nearest_school_day(starts + timedelta(weeks=weeks)).day for weeks in WEEKS_OF_HELP)
    return tuple(sorted({day for day in found if day > starts}))

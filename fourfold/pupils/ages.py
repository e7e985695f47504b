"""Birthdays on either side of the dates from which a young person speaks for themselves."""

from datetime import date

from fourfold.code_of_practice.families import last_friday_in_june


def young_person_born_by(today: date) -> date:
    """The latest birthday of those who are young people today: over compulsory school age since the last Friday in June."""
    year_of_sixteenth = today.year if today >= last_friday_in_june(today.year) else today.year - 1
    return date(year_of_sixteenth - 16, 8, 31)


def account_offered_born_by(today: date) -> date:
    """The latest birthday of those to whom an account of their own is offered: from the 16th birthday or the young-person date,
    whichever comes first."""
    # Nobody of 16 was born on a 29 February that this year lacks, so the day before stands in for it.
    sixteen_years_ago = today.replace(year=today.year - 16, day=28 if (today.month, today.day) == (2, 29) else today.day)
    return max(sixteen_years_ago, young_person_born_by(today))

"""The school year and the year groups in it: 1 September to 31 August, known by the year it starts in."""

from collections.abc import Collection
from datetime import date, timedelta

SEPTEMBER = 9
LAST_YEAR_GROUP = 14

# Years since the school year of birth, for the groups that have letters.
LETTERED = {1: "E1", 2: "E2", 3: "N1", 4: "N2", 5: "R"}
IN_ORDER = (*LETTERED.values(), *(str(number) for number in range(1, LAST_YEAR_GROUP + 1)))
YEAR_GROUP_NAMES = {
    "E1": "Early years 1",
    "E2": "Early years 2",
    "N1": "Nursery 1",
    "N2": "Nursery 2",
    "R": "Reception",
    **{str(number): f"Year {number}" for number in range(1, LAST_YEAR_GROUP + 1)},
    "M": "Mixed year groups",
    "X": "Not in a year group",
}


def school_year_of(day: date) -> int:
    """The calendar year in which this day's school year began: 2026 for any day from 1 September 2026 to 31 August 2027."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


def school_year_starts(year: int) -> date:
    """1 September of the school year that begins in `year`."""
    return date(year, SEPTEMBER, 1)


def school_year_ends(year: int) -> date:
    """31 August of the school year that begins in `year`."""
    return date(year + 1, SEPTEMBER, 1) - timedelta(days=1)


def last_day_to_plan(today: date) -> date:
    """The end of the next school year. Nobody sets a day after it: classes, terms and teachers of that time are not known yet."""
    return school_year_ends(school_year_of(today) + 1)


def school_year_name(year: int) -> str:
    """The school year as people write it: 2026/27."""
    return f"{year}/{(year + 1) % 100:02}"


def birthday(born: date, age: int) -> date:
    """The day a person reaches an age. Born on 29 February, they reach it on 1 March of a year without one."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age_on(born: date, day: date) -> int:
    """Whole years of age on a day. Raises ValueError when the day is before the birth."""
    if day < born:
        raise ValueError("That day is before the date of birth.")
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def age_in_words(born: date, day: date) -> str:
    """An age as a person would say it: "8 years and 3 months", "1 year", "7 months"."""
    years = age_on(born, day)
    since = birthday(born, years)
    months = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    parts = [f"{number} {word}{'' if number == 1 else 's'}" for number, word in ((years, "year"), (months, "month")) if number]
    return " and ".join(parts) or "less than 1 month"


def year_group_of(born: date, day: date) -> str | None:
    """The National Curriculum year code that a date of birth gives on a day; None before E1 and after 14.

    A school may place a pupil in another year: what the school holds wins over this.
    """
    years = school_year_of(day) - school_year_of(born)
    if years in LETTERED:
        return LETTERED[years]
    group = years - 5
    return str(group) if 1 <= group <= LAST_YEAR_GROUP else None


def year_group_before(code: str, years: int) -> str:
    """The year group of so many years ago, for a pupil who went up one each year; "" where that was before E1. M and X stay."""
    if code not in IN_ORDER:
        return code
    place = IN_ORDER.index(code) - years
    return IN_ORDER[place] if 0 <= place < len(IN_ORDER) else ""


def year_group_name(code: str) -> str:
    """What people call a year code: "R" is "Reception", "5" is "Year 5". Raises KeyError for a code that is none."""
    return YEAR_GROUP_NAMES[code.strip().upper()]


def year_groups_in_words(codes: Collection[str]) -> str:
    """Year codes as people say them, youngest first: "Reception", "Year 1 to Year 9", "Year 1, Year 3 to Year 5"."""
    every = list(YEAR_GROUP_NAMES)
    runs: list[list[str]] = []
    for code in sorted(codes, key=every.index):
        if runs and code in IN_ORDER and every.index(code) == every.index(runs[-1][-1]) + 1:
            runs[-1].append(code)
        else:
            runs.append([code])
    names = [[YEAR_GROUP_NAMES[code] for code in run] for run in runs]
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in names)


def year_group_choices() -> list[tuple[str, str]]:
    """Every year code with its name, youngest first, for forms."""
    return list(YEAR_GROUP_NAMES.items())

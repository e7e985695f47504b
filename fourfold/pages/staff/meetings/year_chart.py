"""The bars of the year's weeks: how many meetings each holds, and the line of what the school can hold well."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fourfold.oversight.meetings_year import MeetingsYear
from fourfold.ui.words import day_in_words

WIDE, HIGH, TOP = 1200, 164, 24
STEP, BAR = 24, 19


@dataclass(frozen=True)
class Bar:
    """One week. `css` is "past", "b" or "over"; the number stands above those that are too full."""

    x: int
    y: float
    height: float
    css: str
    number: int
    week: date


@dataclass(frozen=True)
class Chart:
    """All of it. `months` are (x, name, whether it is this month); `says` tells the finding to whoever cannot see the bars."""

    bars: tuple[Bar, ...]
    months: tuple[tuple[int, str, bool], ...]
    capacity_y: float
    a_week: int
    says: str


def chart_of(found: MeetingsYear, *, today: date) -> Chart:
    """The weeks of September to July, those without a meeting left out."""
    weeks = [(week, number) for week, number in found.weeks if week + timedelta(days=6) < date(found.starts.year + 1, 8, 1)]
    most = max([number for _, number in weeks] + [found.a_week, 1])
    scale = (HIGH - TOP) / most
    bars, months, before = [], [], 0
    for place, (week, number) in enumerate(weeks):
        x, first = place * STEP + place // 4 * 2, week + timedelta(days=4)
        if first.month != before:
            before = first.month
            months.append((x, f"{first:%b}", (first.year, first.month) == (today.year, today.month)))
        if number:
            css = "over" if number > found.a_week else "past" if week + timedelta(days=6) < today else "b"
            bars.append(Bar(x, round(HIGH - number * scale, 1), round(number * scale, 1), css, number, week))
    return Chart(tuple(bars), tuple(months), round(HIGH - found.a_week * scale, 1), found.a_week, says(found))


def says(found: MeetingsYear) -> str:
    """The weeks that are too full, by name."""
    if not found.full:
        return _("No week holds more than %(n)s meetings.") % {"n": found.a_week}
    each = ", ".join(f"{day_in_words(week, weekday=False)}: {number}" for week, number in found.full)
    return _("More than %(n)s meetings in the weeks of %(each)s.") % {"n": found.a_week, "each": each}

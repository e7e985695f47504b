"""A word where school is closed on a day that was just set: it may be right, and is more often a slip."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from fourfold.audit.requests import Request
from fourfold.schools.calendar import school_calendar
from fourfold.schools.queries import School
from fourfold.ui.notices import tell
from fourfold.ui.words import day_in_words, listing


def tell_if_closed(request: Request, school: School, days: Iterable[date]) -> None:
    """Say which of the days are no school days, if any."""
    calendar = school_calendar(school)
    shut = [day_in_words(day, year=True) for day in sorted(set(days)) if not calendar.is_school_day(day)]
    if shut:
        tell(request, _("School is closed on %(days)s. Change it if that is a slip.") % {"days": listing(shut)}, tone="plain")

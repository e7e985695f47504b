"""When a service is given, and how it stands."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.needs import Area


class Time(StrEnum):
    """A part of the week, as families plan it. The letter is what is kept."""

    DAY = "d"
    EVENING = "e"
    WEEKEND = "w"


AREA_WORDS = {
    Area.COMMUNICATION: _("Talking and understanding"),
    Area.COGNITION: _("Learning"),
    Area.SEMH: _("Feelings and friends"),
    Area.SENSORY: _("Seeing, hearing and moving"),
}
"""The Code's four areas (6.28-6.35) as a family looks for help with them."""
TIME_NAMES = {Time.DAY: _("In the day"), Time.EVENING: _("After school or in the evening"), Time.WEEKEND: _("At the weekend")}
EVENING_FROM = 16
"""The hour from which a weekday counts as after school: what begins then or later, or is open past six."""
OPEN_LATE = 18
MAY_BE_OLD = 90
"""Days after which what was copied, or last checked, is said to be perhaps out of date."""

"""A round to tell stories with."""

from datetime import date
from decimal import Decimal

from fourfold.progress import actions
from fourfold.progress.models import Measure, Round
from fourfold.progress.scales import Scale
from fourfold.pupils.actions import admit, place_in_class
from fourfold.pupils.models import Pupil
from tests.cast import AUTUMN, MAKER, Cast

ROUND_DAY = date(2026, 11, 13)


def reading(cast: Cast) -> Measure:
    return actions.add_measure(MAKER, cast.larkfield, subject="Reading", scale=Scale.STANDARDISED)


def autumn_round(cast: Cast, *measures: Measure) -> Round:
    return actions.open_round(
        MAKER, cast.larkfield, name="Autumn 2026", day=ROUND_DAY, today=ROUND_DAY, measures=measures or (reading(cast),)
    )


def in_juniper(cast: Cast, number: int) -> list[Pupil]:
    """Leo and others, so that there are so many in 5 Juniper."""
    found = [cast.leo]
    for count in range(1, number):
        born = date(2016, 9, 1 + count)
        one = admit(MAKER, cast.larkfield, forename=f"Child{count:02}", surname="Field", born=born, year_group="5", starts=AUTUMN)
        place_in_class(MAKER, one, group=cast.juniper, starts=AUTUMN)
        found.append(one)
    return found


def entries(measure: Measure, *pupils: Pupil, value: str = "100") -> list[actions.Entry]:
    return [actions.Entry(pupil, measure, Decimal(value)) for pupil in pupils]

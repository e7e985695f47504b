"""The whole invented school on one day: the same, name for name, each time it is asked for."""

import random
from datetime import date

from fourfold.code_of_practice.school_year import school_year_of
from fourfold.demo.figures import sen_of
from fourfold.demo.households import Households
from fourfold.demo.lives import lives_of
from fourfold.demo.people import Population
from fourfold.demo.staff import all_staff
from fourfold.demo.teaching import groups_of, with_forms


def population_on(today: date) -> Population:
    """Who is at the school on a day. The people are those of the school year; their dates are those of the day."""
    school_year = school_year_of(today)
    children = list(Households(today, school_year).all())
    sen = sen_of(children, today, chance_for("sen", school_year))
    children = with_forms(children, sen)
    staff = all_staff()
    return Population(
        today,
        tuple(children),
        sen,
        lives_of(children, sen, today, chance_for("lives", school_year)),
        staff,
        tuple(groups_of(children, staff, chance_for("teaching", school_year))),
    )


def chance_for(what: str, school_year: int) -> random.Random:
    """Chance of its own for each part, so that a change in one leaves the others as they were."""
    return random.Random(f"{what} at Larkfield {school_year}")  # noqa: S311 - the same school each time is what it is for

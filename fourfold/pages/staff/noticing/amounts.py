"""Numbers of a measure as people say them: "5 months", "4 points", "9 years 6 months"."""

from decimal import Decimal

from django.utils.translation import ngettext

from fourfold.noticing.queries import MeasureRead
from fourfold.progress.scales import Scale


def amount(one: MeasureRead, number: float) -> str:
    """So much of a measure, whichever way it goes: months of a reading age, grades, steps or points. Never more exact than a tenth."""
    scale = Scale(one.measure.scale)
    size = rounded(abs(number), whole=scale is Scale.AGE)
    words = {
        Scale.AGE: ngettext("%(n)s month", "%(n)s months", plural(size)),
        Scale.GRADES: ngettext("%(n)s grade", "%(n)s grades", plural(size)),
        Scale.STEPS: ngettext("%(n)s step", "%(n)s steps", plural(size)),
        Scale.ATTENDANCE: ngettext("%(n)s percentage point", "%(n)s percentage points", plural(size)),
    }
    return words.get(scale, ngettext("%(n)s point", "%(n)s points", plural(size))) % {"n": size}


def value(one: MeasureRead, number: float) -> str:
    """A value as the measure writes it, turned the measure's own way round."""
    own = -number if one.measure.lower_is_better else number
    return one.measure.in_words(Decimal(rounded(own, whole=one.measure.scale == Scale.AGE)))


def rounded(number: float, *, whole: bool) -> str:
    """To a tenth, or to a whole number; no nought that says nothing."""
    return f"{round(number)}" if whole else f"{round(number, 1) + 0.0:g}"


def plural(size: str) -> int:
    """Which form of the noun follows."""
    return 1 if size == "1" else 2

"""Numbers of a measure as people say them: "5 months", "4 points", "9 years 6 months"."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.noticing.queries import MeasureRead
from fourfold.progress.scales import Scale


def amount(one: MeasureRead, number: float, *, whole: bool = False) -> str:
    """So much of a measure, whichever way it goes: months of a reading age, grades, steps or points. Never more exact than a tenth."""
    scale = Scale(one.measure.scale)
    size = rounded(abs(number), whole=whole or scale is Scale.AGE)
    words = {
        Scale.AGE: ngettext("%(n)s month", "%(n)s months", plural(size)),
        Scale.GRADES: ngettext("%(n)s grade", "%(n)s grades", plural(size)),
        Scale.STEPS: ngettext("%(n)s step", "%(n)s steps", plural(size)),
        Scale.ATTENDANCE: ngettext("%(n)s percentage point", "%(n)s percentage points", plural(size)),
    }
    return words.get(scale, ngettext("%(n)s point", "%(n)s points", plural(size))) % {"n": size}


def gained(one: MeasureRead, number: float) -> str:
    """ "gained 5 months", "lost 12 points", "stayed the same"."""
    if amount(one, number).startswith("0 "):
        return _("stayed the same")
    return (_("gained %(amount)s") if number > 0 else _("lost %(amount)s")) % {"amount": amount(one, number)}


def value(one: MeasureRead, number: float) -> str:
    """A value as the measure writes it, turned the measure's own way round."""
    own = -number if one.measure.lower_is_better else number
    return age(round(own)) if one.measure.scale == Scale.AGE else one.measure.in_words(Decimal(rounded(own, whole=False)))


def age(months: int) -> str:
    """ "7 years 10 months", in the reader's language."""
    years, left = divmod(months, 12)
    in_years = ngettext("%(n)s year", "%(n)s years", years) % {"n": years}
    in_months = ngettext("%(n)s month", "%(n)s months", left) % {"n": left}
    if years and left:
        return _("%(years)s %(months)s") % {"years": in_years, "months": in_months}
    return in_years if years else in_months


def rounded(number: float, *, whole: bool) -> str:
    """To a tenth, or to a whole number; no nought that says nothing."""
    return f"{round(number)}" if whole else f"{round(number, 1) + 0.0:g}"


def plural(size: str) -> int:
    """Which form of the noun follows. After tenths the one that a hundred has: in Arabic the form for two says no number."""
    return int(size) if size.isdecimal() else 100

"""A school year as its page shows it: what is entered, what is missing, what looks wrong."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.code_of_practice.school_days import A_DAY, SchoolYear
from fourfold.code_of_practice.school_year import school_year_ends, school_year_name, school_year_of, school_year_starts
from fourfold.schools import calendar, queries
from fourfold.ui.words import day_in_words, listing


@dataclass(frozen=True, slots=True)
class YearPage:
    """One school year. `gaps` says in a sentence what is missing, and `doubts` what looks wrong; `number` counts the school days."""

    name: str
    terms: tuple[queries.Term, ...]
    closures: tuple[queries.Closure, ...]
    holidays: tuple[tuple[date, str], ...]
    gaps: tuple[str, ...]
    doubts: tuple[str, ...]
    number: int
    is_missing: bool


def years_of(actor: Actor, school: queries.School, *, today: date) -> tuple[YearPage, YearPage]:
    """This school year and the next."""
    this = school_year_of(today)
    terms, closures = list(queries.terms_of(actor, school)), list(queries.closures_of(actor, school))
    known = calendar.school_calendar(school)
    return _year(this, terms, closures, known), _year(this + 1, terms, closures, known)


def headline(years: tuple[YearPage, YearPage]) -> str:
    """The page's answer in one sentence."""
    missing = listing(year.name for year in years if year.is_missing)
    some = listing(year.name for year in years if year.gaps and not year.is_missing)
    if some and missing:
        return _("Some term dates are missing for %(some)s, and all for %(missing)s") % {"some": some, "missing": missing}
    if some:
        return _("Some term dates are missing for %(some)s") % {"some": some}
    if missing:
        return _("Term dates are missing for %(missing)s") % {"missing": missing}
    return _("Term dates are set for %(years)s") % {"years": listing(year.name for year in years)}


def _year(year: int, terms: list[queries.Term], closures: list[queries.Closure], known: SchoolYear) -> YearPage:
    first, last = school_year_starts(year), school_year_ends(year)
    inside = tuple(term for term in terms if term.starts <= last and term.ends >= first)
    spans = calendar.unknown_spans(known, year)
    missing = calendar.is_whole_year(spans, year)
    gaps = (
        [_("There are no dates for this year. Until they are here, Fourfold counts weekdays.")]
        if missing
        else [
            _("Nothing is entered from %(first)s to %(last)s. There, Fourfold counts weekdays.")
            % {"first": day_in_words(start, year=True), "last": day_in_words(end, year=True)}
            for start, end in spans
        ]
    )
    doubts = [
        _("%(name)s runs for more than 9 weeks. If there is a half-term week in it, enter the two halves apart.") % {"name": term.name}
        for term in inside
        if calendar.runs_too_long((term.starts, term.ends))
    ]
    return YearPage(
        name=school_year_name(year),
        terms=inside,
        closures=tuple(closure for closure in closures if first <= closure.day <= last),
        holidays=tuple((day, name) for day, name in sorted(calendar.named_bank_holidays().items()) if first <= day <= last),
        gaps=tuple(gaps),
        doubts=tuple(doubts),
        number=known.school_days_between(inside[0].starts - A_DAY, inside[-1].ends).number if inside and not gaps else 0,
        is_missing=missing,
    )

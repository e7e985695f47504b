"""Counts for those who answer for a school and see no child: governors, and its leaders. Read unscoped, given only where no child shows.

Every number here has been through `counts_hidden`. Support and plans are two tables, never added up on the page: their sum would tell.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.audit.aggregate import Count, aggregate
from fourfold.code_of_practice.needs import AREA_NAMES, Area, SenStatus
from fourfold.code_of_practice.school_year import YEAR_GROUP_NAMES
from fourfold.oversight.counts_hidden import suppressed
from fourfold.pupils.areas import broad_area
from fourfold.pupils.models import Enrolment, Need, SenPeriod
from fourfold.pupils.standing import open_on

STATUSES = (SenStatus.SUPPORT, SenStatus.PLAN)
ELSEWHERE = "Not in one of the four areas yet"


@dataclass(frozen=True)
class National:
    """What share of all pupils have SEN support and an EHC plan, in per cent, and where that was published."""

    support: float
    plan: float
    when: str
    source: str


NATIONAL = National(14.8, 6.0, "January 2026", "Department for Education, school census")


@dataclass(frozen=True)
class Line:
    """One row of a table: how many have SEN support and how many an EHC plan; None where the number may not be shown."""

    name: str
    support: int | None
    plan: int | None


@dataclass(frozen=True)
class SenCounts:
    """How many pupils have what, on a day. `by_year` follows the year groups on roll, `by_area` the four areas and the rest."""

    on_roll: int
    support: Count
    plan: Count
    by_year: tuple[Line, ...]
    by_area: tuple[Line, ...]

    def share(self, count: Count) -> float | None:
        """That number as a share of the roll, in per cent; None where it may not be told."""
        return None if count.number is None or not self.on_roll else round(100 * count.number / self.on_roll, 1)


@aggregate(needs=Permission.STATUS_VIEW)
def sen_counts(actor: Actor, school: int, *, today: date) -> SenCounts:
    """Pupils with SEN support and with an EHC plan, by year group and by main area of need. Three queries. Raises Denied."""
    years = dict(Enrolment._base_manager.filter(open_on(today), school=school).values_list("pupil", "year_group"))
    periods = SenPeriod._base_manager.filter(open_on(today), status__in=STATUSES, pupil__enrolments__school=school)
    statuses = {pupil: status for pupil, status in periods.values_list("pupil", "status") if pupil in years}
    first = Need._base_manager.filter(open_on(today), pupil__enrolments__school=school).order_by("-rank", "-pk")
    areas = {pupil: broad_area(code, area) for pupil, code, area in first.values_list("pupil", "code", "area") if pupil in statuses}
    totals = Counter(statuses.values())
    here = set(years.values())
    in_order = [year for year in YEAR_GROUP_NAMES if year in here] + sorted(here - set(YEAR_GROUP_NAMES))
    return SenCounts(
        on_roll=len(years),
        support=Count.of(totals[SenStatus.SUPPORT]),
        plan=Count.of(totals[SenStatus.PLAN]),
        by_year=_table(((YEAR_GROUP_NAMES.get(year, year), year) for year in in_order), statuses, years.get),
        by_area=_table([*((AREA_NAMES[area], area) for area in Area), (ELSEWHERE, None)], statuses, areas.get),
    )


def _table(rows: Iterable[tuple[str, str | None]], statuses: dict[int, str], of: Callable[[int], str | None]) -> tuple[Line, ...]:
    """Both columns, each hidden for itself."""
    names = list(rows)
    found = Counter((status, of(pupil)) for pupil, status in statuses.items())
    support, plan = (suppressed([found[status, key] for _, key in names]) for status in STATUSES)
    return tuple(Line(name, *numbers) for (name, _), *numbers in zip(names, support, plan, strict=True))

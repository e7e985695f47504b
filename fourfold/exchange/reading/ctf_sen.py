"""SEN history in a transfer file: every period and every need, in the order they began."""

from datetime import date

from fourfold.exchange.reading import codes
from fourfold.exchange.reading.branches import Branch
from fourfold.exchange.reading.dates import ONLY_CLEAR, BadDate
from fourfold.exchange.reading.inspection import Inspection
from fourfold.exchange.reading.people import SenNeed, SenPeriod

BEFORE_ALL = date.min


def sen_of(pupil: Branch, cells: Inspection) -> tuple[tuple[SenPeriod, ...], tuple[SenNeed, ...]]:
    """Periods and needs. Needs stand beside the periods, or inside one: both are read.

    A period without an end is ended by nothing here: the file's word stays as it is.
    """
    periods: list[SenPeriod] = []
    needs: list[SenNeed] = []
    for history in pupil.branches("SENhistory"):
        for spell in history.branches("SEN"):
            if period := _period(spell, cells):
                periods.append(period)
            needs.extend(_needs(spell, cells))
        needs.extend(_needs(history, cells))
    periods.sort(key=lambda period: period.start or BEFORE_ALL)
    needs.sort(key=lambda need: (need.start or BEFORE_ALL, need.rank or 99))
    return tuple(dict.fromkeys(periods)), tuple(dict.fromkeys(needs))


def _period(spell: Branch, cells: Inspection) -> SenPeriod | None:
    written = spell.text("SENprovision")
    start, end = _day(spell, cells, "StartDate", "SENstartDate"), _day(spell, cells, "EndDate", "SENendDate")
    code = written.upper() if written.upper() in codes.PROVISION else None
    if code is None:
        said = f'"{written[:20]}" is not an SEN provision' if written else "An SEN period does not say which provision it was"
        cells.warn("SENprovision", f"{said}, so that period is left out.")
        return None
    if start and end and end < start:
        cells.warn("SENprovision", f"The SEN period of {start.isoformat()} ends before it starts.")
    return SenPeriod(code, start, end)


def _needs(branch: Branch, cells: Inspection) -> list[SenNeed]:
    found: list[SenNeed] = []
    for need in branch.branches("SENneeds", "SENneed"):
        written, rank = need.text("SENtype"), need.text("SENtypeRank")
        start, end = _day(need, cells, "NeedStartDate", "StartDate"), _day(need, cells, "NeedEndDate", "EndDate")
        code = written.upper() if written.upper() in codes.NEEDS else None
        if code is None:
            cells.warn("SENtype", f'"{written[:20]}" is not a type of need of the census, so it is left out.')
            continue
        ranked = int(rank) if rank.isascii() and rank.isdecimal() and 1 <= int(rank[:3]) <= 99 else None
        if rank and ranked is None:
            cells.warn("SENtypeRank", f'The rank "{rank[:20]}" of {code} is not a number from 1 to 99.')
        found.append(SenNeed(code, ranked, start, end))
    return found


def _day(branch: Branch, cells: Inspection, *names: str) -> date | None:
    try:
        return ONLY_CLEAR.read(branch.text(*names))
    except BadDate as fault:
        cells.warn(names[0], f"A date of the SEN history is left out: {fault}")
        return None

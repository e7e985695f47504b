"""SEN history and needs of a row against what is known here. What this school decided is never rewritten, only followed."""

from datetime import date, timedelta

from fourfold.code_of_practice.needs import NEED_TYPES, STATUS_NAMES, SenStatus
from fourfold.exchange.drafting.draft import Draft, said
from fourfold.exchange.reading import people
from fourfold.exchange.reading.people import PupilRow
from fourfold.exchange.roll import Roll
from fourfold.pupils.models import Need, Pupil, SenPeriod

LAST_DAYS = {"A": date(2015, 8, 31), "P": date(2015, 8, 31), "S": date(2018, 3, 31)}
"""When the old statuses ended for everyone: what a file leaves open is over since then."""
BECAUSE = "From a file that was brought in."
DAY = timedelta(days=1)


def draft_sen(draft: Draft, row: PupilRow, pupil: Pupil, roll: Roll) -> None:
    """All periods as dated history, the one that holds now last; then needs, ranked."""
    known = roll.sen.get(pupil.pk, []) if pupil.pk else []
    periods = history_of(row, roll.today, draft)
    _draft_past(draft, pupil, known, [period for period in periods if period.end is not None], roll.today)
    _draft_now(draft, pupil, known, [period for period in periods if period.end is None], roll.today)
    _draft_needs(draft, row, pupil, roll)


def history_of(row: PupilRow, today: date, draft: Draft) -> list[people.SenPeriod]:
    """The row's periods with a first day each and, but for the one that holds now, a last day: one ends where the next begins."""
    dated = sorted(row.sen, key=lambda period: period.start or today)
    found: list[people.SenPeriod] = []
    for place, period in enumerate(dated):
        after = next((later.start for later in dated[place + 1 :] if later.start), None)
        end = period.end if period.end is not None else after - DAY if after else None
        if end is None and period.provision in LAST_DAYS:
            end = LAST_DAYS[period.provision]
            draft.warnings.append(f"{STATUS_NAMES[SenStatus(period.provision)]} is all the file says: check what holds now.")
        start = period.start or end or today
        if end is not None and end < start:
            end = start
        found.append(people.SenPeriod(period.provision, start, end))
    return found


def _draft_past(draft: Draft, pupil: Pupil, known: list[SenPeriod], past: list[people.SenPeriod], today: date) -> None:
    here = {(period.status, period.starts) for period in known}
    added = [period for period in past if (period.provision, period.start) not in here]
    for period in added:
        draft.new.append(SenPeriod(pupil=pupil, status=period.provision, starts=period.start or today, ends=period.end, because=BECAUSE))
    if added:
        draft.add_words("SEN history", f"{len(added)} earlier {'period' if len(added) == 1 else 'periods'}")


def _draft_now(draft: Draft, pupil: Pupil, known: list[SenPeriod], now: list[people.SenPeriod], today: date) -> None:
    if not now:
        return
    stated = now[-1]
    starts = stated.start or today
    held = next((period for period in known if period.ends is None), None)
    if held is not None and held.status == stated.provision:
        return
    if held is None and stated.provision == SenStatus.NONE and not known and not any(isinstance(row, SenPeriod) for row in draft.new):
        return
    if held is not None and starts < held.starts:
        names = STATUS_NAMES[SenStatus(stated.provision)], STATUS_NAMES[SenStatus(held.status)]
        draft.warnings.append(f"The file says {names[0]}; {names[1]} was recorded here later, on {said(held.starts)}, and stays.")
        return
    if held is not None:
        draft.change(held, "ends", max(held.starts, starts - DAY))
    elif any((period.status, period.starts) == (stated.provision, starts) for period in known):
        return
    draft.new.append(SenPeriod(pupil=pupil, status=stated.provision, starts=starts, because=BECAUSE))
    before = STATUS_NAMES[SenStatus(held.status)] if held else ""
    draft.add_words("SEN status", f"{STATUS_NAMES[SenStatus(stated.provision)]} from {said(starts)}", before)


def _draft_needs(draft: Draft, row: PupilRow, pupil: Pupil, roll: Roll) -> None:
    known = roll.needs.get(pupil.pk, []) if pupil.pk else []
    past = [need for need in row.needs if need.end is not None and need.end < roll.today]
    stated = list(dict.fromkeys(need.type for need in sorted(row.needs, key=lambda need: need.rank or 99) if need not in past))
    since = next((period.start for period in reversed(row.sen) if period.start and period.end is None), None) or roll.today
    starts = {need.type: need.start or since for need in row.needs}
    here = {(need.code, need.starts) for need in known}
    for need in past:
        begun = min(need.start or need.end or roll.today, need.end or roll.today)
        if (need.type, begun) not in here:
            draft.new.append(Need(pupil=pupil, code=need.type, rank=need.rank or 1, starts=begun, ends=need.end))
    held = [need for need in known if need.ends is None]
    if not stated or [need.code for need in held] == stated:
        return
    before = {need.code: need for need in held}
    for row_here in held:
        if row_here.code not in stated or row_here.rank != stated.index(row_here.code) + 1:
            draft.change(row_here, "ends", max(row_here.starts, roll.today - DAY))
    for rank, code in enumerate(stated, start=1):
        old = before.get(code)
        if old is not None and old.rank == rank:
            continue
        made = Need(pupil=pupil, code=code, rank=rank, starts=roll.today if old or held else starts[code])
        if old is not None:
            made.area, made.detail, made.staff_should_know = old.area, old.detail, old.staff_should_know
        draft.new.append(made)
    draft.add_words("Needs", names_of(stated), names_of(list(before)))


def names_of(codes: list[str]) -> str:
    """Needs in words, first ranked first."""
    return "; ".join(NEED_TYPES[code].name if code in NEED_TYPES else code for code in codes)

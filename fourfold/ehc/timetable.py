"""The clock of one request of the school's, worked out from what was written down: what is due by when, and whether it came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from fourfold.code_of_practice.ehc_timetable import (
    EXCUSED_BY,
    EXCUSED_NAMES,
    LAWS,
    Appeal,
    Excused,
    Milestone,
    advice_due,
    appeal,
    comment_until,
    due,
)
from fourfold.ehc.kinds import APPEALABLE, HAPPENED_NAMES, MEETS, REFUSALS, Happened

AUTHORITYS = {
    Milestone.DECISION: "The authority says whether it will assess",
    Milestone.NO_PLAN: "If there will be no plan, the authority says so",
    Milestone.FINAL_PLAN: "The EHC plan is final",
}
ENQUIRY, ADVICE, COMMENTS = "enquiry", "advice", "comments"


@dataclass(frozen=True)
class DayDue:
    """One day of the clock: what, by when, whose it is, its basis, the day it was met, and why it may be missed."""

    key: str
    says: str
    by: date
    ours: bool
    basis: str
    met_on: date | None = None
    excused: str = ""

    def is_late(self, today: date) -> bool:
        """Whether it has passed and nothing excuses it."""
        return self.met_on is None and not self.excused and self.by < today


@dataclass(frozen=True)
class DayPast:
    """One line of what happened."""

    says: str
    on: date
    words: str
    by: str


@dataclass(frozen=True)
class Clock:
    """All of it: the days due in order, what happened, and the family's own days after a decision."""

    due: tuple[DayDue, ...]
    past: tuple[DayPast, ...]
    appeal: Appeal | None
    received_on: date | None
    decided: str = ""
    """The decision against which a family may appeal, in words."""

    def next_due(self) -> DayDue | None:
        """The first day that is still open; the school's own before the authority's on one day."""
        still_open = [one for one in self.due if one.met_on is None and not one.excused]
        return min(still_open, key=lambda one: (one.by, not one.ours), default=None)


@dataclass(frozen=True)
class Fact:
    """One thing that happened, as the clock needs it."""

    kind: Happened
    on: date
    milestone: str = ""
    excused: str = ""
    words: str = ""
    by: str = ""


def clock_of(facts: Iterable[Fact], *, enquiry_days: int) -> Clock:
    """The clock from what happened. Of one kind the latest line counts; the weeks run from the day the authority has the request."""
    past = list(facts)
    last = {one.kind: one.on for one in past}
    excuses = {one.milestone: one for one in past if one.kind is Happened.EXCUSED}
    found = [*_ours(last, enquiry_days), *_authoritys(last, excuses)]
    decided = max(((last[kind], HAPPENED_NAMES[kind]) for kind in APPEALABLE if kind in last), default=None)
    return Clock(
        due=tuple(sorted(found, key=lambda one: (one.by, not one.ours))),
        past=tuple(DayPast(_said(one), one.on, one.words, one.by) for one in past),
        appeal=appeal(decided[0], last.get(Happened.CERTIFICATE)) if decided else None,
        received_on=last.get(Happened.RECEIVED),
        decided=decided[1] if decided else "",
    )


def _ours(last: dict[Happened, date], enquiry_days: int) -> list[DayDue]:
    # What the authority asked in order to decide is owed no more once it has decided.
    found = []
    if (asked := last.get(Happened.ENQUIRY)) is not None:
        by, met = asked + timedelta(days=enquiry_days), last.get(Happened.ENQUIRY_ANSWERED)
        if met is not None or not any(kind in last for kind in (*MEETS[Milestone.DECISION], *APPEALABLE)):
            found.append(DayDue(ENQUIRY, "The school answers the authority’s enquiry", by, True, "The authority’s own rule", met))
    if (asked := last.get(Happened.ADVICE_ASKED)) is not None:
        met = last.get(Happened.ADVICE_GIVEN)
        if met is not None or not any(kind in last for kind in APPEALABLE):
            found.append(
                DayDue(ADVICE, "The school gives its advice", advice_due(asked), True, "SEND Regulations 2014, regulation 8(1)", met)
            )
    if (sent := last.get(Happened.DRAFT_PLAN)) is not None:
        basis, met = "SEND Regulations 2014, regulation 13(1)", last.get(Happened.FINAL_PLAN)
        found.append(
            DayDue(COMMENTS, "The family has until then, at least, to comment on the draft", comment_until(sent), False, basis, met)
        )
    return found


def _authoritys(last: dict[Happened, date], excuses: dict[str, Fact]) -> list[DayDue]:
    received = last.get(Happened.RECEIVED)
    if received is None:
        return []
    found = []
    over = any(kind in last for kind in REFUSALS)
    for milestone, says in AUTHORITYS.items():
        met = max((last[kind] for kind in MEETS[milestone] if kind in last), default=None)
        if met is None and over and milestone is not Milestone.DECISION:
            continue
        why = excuses.get(milestone)
        excused = f"Regulation {EXCUSED_BY[milestone]}: {EXCUSED_NAMES[Excused(why.excused)]}. {why.words}" if why else ""
        found.append(DayDue(milestone, says, due(milestone, received), False, LAWS[milestone][1], met, excused))
    return found


def _said(one: Fact) -> str:
    if one.kind is not Happened.EXCUSED:
        return HAPPENED_NAMES[one.kind]
    return f"{HAPPENED_NAMES[one.kind]} (regulation {EXCUSED_BY[Milestone(one.milestone)]}): {EXCUSED_NAMES[Excused(one.excused)]}"

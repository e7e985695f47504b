"""The clock of a request for an EHC needs assessment: what must happen by when, counted from dates alone.

The weeks run from the day the authority has the request (Children and Families Act 2014 s.36(1); SEND Regulations 2014 regulations 4, 5,
8, 10 and 13; Code 9.17). The law counts in weeks and months of the calendar: no day is moved because it falls on a weekend or in a holiday.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DECIDE_WEEKS, NO_PLAN_WEEKS, WHOLE_WEEKS = 6, 16, 20
ADVICE_WEEKS = 6
COMMENT_DAYS = 15
APPEAL_MONTHS, CERTIFICATE_MONTHS = 2, 1


class Milestone(StrEnum):
    """What the clock runs to."""

    DECISION = "decision"
    NO_PLAN = "no_plan"
    FINAL_PLAN = "final_plan"


@dataclass(frozen=True)
class Due:
    """One day of the clock: what, by when, and which law says so."""

    milestone: Milestone
    by: date
    law: str


LAWS = {
    Milestone.DECISION: (DECIDE_WEEKS, "SEND Regulations 2014, regulations 4(1) and 5(1)"),
    Milestone.NO_PLAN: (NO_PLAN_WEEKS, "SEND Regulations 2014, regulation 10(1)"),
    Milestone.FINAL_PLAN: (WHOLE_WEEKS, "SEND Regulations 2014, regulation 13(2)"),
}


class Excused(StrEnum):
    """Why the authority need not keep a time limit: the same four reasons at 6, 16 and 20 weeks (regulations 5(4), 10(4) and 13(3))."""

    SCHOOL_CLOSED = "school_closed"
    EARLY_YEARS_CLOSED = "early_years_closed"
    CIRCUMSTANCES = "circumstances"
    AWAY = "away"


EXCUSED_NAMES = {
    Excused.SCHOOL_CLOSED: "The school was closed for 4 weeks or more when its advice was asked for",
    Excused.EARLY_YEARS_CLOSED: "The nursery was closed for 4 weeks or more when its advice was asked for",
    Excused.CIRCUMSTANCES: "Exceptional personal circumstances of the child, the parent or the young person",
    Excused.AWAY: "The child, the parent or the young person was away from the area for 4 weeks or more",
}
EXCUSED_BY = {Milestone.DECISION: "5(4)", Milestone.NO_PLAN: "10(4)", Milestone.FINAL_PLAN: "13(3)"}
"""The regulation under which each limit may be missed."""


def timetable(received: date) -> tuple[Due, ...]:
    """What the authority must have done by when: 6 weeks to decide, 16 to say that there will be no plan, 20 for the whole."""
    return tuple(Due(milestone, received + timedelta(weeks=weeks), law) for milestone, (weeks, law) in LAWS.items())


def due(milestone: Milestone, received: date) -> date:
    """The last day of one of them."""
    return received + timedelta(weeks=LAWS[milestone][0])


def advice_due(asked: date) -> date:
    """When the school's own advice is due, once the authority has asked for it: 6 weeks (regulation 8(1))."""
    return asked + timedelta(weeks=ADVICE_WEEKS)


def comment_until(draft_sent: date) -> date:
    """The first day on which the family's time to comment on a draft plan may be over: at least 15 days (regulation 13(1))."""
    return draft_sent + timedelta(days=COMMENT_DAYS)


def months_after(day: date, months: int) -> date:
    """The same day of a later month; the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Appeal:
    """What a family may still do about a decision: ask about mediation, then appeal to the Tribunal."""

    mediation_by: date
    appeal_by: date


def appeal(decided: date, certificate: date | None = None) -> Appeal:
    """Two months from the date of the decision letter to ask about mediation and to appeal; to appeal, one month from the mediation
    certificate where that is later (SEND Regulations 2014, regulation 33; Tribunal Procedure Rules 2008, rule 20; A45)."""
    two_months = months_after(decided, APPEAL_MONTHS)
    after_certificate = months_after(certificate, CERTIFICATE_MONTHS) if certificate else two_months
    return Appeal(two_months, max(two_months, after_certificate))

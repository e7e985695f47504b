"""What the school knows beside what somebody says: evidence for answering a concern, from every room that has some (6.45, 6.21-6.24)."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.needs import NEED_TYPES, STATUS_NAMES, SenStatus
from fourfold.code_of_practice.school_year import birthday
from fourfold.concerns.queries import visible_to as concerns_of
from fourfold.progress.queries import results_in_brief
from fourfold.pupils.models import Circumstances, Need, Pupil, SenPeriod
from fourfold.pupils.standing import within_reach
from fourfold.support.queries import steps_of
from fourfold.ui.words import count_of, day_in_words, listing, short_day

OFTEN_AWAY = 90
"""Below this share of sessions a pupil counts as persistently absent."""
SUMMER = (5, 6, 7, 8)


@dataclass(frozen=True)
class Known:
    """One thing the school knows: what it is about, and a sentence. `matters` where it may explain what was seen."""

    about: str
    says: str
    matters: bool = False


def evidence_about(actor: Actor, code: str, *, but: str, today: date) -> tuple[Known, ...]:
    """What this person may read of the pupil that bears on a concern; `but` is the concern in hand. A fixed number of queries."""
    pupil = Pupil.objects.filter(within_reach(actor, Permission.PROFILE_VIEW), code=code).first()
    if pupil is None:
        return ()
    return tuple(
        one
        for one in (
            *_support(actor, pupil, today),
            *_results(actor, pupil),
            *_circumstances(actor, pupil, today),
            *_before(actor, pupil, but),
        )
        if one is not None
    )


def _support(actor: Actor, pupil: Pupil, today: date) -> list[Known | None]:
    """Where the pupil stands with SEN support."""
    period = SenPeriod.objects.filter(within_reach(actor, Permission.STATUS_VIEW, to="pupil"), pupil=pupil, ends__isnull=True).first()
    now = steps_of(actor, [pupil]).get(pupil.pk)
    status = STATUS_NAMES[SenStatus(period.status)] if period is not None else STATUS_NAMES[SenStatus.NONE]
    if now is not None:
        status += f". Cycle {now.number}, step: {now.step}" + (
            f"; review on {short_day(now.review_on, today=today)}" if now.review_on else ""
        )
    needs = Need.objects.filter(within_reach(actor, Permission.STATUS_VIEW, to="pupil"), pupil=pupil, ends__isnull=True).order_by("rank")
    names = [NEED_TYPES[need.code].name for need in needs if need.code in NEED_TYPES]
    return [Known("SEN support", f"{status}."), Known("Needs", f"{listing(names)}.") if names else None]


def _results(actor: Actor, pupil: Pupil) -> list[Known | None]:
    """The latest results, each measure on its own scale."""
    brief = results_in_brief(actor, pupil)
    told = [
        f"{line.name}: {', '.join(one.in_words if one else 'nothing' for one in line.told)}"
        for line in brief.lines
        if any(one is not None for one in line.told)
    ]
    if not told:
        return [Known("Results", "None are written down yet.")]
    return [Known("Results", f"{'; '.join(told[:4])} ({', '.join(brief.rounds)}).")]


def _circumstances(actor: Actor, pupil: Pupil, today: date) -> list[Known | None]:
    """What may explain what was seen (6.21-6.24)."""
    row = Circumstances.objects.filter(within_reach(actor, Permission.PROGRESS_VIEW, to="pupil"), pupil=pupil).first()
    summer = pupil.born.month in SUMMER and today < birthday(pupil.born, 11)
    young = Known("Age", "Born in the summer: among the youngest in the year.", True) if summer else None
    if row is None:
        return [young, Known("Sight and hearing", "No check is written down.", True)]
    checks = [
        f"{name} checked on {day_in_words(day, weekday=False, today=today)}{f': {found}' if found else ''}"
        for name, day, found in (
            ("sight", row.sight_checked_on, row.sight_found),
            ("hearing", row.hearing_checked_on, row.hearing_found),
        )
        if day is not None
    ]
    away = row.attendance is not None and row.attendance < OFTEN_AWAY
    since = f", in England since {day_in_words(row.arrived_in_england_on, weekday=False, year=True)}" if row.arrived_in_england_on else ""
    return [
        Known("Attendance", f"{row.attendance:f}% of sessions this year.", away) if row.attendance is not None else None,
        Known("English", f"Speaks {row.first_language or 'another language'} at home{since}.", True) if row.eal else None,
        young,
        Known("Sight and hearing", f"{listing(checks)}." if checks else "No check is written down.", len(checks) < 2),
        Known("The teacher knows", row.teacher_knows) if row.teacher_knows else None,
    ]


def _before(actor: Actor, pupil: Pupil, but: str) -> list[Known | None]:
    """Earlier concerns about the same child."""
    earlier = concerns_of(actor).filter(pupil=pupil).exclude(reference=but).order_by("-raised_on", "-pk")
    days = list(earlier.values_list("raised_on", flat=True)[:20])
    if not days:
        return [Known("Earlier concerns", "None.")]
    return [
        Known("Earlier concerns", f"{count_of(len(days), 'concern')}, the last on {day_in_words(days[0], weekday=False, year=True)}.", True)
    ]

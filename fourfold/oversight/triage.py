"""What the school knows beside what somebody says: evidence for answering a concern, from every room that has some (6.45, 6.21-6.24)."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.needs import NEED_TYPES, STATUS_NAMES, SenStatus
from fourfold.concerns.queries import visible_to as concerns_of
from fourfold.noticing.circumstances import circumstances_of
from fourfold.noticing.queries import prompts_of
from fourfold.progress.queries import results_in_brief
from fourfold.pupils.models import Need, Pupil, SenPeriod
from fourfold.pupils.standing import within_reach
from fourfold.support.queries import steps_of
from fourfold.ui.words import count_of, day_in_words, listing, short_day


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
            *_signs(actor, pupil, today),
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


def _signs(actor: Actor, pupil: Pupil, today: date) -> list[Known | None]:
    """What the last round asked somebody to look at (6.17); nothing where that was withdrawn."""
    newest = next((one for one in prompts_of(actor, pupil, today=today) if one.withdrawn_on is None), None)
    if newest is None or not newest.measures:
        return []
    return [Known("Signs in the results", f"{newest.round_name}: two signs or more in {listing(newest.measures)}.", True)]


def _circumstances(actor: Actor, pupil: Pupil, today: date) -> list[Known | None]:
    """What may explain what was seen (6.21-6.24), as it is said where a prompt is answered."""
    if not Pupil.objects.filter(within_reach(actor, Permission.PROGRESS_VIEW), pk=pupil.pk).exists():
        return []
    return [Known(one.name, one.says, one.matters) for one in circumstances_of(pupil, today=today).values()]


def _before(actor: Actor, pupil: Pupil, but: str) -> list[Known | None]:
    """Earlier concerns about the same child."""
    earlier = concerns_of(actor).filter(pupil=pupil).exclude(reference=but).order_by("-raised_on", "-pk")
    days = list(earlier.values_list("raised_on", flat=True)[:20])
    if not days:
        return [Known("Earlier concerns", "None.")]
    return [
        Known("Earlier concerns", f"{count_of(len(days), 'concern')}, the last on {day_in_words(days[0], weekday=False, year=True)}.", True)
    ]

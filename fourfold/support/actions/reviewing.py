"""The fourth step: looking together, and what comes next (6.53-6.55, 6.59)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.actions import move_meeting
from fourfold.meetings.days import must_be_to_come
from fourfold.meetings.models import Meeting
from fourfold.profiles.actions import note_saying
from fourfold.profiles.models import CHILD, PARENT, Saying
from fourfold.pupils.models import Parent, ParentLink
from fourfold.pupils.standing import open_on
from fourfold.support.actions.starting import review_meeting
from fourfold.support.asking_outside import ask_about
from fourfold.support.models import Cycle, Outcome, Postponement, Review, Verdict
from fourfold.support.refusals import ChangedMeanwhile, Incomplete, Refused, WrongDay

REVIEW_WORDS = frozenset(
    {
        "parents_today",
        "pupil_today",
        "no_parent_views_because",
        "no_pupil_views_because",
        "impact",
        "quality",
        "next_step",
        "besides",
        "reason",
        "what_is_different",
        "next_meeting_on",
        "next_meeting_at",
        "no_specialist_because",
    }
)


@dataclass(frozen=True)
class Found:
    """What is said of one outcome: the verdict, "" for none yet, and what was seen."""

    outcome: Outcome
    verdict: str
    seen: str = ""


@action("review.opened", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def open_review(actor: Actor, cycle: Cycle, *, today: date) -> Review:
    """Begin the review of the plan in force; the one that is there, if it was begun. Whoever from outside may answer is asked.

    Raises OutOfTurn before the support has started.
    """
    already: Review | None = Review.objects.filter(cycle=cycle).first()
    if already is not None:
        return already
    cycle.move_to(Step.REVIEW)
    plan = cycle.plans.get(starts_on__isnull=False, ends_on__isnull=True)
    cycle.save(update_fields=["step"])
    review = Review(pupil=cycle.pupil, cycle=cycle, plan=plan, opened_on=today, meeting=review_meeting(plan, recorded_by=actor.account))
    review.save()
    ask_about(review, today=today)
    return review


@action("review.postponed", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def postpone_review(actor: Actor, cycle: Cycle, *, until: date, because: str, today: date) -> Postponement:
    """Move a review to a later day, with the reason. The day that was agreed stays in the plan (6.53)."""
    if cycle.step not in (Step.DO, Step.REVIEW):
        raise Refused("There is no review to move.")
    if until <= today:
        raise WrongDay("Choose a day that is still to come.")
    must_be_to_come(until)
    if not because.strip():
        raise Incomplete(["Say why the review moves."])
    for meeting in Meeting.objects.filter(pupil=cycle.pupil, kind=MeetingKind.REVIEW, held_on__isnull=True, called_off_on__isnull=True):
        move_meeting(meeting, to=until)
    moved = Postponement(
        pupil=cycle.pupil, cycle=cycle, until=until, because=because.strip(), decided_on=today, decided_by_id=actor.account
    )
    moved.save()
    return moved


@action("review.views_recorded", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def record_views(
    actor: Actor, review: Review, *, voice: str, words: str, today: date, parent: str = "", how: str = "", helped_by: str = ""
) -> Saying:
    """Write down what a parent (by their code, where one is named) or the child says at the review, in their words."""
    review.check_open()
    who = None
    if voice == PARENT and parent:
        link = ParentLink.objects.filter(open_on(today), pupil=review.pupil, parent__code=parent).select_related("parent").first()
        if link is None:
            raise Refused("Choose one of the child’s parents.")
        who = link.parent
    return note_saying(
        review.pupil,
        voice=voice,
        words=words.strip(),
        said_on=today,
        parent=who,
        how=how,
        helped_by=helped_by,
        about=review.ledger_name,
        recorded_by=actor.account,
    )


@action("review.family_said", needs=Permission.PLAN_CREATE, by=Side.FAMILY)
def say_at_review(actor: Actor, review: Review, *, today: date, words: str = "", of_each: Mapping[str, str] | None = None) -> list[Saying]:
    """A parent or the pupil says what they think, in their own words, before or at the review: of all of it, and of each outcome by its
    code. Raises Incomplete where they say nothing.
    """
    review.check_open()
    is_child = review.pupil.account_id is not None and review.pupil.account_id == actor.account
    parent = None if is_child else Parent.objects.filter(account=actor.account, links__pupil=review.pupil).first()
    known = dict(review.plan.outcomes.filter(dropped_at__isnull=True).values_list("code", "hoped_for"))
    said = [(review.about_outcome(code), line, known[code]) for code, line in (of_each or {}).items() if code in known]
    said = [one for one in (*said, (review.ledger_name, words, "")) if one[1].strip()]
    if not said:
        raise Incomplete([_("Write a few words")])
    return [
        note_saying(
            review.pupil,
            voice=CHILD if is_child else PARENT,
            words=line.strip(),
            said_on=today,
            parent=parent,
            how=f"About: {hoped_for}"[:120] if hoped_for else "",
            about=about,
            recorded_by=actor.account,
        )
        for about, line, hoped_for in said
    ]


@action("review.written", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def write_review(
    actor: Actor, review: Review, *, edition: int, found: Sequence[Found] = (), said_of_each: Mapping[str, str] | None = None, **words: Any
) -> None:
    """Write the review while it is open: its words, and what is said of each outcome, by the verdict and what was seen. `said_of_each` is
    what the family says of one, by "parent:<its code>" or "child:<its code>".

    Raises ChangedMeanwhile, with both texts, where somebody else changed it since `edition`.
    """
    review.check_open()
    if unknown := set(words) - REVIEW_WORDS:
        raise TypeError(f"{', '.join(sorted(unknown))} is no part of a review")
    rows = {row.outcome_id: row for row in review.verdicts.all()}
    now = {name: getattr(review, name) for name in words}
    for one in found:
        if one.outcome.plan_id != review.plan_id or one.outcome.dropped_at is not None:
            raise Refused("That outcome is not part of the plan under review.")
        row = rows.get(one.outcome.pk)
        for name, value, before in (("verdict", one.verdict, "verdict"), ("seen", one.seen.strip(), "evidence")):
            if name == "verdict" or one.verdict:
                words[f"{name}_{one.outcome.code}"], now[f"{name}_{one.outcome.code}"] = value, getattr(row, before) if row else ""
    known = {f"{voice}:{code}" for voice in (PARENT, CHILD) for code in review.plan.outcomes.values_list("code", flat=True)}
    of_each = {key: line.strip() for key, line in (said_of_each or {}).items() if key in known}
    words |= {_of(key): line for key, line in of_each.items()}
    now |= {_of(key): review.said_of_each.get(key, "") for key in of_each}
    changed = {name: value for name, value in words.items() if now[name] != value}
    if not changed:
        return
    if edition != review.edition:
        theirs = {name: _in_words(now[name]) for name in changed}
        yours = {name: _in_words(value) for name, value in changed.items()}
        raise ChangedMeanwhile(review.changed_by.formal_name if review.changed_by else "", review.changed_at, theirs, yours)
    for one in found:
        if one.verdict and {f"verdict_{one.outcome.code}", f"seen_{one.outcome.code}"} & set(changed):
            row = rows.get(one.outcome.pk) or Verdict(pupil=review.pupil, review=review, outcome=one.outcome)
            row.verdict, row.evidence = one.verdict, one.seen.strip()
            row.save()
    for name in (own := set(changed) & REVIEW_WORDS):
        setattr(review, name, changed[name])
    review.said_of_each = {key: line for key, line in (review.said_of_each | of_each).items() if line}
    review.edition += 1
    review.changed_by_id, review.changed_at = actor.account, clock.now()
    review.save(update_fields=[*own, "said_of_each", "edition", "changed_by", "changed_at"])


def _of(key: str) -> str:
    """The name of such a line beside the review's other words."""
    return key.replace(":", "_of_")


def _in_words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")


@action("review.read_back", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def read_back(actor: Actor, review: Review) -> None:
    """The family was shown what is written, and said that it is right (6.55)."""
    review.check_open()
    review.read_back_at = clock.now()
    review.save(update_fields=["read_back_at"])

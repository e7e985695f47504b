"""What happened, as entries of the pupil's story: decisions, plans, what the family said, reviews. Newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.deciding import Decision as Kind
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.code_of_practice.reviewing import NEXT_STEP_NAMES, VERDICT_NAMES, NextStep
from fourfold.code_of_practice.reviewing import Verdict as Found
from fourfold.concerns.queries import visible_to as concerns_visible_to
from fourfold.meetings.queries import meetings_of
from fourfold.profiles.queries import sayings
from fourfold.pupils.models import Pupil
from fourfold.support.kinds import ANSWER_NAMES, Answer
from fourfold.support.models import Agreement, Decision, Plan, Postponement, Review
from fourfold.support.reach import seen
from fourfold.ui.words import count_of, day_in_words, listing


@dataclass(frozen=True)
class StoryEntry:
    """One entry. `icon` and `step` are names that the look knows; `quote` is somebody's own words, `voice` "parent" or "child"."""

    on: date
    title: str
    says: str = ""
    quote: str = ""
    voice: str = ""
    who: str = ""
    icon: str = "list"
    step: str = ""


DECIDED = {
    Kind.YES: "School decided to give SEN support",
    Kind.NO: "School decided not to start SEN support",
    Kind.NOT_YET: "School needs more time to decide",
}


def story(actor: Actor, pupil: Pupil) -> list[StoryEntry]:
    """Everything of this room that belongs in the pupil's story."""
    parts = (_worries, _talks, _decisions, _plans, _answers, _voices, _reviews, _moved)
    entries = [entry for part in parts for entry in part(actor, pupil)]
    return sorted(entries, key=lambda entry: entry.on, reverse=True)


def _worries(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    for row in concerns_visible_to(actor, of=pupil).select_related("raised_by"):
        who = row.spoken_by or (row.raised_by.name if row.raised_by else "")
        voice = "" if row.raised_as == "staff" else "parent"
        yield StoryEntry(row.raised_on, "A worry was raised", "", row.words, voice, who, "flag", "assess")


def _talks(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    for one in meetings_of(actor, pupil):
        if one.is_held and one.kind is not MeetingKind.REVIEW:
            says = dict(one.parts).get("What we do next", "")
            yield StoryEntry(one.day, f"{one.kind_name} with {listing(one.there) or 'the family'}", says, icon="mail", step="assess")


def _decisions(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    for row in seen(actor, Decision, Permission.STATUS_VIEW, of=pupil):
        yield StoryEntry(row.decided_on, DECIDED[Kind(row.kind)], row.why, icon="mail")


def _plans(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    shared_ones = seen(actor, Plan, of=pupil).filter(shared_at__isnull=False).select_related("cycle")
    for plan in shared_ones.annotate(
        outcomes_now=Count("outcomes", distinct=True, filter=Q(outcomes__dropped_at__isnull=True)),
        lines_now=Count("lines", distinct=True, filter=Q(lines__dropped_at__isnull=True)),
    ):
        shared = timezone.localtime(plan.shared_at).date()
        name = f"Plan {plan.cycle.number}" + (f", version {plan.version}" if plan.version > 1 else "")
        if plan.starts_on is None or plan.starts_on != shared:
            yield StoryEntry(shared, f"{name} shared with the family", icon="plan", step="plan")
        if plan.starts_on is not None:
            says = f"{count_of(plan.outcomes_now, 'outcome')}, and {count_of(plan.lines_now, 'line')} of help."
            yield StoryEntry(plan.starts_on, f"{name}: the help started", says, icon="do", step="do")


def _answers(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    for row in seen(actor, Agreement, of=pupil).select_related("parent", "pupil"):
        who = row.parent.name if row.parent else row.pupil.forename
        voice = "parent" if row.parent else "child"
        yield StoryEntry(row.said_on, f"{who}: {ANSWER_NAMES[Answer(row.answer)].lower()}", "", row.words, voice, "", "heart", "plan")


def _voices(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    for said in sayings(actor, pupil):
        yield StoryEntry(said.on, f"{said.who} said", "", said.words, said.voice, said.how, "heart", "review")


def _reviews(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    rows = seen(actor, Review, of=pupil).filter(finished_at__isnull=False).select_related("cycle")
    for row in rows.prefetch_related("verdicts"):
        found = ", ".join(VERDICT_NAMES[Found(one.verdict)].lower() for one in row.verdicts.all())
        says = f"{found[:1].upper()}{found[1:]}. {NEXT_STEP_NAMES[NextStep(row.next_step)]}: {row.reason}"
        yield StoryEntry(row.held_on or row.opened_on, f"Plan {row.cycle.number} reviewed", says, icon="review", step="review")


def _moved(actor: Actor, pupil: Pupil) -> Iterator[StoryEntry]:
    for row in seen(actor, Postponement, of=pupil):
        yield StoryEntry(row.decided_on, f"Review moved to {day_in_words(row.until)}", row.because, icon="clock", step="review")

"""What a referral says, built from the record as whoever sends it may read it: only what is shared, and nothing invented."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.consulting import Item, Profession, Said
from fourfold.code_of_practice.reviewing import VERDICT_NAMES
from fourfold.documents.referral import ReferralPaper, ReferralPart
from fourfold.notifications.school_people import people_of
from fourfold.profiles.queries import one_page
from fourfold.progress.queries import results_in_brief
from fourfold.pupils.models import Pupil
from fourfold.pupils.queries import needs_of, placement_of, statuses_of
from fourfold.pupils.standing import within_reach
from fourfold.specialists.kinds import ITEM_NAMES, PROFESSION_NAMES
from fourfold.specialists.models import Advice, Referral
from fourfold.specialists.voices import voices
from fourfold.support.models import Review
from fourfold.support.queries import newest_plan, read_plan, read_review
from fourfold.support.reach import seen
from fourfold.ui.words import day_in_words

Pair = tuple[str, str]
Pairs = Iterator[Pair]


def bundle_of(actor: Actor, referral: Referral, *, shared: Collection[Item], today: date) -> ReferralPaper:
    """The referral on paper, with the parts that are shared; the others are named as not shared."""
    pupil, people = referral.pupil, people_of(referral.pupil, today=today)
    place = placement_of(actor, pupil)
    school, senco = people.school, people.senco
    name = PROFESSION_NAMES[Profession(referral.profession)]
    return ReferralPaper(
        title=_("A question about %(name)s") % {"name": pupil.name},
        school_name=school.name,
        school_lines=tuple(
            line for line in (", ".join(filter(None, (school.street, school.town, school.postcode))), school.phone, school.email) if line
        ),
        day=day_in_words(today, year=True),
        to=f"{referral.asked_name}, {name.lower()}" if referral.asked_name else name,
        about=tuple(
            line
            for line in (_("Born %(day)s") % {"day": day_in_words(pupil.born, weekday=False, year=True)}, place.in_words if place else "")
            if line
        ),
        question=tuple(line for line in referral.question.splitlines() if line.strip()),
        talked=_talked(referral),
        agreed=tuple(_agreed(referral, today)),
        scope=tuple((ITEM_NAMES[item], item in shared) for item in Item),
        until=_("Shared until %(day)s") % {"day": day_in_words(referral.until, weekday=False, year=True)} if referral.until else "",
        parts=tuple(
            ReferralPart(ITEM_NAMES[item], lines) for item in Item if item in shared and (lines := tuple(READS[item](actor, pupil, today)))
        ),
        signed_name=senco.formal_name if senco else school.name,
        signed_role=_("SENCO, %(school)s") % {"school": school.name} if senco else "",
    )


def _talked(referral: Referral) -> str:
    if referral.talked_on is None:
        return _("Nobody has talked with the family yet.")
    said = {"day": day_in_words(referral.talked_on, year=True), "how": referral.talked_how.lower(), "language": referral.talked_language}
    return _("We talked with the family on %(day)s, %(how)s, in this language: %(language)s.") % said


def _agreed(referral: Referral, today: date) -> Iterator[str]:
    for voice in voices(referral, today=today):
        if voice.word is not None and voice.word.said == Said.YES:
            yield _("%(name)s agreed on %(day)s.") % {"name": voice.name, "day": day_in_words(voice.word.said_on, year=True)}


def _profile(actor: Actor, pupil: Pupil, today: date) -> Pairs:
    for part in one_page(actor, pupil, today=today).parts:
        if part.lines:
            yield part.name, "; ".join(line.words for line in part.lines)


def _status(actor: Actor, pupil: Pupil, today: date) -> Pairs:
    for line in statuses_of(actor, pupil):
        if line.ends is None:
            yield _("%(status)s since %(day)s") % {"status": line.name, "day": day_in_words(line.starts, weekday=False, year=True)}, ""
    for need in needs_of(actor, pupil):
        if need.ends is None:
            yield need.name, need.area_name


def _clinical(actor: Actor, pupil: Pupil, today: date) -> Pairs:
    for need in needs_of(actor, pupil):
        if need.ends is None and need.detail:
            yield need.name, need.detail


def _plan(actor: Actor, pupil: Pupil, today: date) -> Pairs:
    """The plan as it stands, and what each review before found."""
    row = newest_plan(actor, pupil)
    if row is not None and row.shared_at is not None:
        plan = read_plan(actor, row, today=today)
        yield _("Round %(number)s of assess, plan, do and review") % {"number": plan.cycle_number}, ""
        for outcome in plan.outcomes:
            yield outcome.hoped_for, ". ".join(filter(None, (outcome.now, outcome.measure)))
        for line in plan.lines:
            yield line.what, line.says
        if plan.strategies:
            yield _("In every lesson"), "; ".join(plan.strategies)
    for review in seen(actor, Review, of=pupil).filter(finished_at__isnull=False).select_related("cycle").order_by("-cycle__number"):
        read = read_review(actor, review, today=today)
        found = "; ".join(f"{one.outcome.hoped_for}: {VERDICT_NAMES[one.verdict].lower()}" for one in read.outcomes if one.verdict)
        yield _("What the review of round %(number)s found") % {"number": read.cycle_number}, found


def _sessions(actor: Actor, pupil: Pupil, today: date) -> Pairs:
    row = newest_plan(actor, pupil)
    if row is not None:
        for line in read_plan(actor, row, today=today).lines:
            if line.given:
                yield line.what, line.given


def _progress(actor: Actor, pupil: Pupil, today: date) -> Pairs:
    brief = results_in_brief(actor, pupil)
    for line in brief.lines:
        told = [f"{when}: {one.in_words}" for when, one in zip(brief.rounds, line.told, strict=True) if one is not None]
        yield f"{line.name} ({line.scale_name})" if line.scale_name else line.name, "; ".join(told)


def _advice(actor: Actor, pupil: Pupil, today: date) -> Pairs:
    mine = within_reach(actor, Permission.ADVICE_VIEW, to="pupil", own=Advice.conditions(actor), of=pupil)
    for row in Advice.objects.filter(mine, pupil=pupil, given_on__isnull=False):
        yield f"{row.by}, {day_in_words(row.written_on, weekday=False, year=True)}", row.found


READS: dict[Item, Callable[[Actor, Pupil, date], Pairs]] = {
    Item.PROFILE: _profile,
    Item.STATUS: _status,
    Item.PLAN: _plan,
    Item.SESSIONS: _sessions,
    Item.PROGRESS: _progress,
    Item.CLINICAL: _clinical,
    Item.ADVICE: _advice,
}

"""A child's help as the family reads it: one frozen value a page, in plain words, with nothing of another parent in it."""

from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import get_language

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.actors import actor_of
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.documents.letters import Section
from fourfold.meetings.year import YearOfMeetings, year_of_meetings
from fourfold.noticing.queries import latest_round_shared
from fourfold.notifications.rights import rights_sections
from fourfold.notifications.sender import Sender
from fourfold.profiles.models import CHILD
from fourfold.profiles.queries import Said, sayings
from fourfold.pupils.models import Parent, ParentLink, Pupil
from fourfold.pupils.queries import Opened, open_record, visible_to
from fourfold.pupils.standing import open_on, within_reach
from fourfold.support.kinds import FAMILY_ANSWER_NAMES
from fourfold.support.models import Cycle, Decision, Plan, Review
from fourfold.support.plan_values import AnswerRead, PlanRead, PlanState
from fourfold.support.queries.cycles import review_day
from fourfold.support.queries.family_words import PlanWords
from fourfold.support.queries.plans import newest_plan, read_plan
from fourfold.support.queries.reviews import read_review, review_of
from fourfold.support.reach import seen
from fourfold.support.review_values import ReviewRead
from fourfold.ui.words import possessive


@dataclass(frozen=True)
class FamilyPlan:
    """Everything on a family's page of one child. `you` when the reader is the child; `plan` is None until one is shared."""

    pupil_code: str
    who: str
    whose: str
    you: bool
    hello: str
    school_name: str
    sentence: str
    lede: str
    step: Step | None
    share: float
    where: str
    plan: PlanRead | None
    review_on: date | None
    teacher: str
    senco: str
    may_answer: bool
    may_ask_change: bool
    may_hand_over: bool
    may_write_page: bool
    may_know_who_sees: bool
    """Whether this reader's word is asked before somebody outside school sees the record."""
    my_answer: AnswerRead | None
    my_answer_words: str
    review: ReviewRead | None
    said: Said | None
    results_from: str
    """The latest round of which this reader may see a result."""
    meetings: YearOfMeetings | None
    unhappy: tuple[Section, ...]


def plan_for(actor: Actor, code: str, *, today: date, page: str) -> FamilyPlan | None:
    """Open the plan of one's own child, or one's own, and leave a Viewing. None where this is not one's child: there is no such page."""
    opened = open_record(actor, code, page=page, side=Side.FAMILY)
    return _page(actor, opened, today=today) if opened is not None else None


def plan_as_parent_sees(actor: Actor, pupil: Pupil, parent: str, *, today: date) -> FamilyPlan | None:
    """A young person looks at what one parent (by code) reads of their plan: read with that parent's own rights of this moment, without
    what the parent said. For the young person alone. None where that parent sees nothing.
    """
    if actor.account is None or pupil.account_id != actor.account:
        return None
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, parent__code=parent, confirmed_on__isnull=False)
    link = links.exclude(parent__account=None).select_related("parent__account").first()
    if link is None or link.parent.account is None:
        return None
    theirs = actor_of(link.parent.account, today=today, second_factor=True)
    if not visible_to(theirs, side=Side.FAMILY).filter(pk=pupil.pk).exists():
        return None
    found = _page(theirs, Opened(pupil, frozenset()), today=today)
    return replace(found, my_answer=None, my_answer_words="")


def _page(actor: Actor, opened: Opened, *, today: date) -> FamilyPlan:
    pupil, sender = opened.pupil, Sender(opened.pupil, today)
    people = sender.people
    you = pupil.account_id is not None and pupil.account_id == actor.account
    step = review_day(actor, pupil)
    newest = newest_plan(actor, pupil)
    is_current = newest is not None and (step is None or newest.cycle.number == step.number)
    plan = read_plan(actor, newest, today=today, school=people.school) if newest and is_current else None
    mine = plan.answers[-1] if plan and plan.answers else None
    last = review_of(actor, pupil, finished=True)
    who, whose = ("you", "your") if you else (pupil.forename, possessive(pupil.forename, language=get_language() or "en"))
    speaks = PlanWords(pupil, you, step, plan, mine, last)
    voices = [said for said in sayings(actor, pupil) if said.voice == CHILD]
    parent = Parent.objects.filter(account=actor.account, links__pupil=pupil).first() if actor.account else None
    return FamilyPlan(
        pupil_code=pupil.code,
        who=who,
        whose=whose,
        you=you,
        hello=pupil.forename if you else parent.forename if parent else actor.name.split()[0],
        school_name=people.school.name,
        sentence=speaks.sentence(_latest_decision(actor, pupil)),
        lede=speaks.lede(),
        step=step.step if step else None,
        share=step.share(today) if step else 0,
        where=speaks.where(today),
        plan=plan,
        review_on=step.review_on if step else None,
        teacher=people.teacher.formal_name if people.teacher else "",
        senco=people.senco.formal_name if people.senco else "",
        may_answer=opened.may(Permission.PLAN_APPROVE)
        and plan is not None
        and plan.state in (PlanState.SHARED, PlanState.IN_FORCE)
        and mine is None,
        may_ask_change=opened.may(Permission.MESSAGE_CREATE) and plan is not None,
        may_know_who_sees=opened.may(Permission.ADVICE_CREATE),
        may_hand_over=opened.may(Permission.PROFILE_CREATE),
        may_write_page=opened.may(Permission.PROFILE_CREATE),
        my_answer=mine,
        my_answer_words=str(FAMILY_ANSWER_NAMES.get(mine.answer, mine.name)) if mine else "",
        review=read_review(actor, last, today=today) if last else None,
        said=voices[-1] if voices else None,
        results_from=latest_round_shared(actor, pupil, people.school),
        meetings=year_of_meetings(actor, pupil, today=today, school=people.school),
        unhappy=rights_sections(sender, to_pupil=you, language=get_language() or "en"),
    )


def plan_to_answer(actor: Actor, code: str) -> Plan | None:
    """The newest version that was shared with this family: the one they answer."""
    theirs = within_reach(actor, Permission.PLAN_APPROVE, to="pupil", own=Plan.conditions(actor), side=Side.FAMILY)
    rows = Plan.objects.filter(theirs, pupil__code=code, shared_at__isnull=False, ends_on__isnull=True).exclude(cycle__step=Step.CLOSED)
    return rows.select_related("cycle", "pupil").order_by("-cycle__number", "-version").first()


def review_to_answer(actor: Actor, code: str) -> Review | None:
    """The review under way of one's own child, to say something at; found through the cycle, since its draft is not theirs to read."""
    theirs = within_reach(actor, Permission.PLAN_CREATE, to="pupil", own=Cycle.conditions(actor), side=Side.FAMILY)
    cycle = Cycle.objects.filter(theirs, pupil__code=code, step=Step.REVIEW).select_related("review__pupil", "review__cycle").first()
    return cycle.review if cycle is not None else None


def _latest_decision(actor: Actor, pupil: Pupil) -> Decision | None:
    return seen(actor, Decision, Permission.STATUS_VIEW, of=pupil).order_by("-decided_on", "-pk").first()

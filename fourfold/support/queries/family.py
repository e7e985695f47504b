"""A child's help as the family reads it: one frozen value a page, in plain words, with nothing of another parent in it."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import Area
from fourfold.documents.letters import Section
from fourfold.meetings.queries import YearOfMeetings, year_of_meetings
from fourfold.notifications.rights import rights_sections
from fourfold.notifications.school_people import people_of
from fourfold.profiles.models import CHILD
from fourfold.profiles.queries import Said, sayings
from fourfold.pupils.areas import broad_area
from fourfold.pupils.models import Need, Parent, Pupil
from fourfold.pupils.queries import open_record
from fourfold.pupils.standing import within_reach
from fourfold.support.kinds import FAMILY_ANSWER_NAMES
from fourfold.support.models import Cycle, Decision, Plan, Review
from fourfold.support.plan_values import AnswerRead, PlanRead, PlanState
from fourfold.support.queries.cycles import StepNow, review_day
from fourfold.support.queries.plans import newest_plan, read_plan
from fourfold.support.queries.reviews import read_review, review_of
from fourfold.support.reach import seen
from fourfold.support.review_values import ReviewRead
from fourfold.ui.words import day_in_words, possessive, weeks_of

YOU_ARE_HELPED = {
    Area.COMMUNICATION: _l("You are getting help with talking and listening"),
    Area.COGNITION: _l("You are getting help with learning"),
    Area.SEMH: _l("You are getting help with feelings and friends"),
    Area.SENSORY: _l("You are getting help with seeing, hearing or moving"),
}
IS_HELPED = {
    Area.COMMUNICATION: _l("%(name)s is getting help with talking and listening"),
    Area.COGNITION: _l("%(name)s is getting help with learning"),
    Area.SEMH: _l("%(name)s is getting help with feelings and friends"),
    Area.SENSORY: _l("%(name)s is getting help with seeing, hearing or moving"),
}


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
    may_hand_over: bool
    may_write_page: bool
    my_answer: AnswerRead | None
    my_answer_words: str
    review: ReviewRead | None
    said: Said | None
    meetings: YearOfMeetings | None
    unhappy: tuple[Section, ...]


def plan_for(actor: Actor, code: str, *, today: date, page: str) -> FamilyPlan | None:
    """Open the plan of one's own child, or one's own, and leave a Viewing. None where this is not one's child: there is no such page."""
    opened = open_record(actor, code, page=page, side=Side.FAMILY)
    if opened is None:
        return None
    pupil, people = opened.pupil, people_of(opened.pupil, today=today)
    you = pupil.account_id is not None and pupil.account_id == actor.account
    step = review_day(actor, pupil)
    newest = newest_plan(actor, pupil)
    plan = read_plan(actor, newest, today=today) if newest is not None and (step is None or newest.cycle.number == step.number) else None
    mine = plan.answers[-1] if plan and plan.answers else None
    last = review_of(actor, pupil, finished=True)
    who, whose = ("you", "your") if you else (pupil.forename, possessive(pupil.forename))
    speaks = _Words(pupil, you, step, plan, mine, last)
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
        may_hand_over=opened.may(Permission.PROFILE_CREATE),
        may_write_page=opened.may(Permission.PROFILE_CREATE),
        my_answer=mine,
        my_answer_words=str(FAMILY_ANSWER_NAMES.get(mine.answer, mine.name)) if mine else "",
        review=read_review(actor, last, today=today) if last else None,
        said=voices[-1] if voices else None,
        meetings=year_of_meetings(actor, pupil, today=today),
        unhappy=rights_sections(pupil, today=today, to_pupil=you, language=get_language() or "en"),
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


@dataclass(frozen=True)
class _Words:
    """The page's own sentences. Each is short: a family reads them at nine."""

    pupil: Pupil
    you: bool
    now: StepNow | None
    plan: PlanRead | None
    mine: AnswerRead | None
    last: Review | None

    def sentence(self, decision: Decision | None) -> str:
        """The page's heading: where things stand."""
        if self.now is None:
            if self.last is not None:
                return self._say(_("You do not need the extra help now"), _("%(name)s does not need the extra help now"))
            if decision is not None and decision.look_again_on:
                return _("We will look again by %(day)s") % {"day": _day(decision.look_again_on)}
            return self._say(_("There is no plan for you now"), _("There is no plan for %(name)s now"))
        if self.now.step is Step.DO:
            return self._say(str(YOU_ARE_HELPED[self._area()]), str(IS_HELPED[self._area()]))
        if self.now.step is Step.REVIEW:
            return self._say(_("It is time to look at your plan together"), _("It is time to look at %(name)s’s plan together"))
        if self.plan is not None:
            return self._say(_("Please read your plan"), _("Please read %(name)s’s plan"))
        if self.now.step is Step.PLAN:
            return self._say(_("We are writing your plan"), _("We are writing %(name)s’s plan"))
        return self._say(_("We are finding out what helps you"), _("We are finding out what helps %(name)s"))

    def lede(self) -> str:
        """The line under it."""
        if self.now is None:
            return _("If you are worried, tell us. You can ask for help at any time.")
        if self.now.step is Step.ASSESS:
            return _("We want to know what you think. Then we will write a plan with you.")
        if self.plan is None:
            return _("You will see it here when it is ready. Then you can tell us what you think.")
        if self.mine is None:
            return _("Tell us if you agree with this plan, or what you want to change.")
        on = _day(self.mine.said_on, weekday=False)
        return _("This is the plan. You told us what you think of it on %(day)s.") % {"day": on}

    def where(self, today: date) -> str:
        """Under the strip of steps."""
        if self.now is None:
            return ""
        if self.now.step is Step.DO and self.now.started_on and self.now.review_on:
            week, weeks = weeks_of(self.now.started_on, self.now.review_on, today=today)
            return _("We are giving the help now. It is week %(week)s of %(weeks)s.") % {"week": week, "weeks": weeks}
        return {
            Step.ASSESS: self._say(
                _("We are finding out what you can do and what is hard."), _("We are finding out what %(name)s can do and what is hard.")
            ),
            Step.PLAN: _("We are agreeing a plan with you."),
            Step.DO: _("We are giving the help now."),
            Step.REVIEW: _("We are looking at what has changed. Tell us what you think."),
        }[self.now.step]

    def _say(self, to_you: str, of_child: str) -> str:
        return to_you if self.you else of_child % {"name": self.pupil.forename}

    def _area(self) -> Area:
        first = Need.objects.filter(pupil=self.pupil, ends__isnull=True).order_by("rank").first()
        return (broad_area(first.code, first.area) if first else None) or Area.COGNITION


def _day(day: date, *, weekday: bool = True) -> str:
    return day_in_words(day, language=get_language() or "en", weekday=weekday)

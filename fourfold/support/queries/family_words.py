"""The sentences of a family's page of the plan: where things stand, to the child or about them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.needs import Area
from fourfold.pupils.areas import broad_area
from fourfold.pupils.models import Need, Pupil
from fourfold.support.models import Decision, Review
from fourfold.support.plan_values import AnswerRead, PlanRead
from fourfold.support.queries.cycles import StepNow
from fourfold.ui.words import day_in_words, weeks_of

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
class PlanWords:
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
            area = self._area()
            return self._say(str(YOU_ARE_HELPED[area]), str(IS_HELPED[area]))
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
        if self.now.step is Step.REVIEW:
            return _("Tell us what has changed, and what you want next.")
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

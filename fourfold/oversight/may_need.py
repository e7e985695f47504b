"""Pupils who may need support: what the signs say and what people say of each, in one list (6.17, 6.20, 6.45)."""

from dataclasses import dataclass, field
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.prompting import Stands
from fourfold.concerns.queries import ConcernShown, concerns_waiting
from fourfold.noticing.queries import PromptRead, prompts_at
from fourfold.pupils.models import ClassPlace, Enrolment, SenPeriod
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School


@dataclass
class MayNeed:
    """One pupil, with the prompt and the concerns about them that wait or are under way."""

    code: str
    name: str
    class_name: str = ""
    status: str = ""
    """K or E, where they have SEN support or an EHC plan already."""
    prompt: PromptRead | None = None
    concerns: list[ConcernShown] = field(default_factory=list)

    @property
    def by_family(self) -> bool:
        return any(one.is_familys for one in self.concerns)

    @property
    def by_staff(self) -> bool:
        return any(not one.is_familys for one in self.concerns)

    @property
    def asks(self) -> bool:
        """Whether somebody should do something now."""
        return bool(self.concerns) or (self.prompt is not None and self.prompt.asks)

    @property
    def since(self) -> date:
        """Since when."""
        days = [one.raised_on for one in self.concerns] + ([self.prompt.made_on] if self.prompt else [])
        return min(days)

    @property
    def order(self) -> tuple[bool, int, date, str]:
        """A late answer first, then where most come together, then the longest wait."""
        late = any(one.is_late for one in self.concerns) or (self.prompt is not None and self.prompt.stands is Stands.BACK)
        return not late, -(self.by_family + self.by_staff + (self.prompt is not None)), self.since, self.name


@dataclass(frozen=True)
class Queue:
    """Those who wait for somebody now; those with SEN support already, whose signs belong into the review; those under way; and put by."""

    asking: list[MayNeed]
    supported: list[MayNeed]
    under_way: list[MayNeed]
    put_by: list[MayNeed]


def may_need_support(actor: Actor, school: School, *, today: date) -> Queue:
    """Every pupil of whom a sign or a person says something, once each. The number of queries does not grow with them."""
    found: dict[str, MayNeed] = {}
    for prompt in prompts_at(actor, school, today=today):
        found[prompt.pupil_code] = MayNeed(prompt.pupil_code, prompt.pupil_name, prompt=prompt)
    for concern in concerns_waiting(actor, school, today):
        found.setdefault(concern.pupil_code, MayNeed(concern.pupil_code, concern.pupil_name)).concerns.append(concern)
    here = Enrolment.objects.filter(open_on(today), school=school, pupil__code__in=found)
    on_roll = set(here.values_list("pupil__code", flat=True))
    places = ClassPlace.objects.filter(open_on(today), pupil__code__in=found, group__school=school, group__subject="")
    classes = dict(places.values_list("pupil__code", "group__name"))
    reach = within_reach(actor, Permission.STATUS_VIEW, to="pupil")
    statuses = SenPeriod.objects.filter(reach, open_on(today), pupil__code__in=found, status__in=[SenStatus.SUPPORT, SenStatus.PLAN])
    status_of = dict(statuses.values_list("pupil__code", "status"))
    rows = []
    for code, one in found.items():
        one.class_name, one.status = classes.get(code, ""), status_of.get(code, "")
        if code in on_roll:
            rows.append(one)
    rows.sort(key=lambda one: one.order)
    rest = [one for one in rows if not one.asks]
    return Queue(
        asking=[one for one in rows if one.asks and not one.status],
        supported=[one for one in rows if one.asks and one.status],
        under_way=[one for one in rest if one.prompt is not None and one.prompt.stands in (Stands.TALKING, Stands.TEACHING)],
        put_by=[one for one in rest if one.prompt is not None and one.prompt.stands in (Stands.NO_MORE, Stands.TALKED, Stands.WITHDRAWN)],
    )

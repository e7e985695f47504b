"""The children whose records are open to somebody from outside for a time, and what each grant opens (6.58-6.62)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.needs import AREA_NAMES, NEED_TYPES, STATUS_NAMES, SenStatus
from fourfold.profiles.queries import one_page
from fourfold.progress.queries import ResultsInBrief, results_in_brief
from fourfold.pupils.areas import broad_area
from fourfold.pupils.models import Enrolment, Grant, Need, Pupil, SenPeriod
from fourfold.pupils.queries import Opened, open_record, visible_to
from fourfold.pupils.standing import open_on, within_reach
from fourfold.specialists.queries import AdviceRead, OutsideReferral, advice_of, shared_with_me
from fourfold.support.queries import OwnAnswers, PlanRead, own_answers, plan_in_force, pupils_who_ask, read_plan

NAMES = {
    "profile": "what helps",
    "clinical": "clinical detail",
    "status": "SEN status and needs",
    "progress": "progress",
    "plan": "the plan",
    "sessions": "how often the help is given",
    "meeting": "the two questions of a review",
    "advice": "reports and advice",
    "ehc_request": "a request for an EHC plan",
}
"""What a grant may list, in words. Who the child is belongs to every grant."""
SHOWN = ("profile", "status", "clinical", "progress", "plan", "sessions", "meeting", "advice")
"""What the page can show so far."""


@dataclass(frozen=True)
class Visit:
    """One grant: a child, why the record is open, what of it, and the last day."""

    code: str
    name: str
    school: str
    purpose: str
    things: tuple[str, ...]
    ends: date
    asks: bool = False
    """Whether the two questions of a review wait for an answer of theirs."""


@dataclass(frozen=True)
class NeedShared:
    """A need as somebody from outside reads it; `detail` is there where clinical detail is listed."""

    name: str
    area: str
    detail: str


@dataclass(frozen=True)
class Shared:
    """What of one record is open. Each part is None where no grant lists it, and empty where nothing is written down."""

    pupil: Pupil
    name: str
    forename: str
    school: str
    visits: tuple[Visit, ...]
    profile: tuple[tuple[str, tuple[str, ...]], ...] | None
    status: str | None
    needs: tuple[NeedShared, ...] | None
    may_read_plan: bool
    plan: PlanRead | None
    review: OwnAnswers | None
    """Their own part in the review under way; None where there is none, or the grant does not list it."""
    results: ResultsInBrief | None
    asked: tuple[OutsideReferral, ...]
    """What this person is asked: their own referrals."""
    advice: tuple[AdviceRead, ...]
    """Their own, and earlier reports where those are listed."""
    nothing_in: tuple[str, ...]

    @property
    def ends(self) -> date:
        """The last day on which any of it is open."""
        return max(visit.ends for visit in self.visits)


def visits(actor: Actor, *, today: date) -> list[Visit]:
    """Every grant that holds today, the first to end first. Four queries and those of reach."""
    mine = visible_to(actor, Permission.IDENTITY_VIEW, side=Side.PROFESSIONAL)
    grants = Grant.objects.filter(open_on(today), account=actor.account, pupil__in=mine).select_related("pupil")
    rows = list(grants.order_by("ends", "pupil__surname", "pk"))
    schools = _schools({row.pupil_id for row in rows}, today)
    asked = pupils_who_ask(actor)
    return [
        Visit(
            row.pupil.code,
            row.pupil.name,
            schools.get(row.pupil_id, ""),
            row.purpose,
            _in_words(row.things),
            row.ends,
            "meeting" in row.things and row.pupil_id in asked,
        )
        for row in rows
    ]


def was_ever_asked(actor: Actor) -> bool:
    """Whether anybody ever opened a record to this person: then an empty list is an answer, and else there is no such page."""
    return actor.account is not None and Grant.objects.filter(account=actor.account).exists()


def open_visit(actor: Actor, code: str, *, today: date) -> Shared | None:
    """Open what is shared of one child's record, and leave a Viewing. None where no grant holds: to them there is no such child."""
    opened = open_record(actor, code, page="visit", side=Side.PROFESSIONAL)
    if opened is None:
        return None
    here = tuple(visit for visit in visits(actor, today=today) if visit.code == code)
    may_read_plan = opened.may(Permission.PLAN_VIEW)
    plan = plan_in_force(actor, opened.pupil) if may_read_plan else None
    listed = {thing for grant in Grant.objects.filter(open_on(today), account=actor.account, pupil=opened.pupil) for thing in grant.things}
    advice = advice_of(actor, opened.pupil, side=Side.PROFESSIONAL)
    return Shared(
        pupil=opened.pupil,
        name=opened.pupil.name,
        forename=opened.pupil.forename,
        school=here[0].school,
        visits=here,
        profile=_profile(actor, opened, today),
        status=_status(actor, opened, today),
        needs=_needs(actor, opened, today),
        may_read_plan=may_read_plan,
        plan=read_plan(actor, plan, today=today) if plan is not None else None,
        review=own_answers(actor, opened.pupil),
        results=results_in_brief(actor, opened.pupil) if opened.may(Permission.PROGRESS_VIEW) else None,
        asked=tuple(shared_with_me(actor, opened.pupil)),
        advice=tuple(advice),
        nothing_in=_in_words(listed - set(SHOWN) | ({"advice"} & listed if not advice else set())),
    )


def _in_words(things: Collection[str]) -> tuple[str, ...]:
    return tuple(name for thing, name in NAMES.items() if thing in things)


def _schools(pupils: set[int], today: date) -> dict[int, str]:
    """The school where each of them is on roll."""
    rows = Enrolment._base_manager.filter(open_on(today), pupil__in=pupils).order_by("main", "pk")
    return dict(rows.values_list("pupil", "school__name"))


def _profile(actor: Actor, opened: Opened, today: date) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """The one page about the child, heading by heading; what parents said stays between them and the school."""
    if not opened.may(Permission.PROFILE_VIEW):
        return None
    page = one_page(actor, opened.pupil, today=today)
    return tuple((part.name, tuple(line.words for line in part.lines)) for part in page.parts if part.lines)


def _status(actor: Actor, opened: Opened, today: date) -> str | None:
    """The SEN status as it stands."""
    if not opened.may(Permission.STATUS_VIEW):
        return None
    mine = within_reach(actor, Permission.STATUS_VIEW, to="pupil", side=Side.PROFESSIONAL)
    row = SenPeriod.objects.filter(mine, open_on(today), pupil=opened.pupil).first()
    return STATUS_NAMES[SenStatus(row.status)] if row is not None else STATUS_NAMES[SenStatus.NONE]


def _needs(actor: Actor, opened: Opened, today: date) -> tuple[NeedShared, ...] | None:
    """The needs that last, first ranked first; their detail where clinical detail is listed too."""
    if not opened.may(Permission.STATUS_VIEW):
        return None
    detail = opened.may(Permission.CLINICAL_VIEW)
    mine = within_reach(actor, Permission.STATUS_VIEW, to="pupil", side=Side.PROFESSIONAL)
    found = []
    for row in Need.objects.filter(mine, open_on(today), pupil=opened.pupil).order_by("rank"):
        area = broad_area(row.code, row.area)
        name = NEED_TYPES[row.code].name if row.code in NEED_TYPES else row.code
        found.append(NeedShared(name, AREA_NAMES[area] if area else "", row.detail if detail else ""))
    return tuple(found)

"""How far Leo has come: each function takes him one step on, through the ordinary actions, and gives what the step made."""

from datetime import date
from decimal import Decimal

from fourfold import clock
from fourfold.audit import doors
from fourfold.code_of_practice import deciding, reviewing
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.meeting import LedAs, MeetingKind, PupilsPart
from fourfold.meetings.actions import hold_meeting
from fourfold.meetings.kinds import Given, Part
from fourfold.meetings.people import There
from fourfold.pupils.actions.safeguards import name_adult
from fourfold.pupils.actions.sen import RankedNeed
from fourfold.pupils.models import Pupil
from fourfold.support import actions
from fourfold.support.actions.grouping import seat_lines
from fourfold.support.kinds import Feeling, Happened, SourceKind
from fourfold.support.models import Cycle, Decision, Outcome, Plan, ProvisionLine, Review, Session
from tests.cast import MAKER, Cast

TODAY = date(2026, 11, 24)
HELD = date(2026, 11, 20)
SPRING = date(2027, 2, 11)
NEXT_REVIEW = date(2027, 5, 13)


def key(text: str) -> str:
    return text.ljust(32, ".")


def talk(cast: Cast, *, key_: str = "talk", on: date = HELD) -> None:
    hold_meeting(
        cast.amina,
        cast.leo,
        key=key(key_),
        kind=MeetingKind.EARLY_DISCUSSION,
        held_on=on,
        there=[There(Part.PARENT, cast.parents["grace"].code)],
        pupils_part=PupilsPart.ALL,
        led_by=cast.account("tom").code,
        led_as=LedAs.CLASS_TEACHER,
        strengths_and_difficulties="Leo loves stories. Long words are hard.",
        parents_concerns="He cries at homework.",
        outcomes="To read a page alone.",
        next_steps="Decide this week.",
        given_how=Given.HAND,
        advice_service_named=True,
    )


def decided(cast: Cast, *, kind: deciding.Decision = deciding.Decision.YES, **changed: object) -> Decision:
    talk(cast)
    how: dict[str, object] = {
        "key": key("decision"),
        "kind": kind,
        "why": "Leo reads well below his age. He needs help that is made for him.",
        "today": clock.today(),
        "calls_for_more": {deciding.Decision.YES: True, deciding.Decision.NO: False}.get(kind),
        "evidence": "Reading age, running records, his own words.",
        "look_again_on": SPRING,
        "needs": [RankedNeed("SPLD")] if kind is deciding.Decision.YES else [],
    }
    return actions.decide(cast.amina, cast.leo, **(how | changed))


def assessing(cast: Cast) -> Cycle:
    decided(cast)
    return Cycle.objects.get(pupil=cast.leo)


def assessed(cast: Cast, cycle: Cycle | None = None) -> Cycle:
    cycle = cycle or assessing(cast)
    assessment = actions.open_assessment(cast.tom, cycle, today=clock.today())
    for kind in SourceKind:
        actions.record_source(cast.tom, assessment, kind=kind, today=clock.today(), text=f"What {kind} says.")
    cycle.refresh_from_db()
    return cycle


def drafted(cast: Cast, cycle: Cycle | None = None) -> Plan:
    plan = actions.draft_plan(cast.amina, assessed(cast, cycle))
    for carried in plan.outcomes.all():
        actions.drop_part(cast.amina, carried)
    outcome = add_outcome(cast, plan)
    add_line(cast, outcome)
    complete(cast, plan)
    plan.refresh_from_db()
    return plan


def add_outcome(cast: Cast, plan: Plan, key_: str = "outcome") -> Outcome:
    return actions.add_outcome(
        cast.amina,
        plan,
        key=key(f"{key_}{plan.pk}"),
        hoped_for="Leo will read a page of 60 words alone",
        now="20 words, with help",
        measure="Running record on a Friday",
        by_when=SPRING,
    )


def add_line(cast: Cast, outcome: Outcome, key_: str = "line") -> ProvisionLine:
    return actions.add_provision_line(
        cast.amina,
        outcome,
        key=key(f"{key_}{outcome.pk}"),
        what="Reading with sounds and pictures",
        deliverer=cast.account("tess").code,
        group_size=3,
        times_a_week=Decimal(3),
        minutes=20,
    )


def complete(cast: Cast, plan: Plan, *, review_date: date = SPRING) -> None:
    plan.refresh_from_db()
    actions.correct_plan(
        cast.amina,
        plan,
        edition=plan.edition,
        expected_impact="He reads to himself for pleasure.",
        strategies="Give him time\nShow the word",
        at_home="Read one page together each night.",
        review_date=review_date,
        responsible=cast.account("tom").code,
    )


def started(cast: Cast, cycle: Cycle | None = None) -> Plan:
    plan = drafted(cast, cycle)
    actions.start_support(cast.amina, plan.cycle, today=clock.today())
    plan.refresh_from_db()
    return plan


def helped(cast: Cast, pupil: Pupil, **changed: object) -> ProvisionLine:
    """Another child who is given the same help by Tess, from today: only what is told of groups, without the way there."""
    today = clock.today()
    with doors.opened(doors.Door("test.setup", MAKER)):
        cycle = Cycle(pupil=pupil, number=1, step=Step.PLAN, opened_on=today)
        cycle.save()
        plan = Plan(pupil=pupil, cycle=cycle, version=1, expected_impact="More.", review_date=SPRING, responsible=cast.account("tom"))
        plan.save()
        outcome = Outcome(pupil=pupil, plan=plan, hoped_for="To read")
        outcome.save()
        how = {"what": "Reading with sounds and pictures", "deliverer": cast.account("tess"), "group_size": 3, "minutes": 20}
        line = ProvisionLine(pupil=pupil, plan=plan, outcome=outcome, **(how | {"times_a_week": Decimal(3)} | changed))
        line.save()
        plan.shared_at, plan.starts_on, cycle.step = clock.now(), today, Step.DO
        plan.save(update_fields=["shared_at"])
        plan.save(update_fields=["starts_on"])
        cycle.save(update_fields=["step"])
        seat_lines(plan, today=today)
        name_adult(pupil, account=cast.account("tess"), works_as="delivers", starts=today)
    return line


def logged(cast: Cast, plan: Plan, *, on: date | None = None, key_: str = "session", state: Happened = Happened.HAPPENED) -> Session:
    return actions.log_session(cast.tess, plan.lines.get(), key=key(key_), on=on or clock.today(), state=state, feeling=Feeling.WELL)


def reviewing_of(cast: Cast, plan: Plan) -> Review:
    review = actions.open_review(cast.tom, plan.cycle, today=clock.today())
    actions.record_views(cast.tom, review, voice="parent", words="He reads to his sister.", today=clock.today(), how="At the meeting")
    actions.record_views(cast.tom, review, voice="child", words="I like the fox book.", today=clock.today(), how="Talking")
    return review


def ready_to_finish(
    cast: Cast,
    plan: Plan,
    *,
    verdict: reviewing.Verdict = reviewing.Verdict.PARTLY_MET,
    next_step: reviewing.NextStep = reviewing.NextStep.CHANGE,
) -> Review:
    review = reviewing_of(cast, plan)
    review.refresh_from_db()
    actions.write_review(
        cast.tom,
        review,
        edition=review.edition,
        found=[actions.Found(one, verdict, "45 words alone") for one in plan.outcomes.filter(dropped_at__isnull=True)],
        impact=reviewing.Impact.SOME,
        next_meeting_on=NEXT_REVIEW,
        next_step=next_step,
        reason="The pictures help. More words each week.",
        what_is_different="Four times a week, in class.",
        quality="Given as planned.",
    )
    review.refresh_from_db()
    return review


def reviewed(cast: Cast, plan: Plan, **how: object) -> Cycle | None:
    return actions.finish_review(cast.amina, ready_to_finish(cast, plan, **how), today=clock.today())

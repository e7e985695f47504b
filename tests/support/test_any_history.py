"""Whatever staff and family try, in whatever order: no step is skipped, and nothing that was agreed ever changes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from fourfold import clock
from fourfold.code_of_practice import deciding, reviewing
from fourfold.code_of_practice.graduated_approach import FOLLOWS, OutOfTurn, Step
from fourfold.notifications.models import Notice
from fourfold.support import actions
from fourfold.support.keys import new_key
from fourfold.support.kinds import Answer, Happened, SourceKind, WhyNot
from fourfold.support.models import Agreement, Cycle, Decision, Outcome, Plan, ProvisionLine, Review, Session, Verdict
from fourfold.support.refusals import Refused
from tests.cast import Cast, at
from tests.support import history

SAYS = st.sampled_from(["", "Leo reads more.", "Short words first."])
DAYS = st.integers(min_value=0, max_value=40)
NEXT_STEPS = st.sampled_from([*reviewing.NextStep])
VERDICTS = st.sampled_from([*reviewing.Verdict])
COMPANY: list[Cast] = []


class LeosHistory(RuleBasedStateMachine):
    """Leo and everyone round him, day after day. A deed that is refused changes nothing."""

    @initialize()
    def begin(self) -> None:
        self.point = transaction.savepoint()
        self.cast, self.day = COMPANY[0], history.TODAY
        self.steps: dict[int, list[Step]] = {}
        self.refusals: list[str] = []
        self.kept: dict[tuple[str, int], tuple[Any, ...]] = {}
        with self.now():
            history.talk(self.cast, key_=new_key()[:20])

    def teardown(self) -> None:
        if hasattr(self, "point"):
            transaction.savepoint_rollback(self.point)

    def now(self) -> Any:
        return clock.set_to(at(self.day))

    def tries(self, deed: Any) -> None:
        """Do it, or be refused in words, leaving nothing behind."""
        try:
            with self.now(), transaction.atomic():
                deed()
        except (Refused, OutOfTurn) as reason:
            self.refusals.append(str(reason))

    @property
    def cycle(self) -> Cycle | None:
        return Cycle.objects.filter(pupil=self.cast.leo).exclude(step=Step.CLOSED).first()

    @property
    def draft(self) -> Plan | None:
        return Plan.objects.filter(pupil=self.cast.leo, shared_at__isnull=True).exclude(cycle__step=Step.CLOSED).first()

    @property
    def newest(self) -> Plan | None:
        return Plan.objects.filter(pupil=self.cast.leo).order_by("-cycle__number", "-version").first()

    @property
    def review(self) -> Review | None:
        return Review.objects.filter(pupil=self.cast.leo).order_by("-pk").first()

    @rule(days=DAYS)
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(kind=st.sampled_from([*deciding.Decision]), reason=SAYS)
    def amina_decides(self, kind: deciding.Decision, reason: str) -> None:
        more = {deciding.Decision.YES: True, deciding.Decision.NO: False}.get(kind)
        how = {"why": "Reading is slow.", "evidence": "Records.", "calls_for_more": more, "override_reason": reason}
        again = self.day + timedelta(days=60)
        self.tries(
            lambda: actions.decide(self.cast.amina, self.cast.leo, key=new_key(), kind=kind, today=self.day, look_again_on=again, **how)
        )

    @precondition(lambda self: self.cycle)
    @rule(all_of_it=st.booleans())
    def tom_finds_out(self, all_of_it: bool) -> None:
        def deed() -> None:
            assessment = actions.open_assessment(self.cast.tom, self.cycle, today=self.day)
            for kind in list(SourceKind)[: None if all_of_it else 3]:
                actions.record_source(self.cast.tom, assessment, kind=kind, today=self.day, text="What we know.")

        self.tries(deed)

    @precondition(lambda self: self.cycle)
    @rule()
    def tom_drafts_the_plan(self) -> None:
        self.tries(lambda: actions.draft_plan(self.cast.tom, self.cycle))

    @precondition(lambda self: self.draft)
    @rule(measure=SAYS, with_help=st.booleans())
    def tom_adds_an_outcome(self, measure: str, with_help: bool) -> None:
        def deed() -> None:
            by = self.day + timedelta(days=50)
            outcome = actions.add_outcome(
                self.cast.tom, self.draft, key=new_key(), hoped_for="Leo reads 60 words", measure=measure, by_when=by
            )
            if with_help:
                history.add_line(self.cast, outcome, new_key()[:10])

        self.tries(deed)

    @precondition(lambda self: self.draft)
    @rule(impact=SAYS, named=st.booleans(), days=st.integers(min_value=-5, max_value=60))
    def amina_corrects_the_plan(self, impact: str, named: bool, days: int) -> None:
        tom = self.cast.account("tom").code if named else ""
        when = self.day + timedelta(days=days)
        plan = self.draft
        self.tries(
            lambda: actions.correct_plan(
                self.cast.amina, plan, edition=plan.edition, expected_impact=impact, responsible=tom, review_date=when
            )
        )

    @precondition(lambda self: self.newest)
    @rule()
    def someone_corrects_an_outcome_of_the_newest_plan(self) -> None:
        outcome = self.newest.outcomes.first()
        if outcome is not None and self.newest.shared_at is None:
            self.tries(lambda: actions.correct_outcome(self.cast.tom, outcome, edition=outcome.edition, hoped_for=f"Words {new_key()}"))

    @precondition(lambda self: self.draft)
    @rule()
    def amina_shares_the_plan(self) -> None:
        self.tries(lambda: actions.share_plan(self.cast.amina, self.draft, today=self.day))

    @precondition(lambda self: self.newest)
    @rule(answer=st.sampled_from([*Answer]), words=SAYS)
    def grace_answers(self, answer: Answer, words: str) -> None:
        plan = self.newest
        self.tries(lambda: actions.record_agreement(self.cast.grace, plan, key=new_key(), answer=answer, words=words, today=self.day))

    @precondition(lambda self: self.cycle)
    @rule()
    def amina_starts_the_support(self) -> None:
        self.tries(lambda: actions.start_support(self.cast.amina, self.cycle, today=self.day))

    @precondition(lambda self: self.newest)
    @rule()
    def tom_makes_a_new_version(self) -> None:
        self.tries(lambda: actions.revise_plan(self.cast.tom, self.newest, because="More help."))

    @precondition(lambda self: ProvisionLine.objects.filter(pupil=self.cast.leo).exists())
    @rule(state=st.sampled_from([*Happened]), ago=st.integers(min_value=-2, max_value=10))
    def tom_logs_a_session(self, state: Happened, ago: int) -> None:
        line = ProvisionLine.objects.filter(pupil=self.cast.leo).order_by("-pk").first()
        on, because = self.day - timedelta(days=ago), WhyNot.TRIP if state is Happened.NOT else None
        self.tries(lambda: actions.log_session(self.cast.tom, line, key=new_key(), on=on, state=state, because=because))

    @precondition(lambda self: self.cycle)
    @rule()
    def tom_opens_the_review(self) -> None:
        self.tries(lambda: actions.open_review(self.cast.tom, self.cycle, today=self.day))

    @precondition(lambda self: self.review)
    @rule(voice=st.sampled_from(["parent", "child"]))
    def tom_writes_down_a_voice(self, voice: str) -> None:
        self.tries(lambda: actions.record_views(self.cast.tom, self.review, voice=voice, words="I like it.", today=self.day))

    @precondition(lambda self: self.review)
    @rule(verdict=VERDICTS)
    def tom_gives_a_verdict_on_each(self, verdict: reviewing.Verdict) -> None:
        def deed() -> None:
            review = self.review
            found = [actions.Found(outcome, verdict) for outcome in review.plan.outcomes.filter(dropped_at__isnull=True)]
            actions.write_review(self.cast.tom, review, edition=review.edition, found=found)

        self.tries(deed)

    @precondition(lambda self: self.review)
    @rule(step=NEXT_STEPS, reason=SAYS, different=SAYS, no_specialist=SAYS)
    def tom_writes_the_next_step(self, step: reviewing.NextStep, reason: str, different: str, no_specialist: str) -> None:
        review = self.review
        words = {"next_step": step, "reason": reason, "what_is_different": different, "no_specialist_because": no_specialist}
        words |= {
            "impact": reviewing.Impact.SOME if reason else "",
            "next_meeting_on": self.day + timedelta(days=60) if different else None,
        }
        self.tries(lambda: actions.write_review(self.cast.tom, review, edition=review.edition, **words))

    @precondition(lambda self: self.review)
    @rule()
    def amina_finishes_the_review(self) -> None:
        self.tries(lambda: actions.finish_review(self.cast.amina, self.review, today=self.day))

    @rule(data=st.data())
    def everything_goes_well(self, data: st.DataObject) -> None:
        """One step on, done properly: so that random histories also come far."""
        with self.now():
            cycle, end = self.cycle, self.day + timedelta(days=50)
            if cycle is None:
                return
            if cycle.step == Step.ASSESS:
                history.assessed(self.cast, cycle)
                actions.draft_plan(self.cast.amina, cycle)
            elif cycle.step == Step.PLAN and (plan := self.draft) is not None:
                if not plan.outcomes.filter(dropped_at__isnull=True).exists():
                    history.add_line(self.cast, history.add_outcome(self.cast, plan, new_key()[:8]), new_key()[:8])
                history.complete(self.cast, plan, review_date=end)
                self.tries(lambda: actions.start_support(self.cast.amina, cycle, today=self.day))
            elif cycle.step == Step.DO:
                actions.open_review(self.cast.tom, cycle, today=self.day)

    @invariant()
    def every_refusal_says_why(self) -> None:
        assert all(getattr(self, "refusals", []))

    @invariant()
    def no_step_is_skipped(self) -> None:
        if not hasattr(self, "cast"):
            return
        for cycle in Cycle.objects.filter(pupil=self.cast.leo):
            seen = self.steps.setdefault(cycle.pk, [Step.ASSESS])
            now = Step(cycle.step)
            # A rule may take two steps in one deed; each of them must follow.
            if now is not seen[-1]:
                assert now in FOLLOWS[seen[-1]] or any(now in FOLLOWS[between] for between in FOLLOWS[seen[-1]] - {Step.CLOSED})
                seen.append(now)
        assert Cycle.objects.filter(pupil=self.cast.leo).exclude(step=Step.CLOSED).count() <= 1

    @invariant()
    def nothing_that_was_agreed_ever_changes(self) -> None:
        if not hasattr(self, "cast"):
            return
        fixed: list[Any] = [*Agreement.objects.all(), *Decision.objects.all(), *Review.objects.filter(finished_at__isnull=False)]
        fixed += [*Outcome.objects.filter(plan__shared_at__isnull=False), *ProvisionLine.objects.filter(plan__shared_at__isnull=False)]
        fixed += [*Verdict.objects.filter(review__finished_at__isnull=False), *Cycle.objects.filter(step=Step.CLOSED)]
        fixed += [*Plan.objects.filter(shared_at__isnull=False)]
        for row in fixed:
            words = tuple(getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname not in {"starts_on", "ends_on"})
            assert self.kept.setdefault((row._meta.label, row.pk), words) == words

    @invariant()
    def every_plan_in_force_is_whole(self) -> None:
        if not hasattr(self, "cast"):
            return
        for plan in Plan.objects.filter(starts_on__isnull=False, ends_on__isnull=True):
            outcomes = plan.outcomes.filter(dropped_at__isnull=True)
            assert outcomes
            assert all(one.measure and one.by_when and one.lines.filter(dropped_at__isnull=True).exists() for one in outcomes)
            assert plan.expected_impact
            assert plan.review_date
            assert plan.responsible
            assert Notice.objects.filter(pupil=plan.pupil, kind="support_started", about=plan.ledger_name).exists()

    @invariant()
    def sessions_stand_only_within_a_plan_that_was_in_force(self) -> None:
        for session in Session.objects.select_related("line__plan"):
            assert session.line.plan.starts_on is not None
            assert session.line.plan.starts_on <= session.on <= self.day


@pytest.mark.django_db
def test_any_history_keeps_the_promises_of_the_graduated_approach(cast: Cast) -> None:
    COMPANY[:] = [cast]
    quick = settings(
        max_examples=6,
        stateful_step_count=25,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
        database=None,
    )
    run_state_machine_as_test(LeosHistory, settings=quick)

"""Yusuf's story: from his mum's worry to the help he gets now. Dates are those of the day on which the stories are told."""

from datetime import date, timedelta
from typing import Any

from fourfold.code_of_practice.deciding import Decision
from fourfold.code_of_practice.reviewing import Impact, NextStep, Verdict
from fourfold.concerns.actions import answer_concern, mark_read, share_worry
from fourfold.concerns.kinds import Outcome as Answered
from fourfold.demo.dates import moved
from fourfold.demo.helps import HELPS, times_a_week
from fourfold.demo.histories import Histories
from fourfold.demo.local_offer import choose_together
from fourfold.demo.meetings import early_discussion
from fourfold.demo.yusuf_words import KNOWN, TALK, WHY, WORRY
from fourfold.meetings.kinds import Part
from fourfold.meetings.people import There
from fourfold.profiles.models import CHILD, PARENT
from fourfold.support import actions as support
from fourfold.support.kinds import Answer, Happened, WhyNot
from fourfold.support.models import Cycle, Outcome, Plan, ProvisionLine

SESSIONS, MISSED = 19, {4: WhyNot.TRIP, 15: WhyNot.COVER}
"""Sessions of Story talk so far in the third plan, and which of them did not happen, and why."""


class Yusuf:
    """His story, written by the people who live it."""

    def __init__(self, histories: Histories) -> None:
        self.all, self.site = histories, histories.site
        self.pupil = self.site.pupils["yusuf"]
        self.senco = histories.senco
        self.farida = self.site.parent("yusuf", "Farida Rahmani")
        self.karim = self.site.parent("yusuf", "Karim Rahmani")
        self.teacher, self.dean = self.site.accounts["adaeze_okonkwo"], self.site.accounts["dean_whitlock"]

    def day(self, month: int, day: int, year: int = 2026) -> date:
        return moved(date(year, month, day), self.site.today, self.site.days)

    def write(self) -> None:
        """All of it."""
        self.worry()
        self.decide()
        first = self.cycle(self.day(1, 21), self.day(2, 2), self.day(3, 26), "Name 20 things in a picture, in English", "6 things")
        self.look(first, self.day(3, 26), "The same group, with a friend beside him.", Verdict.PARTLY_MET, "He names 14 now.")
        second = self.cycle(self.day(4, 16), self.day(4, 28), self.day(7, 2), "Answer a question in a small group", "Shakes his head")
        self.look(
            second,
            self.day(7, 2),
            "Help that he can use without an adult.",
            Verdict.PARTLY_MET,
            "He joins in more in small groups, less in class.",
        )
        choose_together(self.all, second, self.day(7, 2))
        self.third()

    def worry(self) -> None:
        """His mum writes to school, and has an answer."""
        with self.site.on(self.day(12, 3, 2025), 20):
            concern = share_worry(
                self.all.actor(self.farida.account), self.pupil, words=WORRY, helps="Pictures, and time.", once="demo-yusuf"
            )
        with self.site.on(self.day(12, 4, 2025), 9):
            mark_read(self.senco, concern)
        with self.site.on(self.day(12, 10, 2025), 16):
            words = "Thank you for telling us. We see it too. We want to find out more with you and with Yusuf."
            compared = "Mum says he loses the thread of a story. His teacher sees it too; his hearing was checked and is good."
            answer_concern(self.senco, concern, words=words, outcome=Answered.START_FINDING_OUT, compared=compared)

    def decide(self) -> None:
        """The talk with an interpreter, the decision, and the letter of the same day."""
        talked, decided = self.day(1, 14), self.day(1, 19)
        with self.site.on(talked, 15):
            family = [There(Part.PARENT, self.farida.code), There(Part.PARENT, self.karim.code)]
            family.append(There(Part.INTERPRETER, name="a Dari interpreter"))
            early_discussion(self.senco, self.pupil, self.teacher, key="demo-talk-yusuf", on=talked, words=TALK, family=family)
        with self.site.on(decided, 14):
            support.decide(
                self.senco,
                self.pupil,
                key="demo-decision-yusuf",
                kind=Decision.YES,
                why=WHY,
                today=decided,
                calls_for_more=True,
                evidence="Two terms of talk in class, his work, a hearing test, and what his parents see.",
                look_again_on=self.day(3, 26),
            )

    def assessed(self, on: date) -> Cycle:
        """The open cycle, with what is known."""
        cycle: Cycle = Cycle.objects.exclude(step="closed").get(pupil=self.pupil)
        with self.site.on(on, 15):
            assessment = support.open_assessment(self.senco, cycle, today=on)
            for kind, text in KNOWN.items():
                support.record_source(self.senco, assessment, kind=kind, today=on, text=text)
            support.analyse_needs(self.senco, assessment, strengths="Understands stories. Draws them.", barriers=WHY, analysis=WHY)
        return cycle

    def cycle(self, assessed: date, started: date, review: date, hoped: str, now: str) -> Cycle:
        """One of the cycles that are past: a small plan with one outcome."""
        cycle = self.assessed(assessed)
        with self.site.on(started, 10):
            plan = self.plan(cycle, review, impact="He speaks more in a small group.")
            outcome = self.outcome(plan, hoped, now, "The teacher listens each fortnight", review)
            line = self.line(outcome, "Story talk", self.dean, started, review)
            support.start_support(self.senco, cycle, today=started)
            support.note_agreement(
                self.senco,
                plan,
                key=f"demo-agreed-{plan.pk}",
                answer=Answer.AGREED,
                today=started,
                how="At the meeting",
                parent=self.farida.code,
            )
        self.all.book.log(line, started, until=review - timedelta(days=1))
        return cycle

    def look(self, cycle: Cycle, on: date, different: str, verdict: Verdict, evidence: str) -> None:
        """The review of a cycle, with the family."""
        with self.site.on(on, 16):
            review = support.open_review(self.senco, cycle, today=on)
            support.record_views(self.senco, review, voice=PARENT, words="He tries more words at home.", today=on, parent=self.farida.code)
            support.record_views(
                self.senco, review, voice=CHILD, words="I like the group.", today=on, how="With pictures", helped_by="Mr Whitlock"
            )
            found = [support.Found(one, verdict, evidence) for one in review.plan.outcomes.filter(dropped_at__isnull=True)]
            words: dict[str, Any] = {
                "next_step": NextStep.CHANGE,
                "reason": evidence,
                "what_is_different": different,
                "impact": Impact.SOME,
            }
            words["next_meeting_on"] = self.site.days.add_school_days(on, 50).day
            support.write_review(self.senco, review, edition=review.edition, found=found, **words)
            support.finish_review(self.senco, review, today=on)

    def third(self) -> None:
        """The plan of now: two outcomes, three lines, agreed with his mum and dad."""
        agreed, review = self.day(9, 29), self.day(12, 10)
        cycle = self.assessed(self.day(9, 11))
        talk = ProvisionLine(times_a_week=times_a_week("Story talk"))
        days = list(self.all.book.days(talk, agreed, self.site.today - timedelta(days=1)))[-SESSIONS:]
        with self.site.on(agreed, 15):
            plan = self.plan(
                cycle,
                review,
                impact="He tells a short story, and asks for what he needs without an adult beside him.",
                strategies="Ask, then wait 10 seconds\nShow a picture with a new word\nLet him answer a friend first",
                at_home="Look at a picture book together. 10 minutes, 3 times a week. Dari is best.",
                pupils_part="I show my card when I am stuck.",
            )
            tell = self.outcome(plan, "Tell a short story in 5 sentences", "1 sentence", "Miss Okonkwo listens every fortnight", review)
            ask = self.outcome(plan, "Ask for help 3 times a day", "0", "A tally on his desk, one day a week", review)
            line = self.line(tell, "Story talk", self.dean, days[0] if days else agreed, review)
            for outcome, what in (
                (ask, "A help card on his desk all day."),
                (tell, "Miss Okonkwo shows him 5 new words before the lesson."),
            ):
                support.add_provision_line(
                    self.senco,
                    outcome,
                    key=f"demo-line-{outcome.pk}-card",
                    what=what,
                    deliverer=self.teacher.code,
                    starts=agreed,
                    until=review,
                )
            support.start_support(self.senco, cycle, today=agreed)
        with self.site.on(agreed, 19):
            support.record_agreement(
                self.all.actor(self.farida.account), plan, key="demo-farida-agrees", answer=Answer.AGREED, today=agreed
            )
            support.record_agreement(self.all.actor(self.karim.account), plan, key="demo-karim-agrees", answer=Answer.AGREED, today=agreed)
        for number, day in enumerate(days):
            why = MISSED.get(number)
            self.all.book.note(line, day, Happened.NOT if why else Happened.HAPPENED, why or WhyNot.OTHER)

    def plan(self, cycle: Cycle, review: date, *, impact: str, **words: str) -> Plan:
        """A plan begun afresh: what the cycle before carried over is said anew."""
        plan = support.draft_plan(self.senco, cycle)
        for carried in plan.outcomes.all():
            support.drop_part(self.senco, carried)
        given: dict[str, Any] = {"expected_impact": impact, "review_date": review, **words}
        support.correct_plan(self.senco, plan, edition=plan.edition, responsible=self.teacher.code, **given)
        return plan

    def outcome(self, plan: Plan, hoped: str, now: str, measure: str, by_when: date) -> Outcome:
        key = f"demo-yusuf-{plan.pk}-{now[:6]}"
        return support.add_outcome(self.senco, plan, key=key, hoped_for=hoped, now=now, measure=measure, by_when=by_when)

    def line(self, outcome: Outcome, name: str, adult: Any, starts: date, until: date) -> ProvisionLine:
        given = HELPS[name]
        return support.add_provision_line(
            self.senco,
            outcome,
            key=f"demo-line-{outcome.pk}",
            what=f"{given.name}. {given.what}",
            deliverer=adult.code,
            provision=self.all.library[name],
            group_size=given.group_size,
            times_a_week=times_a_week(name),
            minutes=given.minutes,
            starts=starts,
            until=until,
        )

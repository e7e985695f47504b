"""Writing what happened to each pupil with SEN support, through the verbs of support, each on its day."""

from datetime import timedelta
from typing import TYPE_CHECKING

from fourfold.access.actor import NOBODY, Actor
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.code_of_practice.deciding import Decision
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.demo.arriving import let_post_arrive, write_down
from fourfold.demo.courses import Course, courses_of
from fourfold.demo.earlier import go_round_once
from fourfold.demo.families import STORIES
from fourfold.demo.helps import HELPS, times_a_week
from fourfold.demo.knowing import sources
from fourfold.demo.logbook import Logbook, set_groups
from fourfold.demo.meetings import early_discussion
from fourfold.demo.population import chance_for
from fourfold.demo.tales import CHILD_SAID, PARENTS_SAID, Tale, tale_for
from fourfold.provision.actions import add_provision
from fourfold.provision.models import Provision
from fourfold.support import actions as support
from fourfold.support.models import Cycle, ProvisionLine, Source

if TYPE_CHECKING:
    from fourfold.demo.build import Site

SHARED = ("5 Juniper", "4 Hazel")
"""The classes between which one assistant goes: there the teachers give much of the help themselves."""
WAITING = ("isla",)
"""Whose letters have not been given to their parents: that is late."""


class Histories:
    """The past of those with SEN support."""

    def __init__(self, site: "Site") -> None:
        self.site, self.today, self.days = site, site.today, site.days
        self.chance = chance_for("histories", site.year)
        self.senco = self.actor(site.accounts["priya_raman"])
        self.library: dict[str, Provision] = {}
        self.book = Logbook(site, self.chance)
        self.sources: list[Source] = []

    def actor(self, account: Account | None) -> Actor:
        """A person as they act now; Nobody where they have no account."""
        return NOBODY if account is None else actor_of(account, today=self.today, second_factor=True)

    def write(self) -> None:
        """The library, every pupil's course, the sessions, and the post."""
        with self.site.on(self.site.began + timedelta(days=14)):
            for one in HELPS.values():
                self.library[one.name] = add_provision(
                    self.senco,
                    self.site.school,
                    name=one.name,
                    what=one.what,
                    area=one.area,
                    group_size=one.group_size,
                    times_a_week=times_a_week(one.name),
                    minutes=one.minutes,
                )
        courses = list(enumerate(courses_of(self.site.population, self.days, self.chance)))
        for number, course in courses:
            self.begin(course, number)
        with self.site.on(self.today, 8):
            write_down(self.site.maker, self.site.school, rows=self.sources)
        for number, course in courses:
            if course.reviewed:
                go_round_once(self, course, self.tale(course, number), number)
            self.go_on(course, self.tale(course, number))

    def tale(self, course: Course, number: int) -> Tale:
        """What is told of a pupil: it fits the need that comes first."""
        need = self.site.population.sen[course.child].needs[0]
        return tale_for(need, number, course.child, self.site.pupils[course.child].forename)

    def finish(self) -> None:
        """What comes by itself: the sessions of every day, and the post."""
        with self.site.on(self.today, 8):
            write_down(self.site.maker, self.site.school, rows=self.book.rows)
            set_groups(self.site, self.senco)
            let_post_arrive(self.site.maker, self.site.school, but=[self.site.pupils[key].pk for key in WAITING])

    def begin(self, course: Course, number: int) -> None:
        """The talk, the decision, and what is known from each side."""
        pupil, tale = self.site.pupils[course.child], self.tale(course, number)
        teacher, _ = self.adults(course.child)
        talked = max(self.days.add_school_days(course.decided, -2).day, self.site.population.child(course.child).starts)
        with self.site.on(talked, 15):
            words = {
                "strengths_and_difficulties": tale.why,
                "parents_concerns": PARENTS_SAID[number % len(PARENTS_SAID)],
                "outcomes": tale.hoped,
                "next_steps": "We decide this week and write to you.",
            }
            early_discussion(self.senco, pupil, teacher, key=f"demo-talk-{course.child}", on=talked, words=words)
        with self.site.on(course.decided, 14):
            support.decide(
                self.senco,
                pupil,
                key=f"demo-decision-{course.child}",
                kind=Decision.YES,
                why=tale.why,
                today=course.decided,
                calls_for_more=True,
                evidence="Work in class, results of this year and last, and what his or her teachers see.",
                look_again_on=self.days.add_school_days(course.decided, 60).day,
            )
            assessment = support.open_assessment(self.senco, Cycle.objects.get(pupil=pupil), today=course.decided)
            if whole := course.step is not Step.ASSESS:
                said = CHILD_SAID[number % len(CHILD_SAID)]
                support.analyse_needs(self.senco, assessment, strengths=said, barriers=tale.why, analysis=tale.why)
        self.sources += list(sources(assessment, tale, number, course.decided))[: None if whole else 2]

    def go_on(self, course: Course, tale: Tale) -> None:
        """The plan, the help and the review, as far as the pupil has come."""
        if not course.drafted:
            return
        cycle = Cycle.objects.exclude(step=Step.CLOSED).get(pupil=self.site.pupils[course.child])
        with self.site.on(course.drafted, 16):
            line = self.plan(cycle, course, tale)
        if course.started:
            with self.site.on(course.started, 10):
                support.start_support(self.senco, cycle, today=course.started)
            self.book.log(line, course.started)
        if course.review_opened:
            with self.site.on(course.review_opened, 13):
                review = support.open_review(self.senco, cycle, today=course.review_opened)
                teacher = self.actor(self.adults(course.child)[0])
                changed = f"Closer now: {tale.hoped[:1].lower()}{tale.hoped[1:]}. Not every day yet."
                support.contribute(
                    teacher, review, changed=changed, next_="Carry on, a little more often.", works_as="Teacher", today=course.review_opened
                )

    def plan(self, cycle: Cycle, course: Course, tale: Tale) -> ProvisionLine:
        """A plan with one outcome and its help."""
        help_ = HELPS[tale.help]
        teacher, adult = self.adults(course.child)
        # Where no help is given yet, the draft is with the teacher, who writes on.
        by = self.senco if course.started else self.actor(teacher)
        review = course.review or self.days.add_school_days(self.today, 40).day
        plan = support.draft_plan(by, cycle)
        for carried in plan.outcomes.all():
            support.drop_part(by, carried)
        support.correct_plan(
            by,
            plan,
            edition=plan.edition,
            responsible=teacher.code,
            review_date=review,
            expected_impact=f"{tale.hoped}, by the review.",
            strategies=help_.in_class,
            at_home=help_.at_home,
        )
        outcome = support.add_outcome(
            by, plan, key=f"demo-outcome-{plan.code}", hoped_for=tale.hoped, now=tale.now, measure=tale.measure, by_when=review
        )
        return support.add_provision_line(
            by,
            outcome,
            key=f"demo-line-{plan.code}",
            what=f"{help_.name}. {help_.what}",
            deliverer=adult.code,
            provision=self.library[help_.name],
            group_size=help_.group_size,
            times_a_week=times_a_week(help_.name),
            minutes=help_.minutes,
            starts=course.started,
            until=review,
        )

    def adults(self, key: str) -> tuple[Account, Account]:
        """Who is responsible for a pupil's help, and who gives it: their class's teacher and assistant, or the teacher herself."""
        form = self.site.population.child(key).form
        group = next(group for group in self.site.population.groups if group.name == form)
        teacher, alone = self.site.accounts[group.teachers[0]], form in SHARED and key not in STORIES
        return teacher, self.site.accounts[group.assistants[0]] if group.assistants and not alone else teacher

"""The cycle before the one of now, for pupils who have had support for long: looked at together this school year (6.53-6.55)."""

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.reviewing import Impact, NextStep, Verdict
from fourfold.demo.arriving import write_down
from fourfold.demo.courses import Course
from fourfold.demo.knowing import sources
from fourfold.demo.tales import CHILD_SAID, PARENTS_SAID, Tale
from fourfold.profiles.models import CHILD, PARENT
from fourfold.support import actions as support
from fourfold.support.models import Cycle

if TYPE_CHECKING:
    from fourfold.demo.histories import Histories

FOUND = (
    (Verdict.PARTLY_MET, "Better than in spring, and not there yet.", "The same help, with a friend in the group."),
    (Verdict.MET, "It is there, on most days.", "A next small goal, with less help from an adult."),
    (Verdict.NOT_MET, "The help was right at first, then it was too short.", "More often, and for a shorter time."),
)

IMPACT = {Verdict.MET: Impact.YES, Verdict.PARTLY_MET: Impact.SOME, Verdict.NOT_MET: Impact.NO}


def go_round_once(all_: "Histories", course: Course, tale: Tale, number: int) -> None:
    """The plan before, its help, its review with the family; and then a look at what the pupil needs now."""
    reviewed = course.reviewed
    if reviewed is None:
        return
    site, senco, days = all_.site, all_.senco, all_.days
    pupil = site.pupils[course.child]
    cycle = Cycle.objects.get(pupil=pupil)
    drafted, started = days.add_school_days(reviewed, -60).day, days.add_school_days(reviewed, -55).day
    before = replace(course, drafted=drafted, started=started, review=reviewed)
    with site.on(drafted, 16):
        line = all_.plan(cycle, before, tale)
    with site.on(started, 10):
        support.start_support(senco, cycle, today=started)
    all_.book.log(line, started, until=reviewed - timedelta(days=1))
    verdict, evidence, different = FOUND[number % len(FOUND)]
    with site.on(reviewed, 15):
        review = support.open_review(senco, cycle, today=reviewed)
        said = PARENTS_SAID[(number + 1) % len(PARENTS_SAID)]
        parent = site.parents[site.population.child(course.child).ties[0].adult.key].code
        support.record_views(senco, review, voice=PARENT, words=said, today=reviewed, parent=parent)
        support.record_views(senco, review, voice=CHILD, words=CHILD_SAID[(number + 1) % len(CHILD_SAID)], today=reviewed)
        found = [support.Found(one, verdict, evidence) for one in review.plan.outcomes.filter(dropped_at__isnull=True)]
        words: dict[str, Any] = {
            "next_step": NextStep.CHANGE,
            "reason": evidence,
            "what_is_different": different,
            "impact": IMPACT[verdict],
        }
        words["next_meeting_on"] = days.add_school_days(reviewed, 60).day
        support.write_review(senco, review, edition=review.edition, found=found, **words)
        support.finish_review(senco, review, today=reviewed)
    with site.on(reviewed + timedelta(days=1), 15):
        again = Cycle.objects.exclude(step=Step.CLOSED).get(pupil=pupil)
        assessment = support.open_assessment(senco, again, today=reviewed)
        write_down(site.maker, site.school, rows=list(sources(assessment, tale, number, reviewed)))
        support.analyse_needs(senco, assessment, strengths=CHILD_SAID[number % len(CHILD_SAID)], barriers=tale.why, analysis=tale.why)

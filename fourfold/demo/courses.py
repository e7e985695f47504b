"""How far each pupil has come in the four steps, and on which days: most are given their help, and few wait for somebody."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from fourfold.code_of_practice.graduated_approach import Step
from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.code_of_practice.school_year import school_year_of
from fourfold.demo.dates import moved
from fourfold.demo.people import Population

YUSUF = "yusuf"
"""His course is longer than the others' and is told by itself."""
ELSEWHERE = {Step.ASSESS: 4, Step.PLAN: 3, Step.REVIEW: 3}
"""How many beside those of the stories stand at another step than do: a school that keeps up."""
IN_STORIES = {
    "marcus": (Step.REVIEW, date(2026, 11, 20)),
    "isla": (Step.PLAN, None),
    "zainab": (Step.DO, date(2026, 12, 15)),
    "theo": (Step.DO, date(2027, 1, 14)),
    "kofi": (Step.PLAN, None),
    "aoife": (Step.ASSESS, None),
    "lily_mae": (Step.DO, date(2026, 12, 10)),
    "maryam": (Step.DO, date(2026, 12, 10)),
    "jake": (Step.DO, date(2026, 12, 10)),
    "zofia": (Step.DO, date(2026, 12, 8)),
    "elsie": (Step.DO, date(2027, 1, 28)),
}
CYCLE = 52
"""School days from the start of the help to the review."""
REVIEWED = 9
"""How many pupils who have had support for long enough had a review this school year, and are in a new cycle since."""
LONG_ENOUGH = 300
LATE = 1
"""How many reviews should have been begun by now and were not."""


@dataclass(frozen=True)
class Course:
    """Where one pupil stands, and the days that led there. Days that have not come are None."""

    child: str
    step: Step
    decided: date
    drafted: date | None = None
    started: date | None = None
    review: date | None = None
    review_opened: date | None = None
    reviewed: date | None = None
    """The day in this school year on which the cycle before this one was looked at together."""


def courses_of(people: Population, days: SchoolYear, chance: random.Random) -> Iterator[Course]:
    """A course for each pupil with SEN support, in the order in which they were decided on."""
    found, late, looked_at = [], LATE, REVIEWED
    supported = [child.key for child in people.on_roll if people.letter(child) == "K" and child.key != YUSUF]
    steps = [step for step, number in ELSEWHERE.items() for _ in range(number)]
    elsewhere = dict(zip(chance.sample([key for key in supported if key not in IN_STORIES], len(steps)), steps, strict=True))
    for key in supported:
        step, review = IN_STORIES.get(key, (elsewhere.get(key, Step.DO), None))
        review = moved(review, people.today, days) if review else None
        since = people.sen[key].statuses[-1].starts
        overdue = step is Step.DO and late > 0 and key not in IN_STORIES
        late -= overdue
        one = course(key, step, since, review, people.today, days, chance, overdue=overdue)
        if looked_at > 0 and step is Step.DO and not overdue and key not in IN_STORIES:
            again = second(one, since, people.today, days)
            looked_at -= again is not one
            one = again
        found.append(one)
    yield from sorted(found, key=lambda one: (one.decided, one.child))


def course(
    key: str, step: Step, since: date, review: date | None, today: date, days: SchoolYear, chance: random.Random, *, overdue: bool = False
) -> Course:
    """The days of one course, none before support was decided on and none after today but the review."""

    def back(number: int) -> date:
        return days.add_school_days(today, -number).day

    if step in (Step.ASSESS, Step.PLAN):
        decided = max(since, back(chance.randrange(3, 9) if step is Step.ASSESS else chance.randrange(9, 19)))
        decided = max(decided, since)
        drafted = back(2) if step is Step.PLAN else None
        return Course(key, step, decided, max(decided, drafted) if drafted else None)
    ago = (CYCLE + 1, CYCLE + 3) if overdue else (CYCLE - 4, CYCLE) if step is Step.REVIEW else (10, CYCLE - 6)
    started = back(chance.randrange(*ago))
    if review:
        started = min(days.add_school_days(review, -CYCLE).day, back(5))
    decided = max(since, days.add_school_days(started, -12).day)
    started = max(started, decided)
    if started >= today:
        return Course(key, Step.PLAN, decided, decided)
    if review is None:
        review = back(chance.randrange(1, 4)) if overdue else days.add_school_days(started, CYCLE).day
    review = max(review, days.add_school_days(started, 5).day)
    opened = back(chance.randrange(1, 3)) if step is Step.REVIEW else None
    return Course(
        key, step, decided, max(decided, days.add_school_days(started, -4).day), started, review, max(opened, started) if opened else None
    )


def second(one: Course, since: date, today: date, days: SchoolYear) -> Course:
    """The same course after a review this school year; unchanged where there was no time for one."""
    if one.started is None or one.drafted is None:
        return one
    reviewed = days.add_school_days(one.started, -8).day
    long_enough = (reviewed - since).days >= LONG_ENOUGH and school_year_of(reviewed) == school_year_of(today)
    return replace(one, decided=days.add_school_days(reviewed, -70).day, reviewed=reviewed) if long_enough else one

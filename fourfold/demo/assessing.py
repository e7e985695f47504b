"""What each invented pupil shows in each round: plausible, and the same each time. Some slow down; some were not there."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fourfold.code_of_practice.school_year import school_year_of
from fourfold.demo.dates import FRIDAY, on_or_after, terms_of
from fourfold.demo.people import YEARS, Child, Population
from fourfold.progress.scales import Missed, Scale

TERMS = (("Autumn", 1), ("Spring", 3), ("Summer", 5))
"""Each round is in the second week of one of the six half terms."""
JUDGED = ("Well below", "Below", "Working towards", "Expected", "Greater depth")
SOCIAL = ("Not yet", "Sometimes", "Often", "Nearly always")
GCSE = tuple(str(number) for number in range(1, 10))
SIXTH = ("U", "E", "D", "C", "B", "A", "A*")
NIA = (84, 86, 87, 89, 91, 92, 94, 96, 97)
"""Her reading age in months, round by round: she gains 5 months a year, her classmates 12."""
SLOWED, SLOWED_WITH_SUPPORT, LOST = 0.035, 0.12, (10, 15)
"""How many have slowed down over the last year, and by how many points."""
SETTLING_DAYS = 200
"""How long a newcomer to English is not tested in reading, and not yet in everything else."""


@dataclass(frozen=True)
class Measured:
    """A measure of the demo school: its name, what it is of, the scale, and the year groups that are assessed with it."""

    name: str
    subject: str
    scale: Scale
    years: range
    more: dict[str, Any] = field(default_factory=dict)
    of_everybody: bool = True
    """Asked of everybody in those years, not of some."""


MEASURED = {
    "reading": Measured("Reading age", "Reading", Scale.AGE, range(1, 10), {"sem": Decimal(3)}),
    "writing": Measured("Writing", "Writing", Scale.GRADES, range(1, 7), {"grades": JUDGED}),
    "maths": Measured("Maths", "Maths", Scale.STANDARDISED, range(1, 10)),
    "english": Measured("English", "English", Scale.STANDARDISED, range(7, 10)),
    "english_grade": Measured("English grade", "English", Scale.GRADES, range(10, 12), {"grades": GCSE}),
    "maths_grade": Measured("Maths grade", "Maths", Scale.GRADES, range(10, 12), {"grades": GCSE}),
    "science_grade": Measured("Science grade", "Science", Scale.GRADES, range(10, 12), {"grades": GCSE}),
    "sixth_form": Measured("Sixth form grade", "Sixth form", Scale.GRADES, range(12, 14), {"grades": SIXTH}),
    "early": Measured("Early learning goals met", "Early learning", Scale.STEPS, range(1), {"most": Decimal(17)}),
    "attendance": Measured("Attendance", "Attendance", Scale.ATTENDANCE, range(14)),
    "others": Measured("Getting on with others", "Getting on with others", Scale.GRADES, range(10), {"grades": SOCIAL, "wider": True}),
    "worries": Measured(
        "Strengths and worries",
        "Strengths and worries",
        Scale.TOTAL,
        range(12),
        {"most": Decimal(40), "lower_is_better": True, "wider": True},
        of_everybody=False,
    ),
    "steps": Measured("Small steps", "Small steps", Scale.STEPS, range(14), of_everybody=False),
}
TESTS = ("reading", "maths", "english")
"""What nobody can take who is away that week."""


@dataclass(frozen=True)
class Time:
    """A round: its name, its day, its term, and how many years ago it was."""

    name: str
    day: date
    term: int
    years_ago: int
    ago: float


def times_of(today: date) -> list[Time]:
    """The rounds of this school year and the two before it, up to the first that is still to come."""
    found = []
    this = school_year_of(today)
    for year in range(this - 2, this + 2):
        for term, (name, half) in enumerate(TERMS):
            day = on_or_after(terms_of(year)[half].starts, FRIDAY) + timedelta(days=7)
            found.append(Time(f"{name} {day.year}", day, term, this - year, (today - day).days / 365.25))
            if day > today:
                return found
    return found


@dataclass(frozen=True)
class Mind:
    """What lies under one pupil's results, in standard deviations from the middle; and how fast it moves."""

    reading: float
    maths: float
    social: float
    drift: float
    lost: float
    """Points lost over the last year."""


def mind_of(child: Child, letter: str, needs: tuple[str, ...], chance: random.Random) -> Mind:
    """Lower where there are needs; reading and maths go together."""
    general = chance.gauss(0, 0.85) - {"N": 0, "K": 0.8, "E": 1.3}[letter]
    reading = general + chance.gauss(0, 0.5) - 0.4 * ("SPLD" in needs) - 0.25 * child.eal
    maths = general + chance.gauss(0, 0.5) - 0.3 * ("MLD" in needs)
    social = chance.gauss(0.4, 0.9) - 1.4 * bool({"SEMH", "ASD"} & set(needs))
    slows = chance.random() < (SLOWED if letter == "N" else SLOWED_WITH_SUPPORT)
    return Mind(reading, maths, social, chance.gauss(0, 1.2), chance.uniform(*LOST) if slows else 0)


def shown_by(child: Child, people: Population, times: list[Time]) -> Iterator[tuple[Time, str, int | Decimal | Missed]]:
    """Everything that a pupil shows: when, on which measure, and the value or why there is none."""
    chance = random.Random(f"{child.key} is assessed at Larkfield {school_year_of(people.today)}")  # noqa: S311 - the same each time
    sen = people.sen.get(child.key)
    letter, needs = (sen.letter, sen.needs) if sen else ("N", ())
    life: Mapping[str, Any] = people.life.get(child.key, {})
    mind = mind_of(child, letter, needs, chance)
    settled = max(child.starts, life.get("arrived_in_england_on", child.starts)) + timedelta(days=SETTLING_DAYS) if child.eal else None
    attends = float(life.get("attendance", 95))
    for number, when in enumerate(times):
        year = child.year - when.years_ago
        here = child.starts <= when.day <= people.today and (child.ends is None or when.day <= child.ends)
        if year < 0 or not here:
            continue
        away = chance.random() < (0.08 if attends < 85 else 0.012)
        for key, one in MEASURED.items():
            value = value_of(key, child, mind, year, when, attends, chance)
            if year not in one.years or not (one.of_everybody or of_some(key, needs)):
                continue
            if key == "reading" and child.key == "nia":
                value = NIA[min(number, len(NIA) - 1)]
            elif settled and when.day < settled and key in TESTS:
                if key != "reading":
                    continue
                value = Missed.NOT_TESTED
            elif key in TESTS and (away or "SLD" in needs):
                value = Missed.ABSENT if away else Missed.NOT_TESTED
            yield when, key, value


def of_some(key: str, needs: tuple[str, ...]) -> bool:
    """Whether a pupil with these needs is assessed with a measure that is not for everybody."""
    return bool({"worries": {"SEMH"}, "steps": {"SLD", "DS", "PMLD"}}[key] & set(needs))


def value_of(key: str, child: Child, mind: Mind, year: int, when: Time, attends: float, chance: random.Random) -> int | Decimal | Missed:
    """One number: what lies under it, what was lost by then, and the chance of the day."""
    lost = mind.lost * max(0.0, 1 - when.ago)
    noise, drift = chance.gauss(0, 1), -mind.drift * when.ago
    if key == "reading":
        middle = 57 + 12 * year + 4 * when.term
        return within(middle + 14 * mind.reading + drift + 2 * noise - 0.7 * lost, 48, 210)
    if key in ("maths", "english"):
        under = mind.maths if key == "maths" else mind.reading
        return within(101 + 14 * under + drift + 3.6 * noise - lost, 62, 140)
    if key == "writing":
        return within(3.5 + mind.reading + 0.3 * noise - lost / 15, 1, len(JUDGED))
    if key.endswith("_grade"):
        under = mind.reading if key == "english_grade" else mind.maths
        return within(5 + 1.7 * under - 0.5 * when.ago + 0.5 * noise - lost / 10, 1, len(GCSE))
    if key == "sixth_form":
        return within(4.4 + 1.2 * mind.maths + 0.4 * noise, 1, len(SIXTH))
    if key == "early":
        return within(6 + 4 * when.term + 3 * mind.reading + noise, 0, 17)
    if key == "attendance":
        return Decimal(str(round(min(100.0, max(25.0, attends + 1.6 * noise)), 1)))
    if key == "others":
        return within(2.8 + mind.social + 0.3 * noise, 1, len(SOCIAL))
    return within(15 - 4 * mind.social + 2 * noise, 0, 40) if key == "worries" else within(20 - 6 * when.ago + noise, 0, 60)


def within(value: float, least: int, most: int) -> int:
    """The nearest whole number on a scale."""
    return min(most, max(least, round(value)))


def year_codes(years: range) -> list[str]:
    """The year groups as their codes."""
    return [YEARS[year] for year in years]

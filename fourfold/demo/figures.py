"""Who has special educational needs, in the proportions known of England's schools: SEN by phase, sex and need (DfE, 2025 and 2026)."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.demo.dates import calendar, moved
from fourfold.demo.families import STORIES
from fourfold.demo.people import FIRST_OF_SECONDARY, Child, Sen, Status

SUPPORT = (0.09, 0.12, 0.145, 0.165, 0.18, 0.18, 0.17, 0.155, 0.147, 0.14, 0.133, 0.125, 0.09, 0.08)
"""SEN support by year group, Reception to Year 13: about 15% of primary and 14% of secondary pupils, most at age 9."""
PLAN = (0.025, 0.03, 0.036, 0.04, 0.045, 0.05, 0.052, 0.04, 0.037, 0.035, 0.033, 0.032, 0.025, 0.02)
"""EHC plans by year group: about 4% of primary and 3.5% of secondary pupils."""
BOYS = {"K": 0.61, "E": 0.71}
NEEDS = {
    ("K", "primary"): {"SLCN": 37, "SEMH": 19, "MLD": 14, "SPLD": 9, "ASD": 7, "NSA": 5, "OTH": 4, "PD": 2, "HI": 2, "VI": 1},
    ("K", "secondary"): {"SPLD": 20, "SEMH": 28, "MLD": 14, "SLCN": 13, "ASD": 11, "NSA": 5, "OTH": 4, "PD": 2, "HI": 2, "VI": 1},
    ("E", "primary"): {"ASD": 36, "SLCN": 24, "SEMH": 12, "MLD": 8, "SLD": 6, "PD": 6, "DS": 3, "HI": 3, "VI": 2},
    ("E", "secondary"): {"ASD": 33, "SEMH": 20, "SLCN": 13, "MLD": 12, "SPLD": 8, "PD": 6, "HI": 4, "VI": 2, "DS": 2},
}
"""Primary need types in a hundred. Speech and language lead in primary years, mental health and specific difficulties in secondary."""
SECOND = {"K": 0.4, "E": 0.7}
SECOND_NEEDS = {"SLCN": 5, "SEMH": 6, "SPLD": 4, "MLD": 3, "ASD": 2, "PD": 1, "HI": 1}
ONCE = 0.021
"""How much more of each older year group has had SEN support once and has it no more."""
LONG_ENOUGH = 200
"""Days at this school, for support to have begun here and ended."""


def sen_of(children: Sequence[Child], today: date, chance: random.Random) -> dict[str, Sen]:
    """Each child's SEN history; those who never had any are left out."""
    days, found = calendar(today), {}
    for child in children:
        if child.key in STORIES and STORIES[child.key].since:
            found[child.key] = told(child.key, today, days)
    taken = set(found)
    for letter in ("E", "K"):
        members = list(quota(children, letter, found, taken, chance))
        for phase in ("primary", "secondary"):
            there = [child for child in members if phase_of(child) == phase]
            told_of = [child for child in children if child.key in STORIES and child.key in found and phase_of(child) == phase]
            already = [found[child.key].needs[0] for child in told_of if found[child.key].letter == letter]
            for child, need in zip(there, dealt(NEEDS[letter, phase], len(there), already, chance), strict=True):
                needs = (need, *second_need(need, letter, chance))
                found[child.key] = Sen(tuple(times(child, letter, today, days, chance)), needs)
    for child in children:
        once = chance.random() < min(0.23, ONCE * child.year) and (today - child.starts).days > LONG_ENOUGH
        if once and child.key not in found and child.key not in STORIES:
            found[child.key] = Sen(tuple(former(child, today, days, chance)))
    return found


def quota(children: Sequence[Child], letter: str, found: dict[str, Sen], taken: set[str], chance: random.Random) -> Iterator[Child]:
    """The children, year by year, who are to have this status beside those of the stories. Each is then taken."""
    total = boys = 0
    wanted = 0.0
    for year, share in enumerate(PLAN if letter == "E" else SUPPORT):
        there = [child for child in children if child.year == year and child.ends is None]
        told_of = [child for child in there if child.key in STORIES and child.key in found and found[child.key].letter == letter]
        wanted += share * len(there)
        more = max(0, round(wanted) - total - len(told_of))
        boys += sum(child.sex == "M" for child in told_of)
        total += more + len(told_of)
        free = [child for child in there if child.key not in taken and child.key not in STORIES]
        lads, girls = ([child for child in free if child.sex == sex] for sex in "MF")
        some = min(more, len(lads), max(0, round(BOYS[letter] * total) - boys))
        boys += some
        for child in (*chance.sample(lads, some), *chance.sample(girls, min(len(girls), more - some))):
            taken.add(child.key)
            yield child


def second_need(first: str, letter: str, chance: random.Random) -> tuple[str, ...]:
    """Sometimes one more need; none where the first is not assessed yet."""
    if first == "NSA" or chance.random() >= SECOND[letter]:
        return ()
    more = {code: weight for code, weight in SECOND_NEEDS.items() if code != first}
    return tuple(chance.choices(list(more), weights=list(more.values())))


def dealt(shares: dict[str, int], number: int, already: Sequence[str], chance: random.Random) -> list[str]:
    """So many needs, in their proportions, counting those given already; shuffled."""
    whole, given = number + len(already), Counter(already)
    exact = {code: share / sum(shares.values()) * whole - given[code] for code, share in shares.items()}
    needs = [code for code, many in exact.items() for _ in range(int(max(0, many)))]
    rest = sorted(exact, key=lambda code: exact[code] - int(max(0, exact[code])), reverse=True)
    needs = [*needs, *(rest * number)[: max(0, number - len(needs))]][:number]
    chance.shuffle(needs)
    return needs


def told(key: str, today: date, days: SchoolYear) -> Sen:
    """The history that a story gives."""
    one = STORIES[key]
    first = [moved(day, today, days) for day in one.since]
    review = moved(one.annual_review, today, days) if one.annual_review else None
    letters = "KE"[: len(first)] if one.status == "E" else "K"
    ends = [day - timedelta(days=1) for day in first[1:]] + [None]
    statuses = (Status(a, s, e, review if a == "E" else None) for a, s, e in zip(letters, first, ends, strict=True))
    return Sen(tuple(statuses), one.needs)


def times(child: Child, letter: str, today: date, days: SchoolYear, chance: random.Random) -> Iterator[Status]:
    """When support began, and a plan after it."""
    start = since(child, today, days, chance, longest=4.5)
    if letter == "K":
        yield Status("K", start)
        return
    if (today - start).days < LONG_ENOUGH:
        # They came with their plan from another school.
        yield Status("E", start, annual_review_on=today + timedelta(days=60 + int(240 * chance.random())))
        return
    plan = start + (today - start) * (0.25 + 0.5 * chance.random())
    due = plan.replace(year=today.year, day=min(plan.day, 28))
    yield Status("K", start, plan - timedelta(days=1))
    yield Status("E", plan, annual_review_on=due if due >= today else due.replace(year=today.year + 1))


def former(child: Child, today: date, days: SchoolYear, chance: random.Random) -> Iterator[Status]:
    """Support that was given, and ended."""
    start = since(child, child.ends or today, days, chance, longest=7)
    end = start + ((child.ends or today) - start) * (0.3 + 0.6 * chance.random())
    yield Status("K", start, end)
    yield Status("N", end + timedelta(days=1))


def since(child: Child, today: date, days: SchoolYear, chance: random.Random, *, longest: float) -> date:
    """A day since when a child may have had support: at this school, and not only just."""
    earliest = max(child.starts + timedelta(days=25), today - timedelta(days=int(longest * 365)))
    latest = max(today - timedelta(days=30), child.starts)
    spread = max(0, (latest - earliest).days)
    return days.nearest_school_day(min(latest, earliest + timedelta(days=int(spread * chance.random())))).day


def phase_of(child: Child) -> str:
    return "primary" if child.year < FIRST_OF_SECONDARY else "secondary"

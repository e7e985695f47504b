"""Classes named after trees, tutor groups after birds, and teaching sets; who is in them and who teaches them."""

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import cycle

from fourfold.demo.people import FIRST_OF_SECONDARY, FIRST_OF_SIXTH_FORM, YEARS, Child, Colleague, Group, Sen
from fourfold.demo.staff import ASSISTANTS, DEPARTMENTS

TREES = (
    ("Willow", "Maple"),
    ("Beech", "Cherry"),
    ("Rowan", "Elder"),
    ("Alder", "Aspen"),
    ("Hazel", "Holly"),
    ("Juniper", "Oak"),
    ("Larch", "Pine"),
)
BIRDS = ("Kestrel", "Osprey", "Harrier", "Merlin")
SIXTH_FORM = ("Falcon", "Heron", "Curlew", "Plover")
SETS, BY_FORM = ("English", "Maths", "Science"), ("Humanities", "Languages", "Arts")
COURSES = {
    "English literature": "English",
    "Media studies": "English",
    "Mathematics": "Maths",
    "Economics": "Maths",
    "Biology": "Science",
    "Chemistry": "Science",
    "Psychology": "Science",
    "Applied science": "Science",
    "History": "Humanities",
    "Geography": "Humanities",
    "Health and social care": "Humanities",
    "Spanish": "Languages",
    "Art and design": "Arts",
    "Music technology": "Arts",
}
JUNIPER, IN_JUNIPER = "5 Juniper", 6
"""In the class of the stories six pupils have support or a plan, no more and no fewer."""


def forms_of(year: int) -> tuple[str, ...]:
    """The names of a year group's classes or tutor groups."""
    names = TREES[year] if year < FIRST_OF_SECONDARY else BIRDS if year < FIRST_OF_SIXTH_FORM else SIXTH_FORM
    return tuple(f"{YEARS[year]} {name}" for name in names)


def with_forms(children: Sequence[Child], sen: Mapping[str, Sen]) -> list[Child]:
    """Each child with a class: those of the stories in theirs, the rest where there is most room."""
    size: Counter[str] = Counter(child.form for child in children if child.form)
    supported = Counter(child.form for child in children if child.form and needs_help(child, sen))
    placed = []
    for child in sorted(children, key=lambda child: not needs_help(child, sen)):
        if not child.form and child.ends is None:
            forms: Sequence[str] = forms_of(child.year)
            if JUNIPER in forms and needs_help(child, sen):
                forms = (JUNIPER,) if supported[JUNIPER] < IN_JUNIPER else forms[1:]
            of = supported if needs_help(child, sen) else size
            form = min(forms, key=lambda form: of[form])
            size[form] += 1
            supported[form] += needs_help(child, sen)
            child = replace(child, form=form)
        placed.append(child)
    order = {child.key: number for number, child in enumerate(children)}
    return sorted(placed, key=lambda child: order[child.key])


def needs_help(child: Child, sen: Mapping[str, Sen]) -> bool:
    """Whether the child has support or a plan now."""
    return child.key in sen and sen[child.key].letter in "KE"


def groups_of(children: Sequence[Child], staff: Sequence[Colleague], chance: random.Random) -> Iterator[Group]:
    """Every class, tutor group and set."""
    here = [child for child in children if child.ends is None]
    class_teachers = {one.teaches: one.key for one in staff}
    assistants: dict[str, list[str]] = {}
    for one in staff:
        for form in one.teaches.split(","):
            if one.teaches in ASSISTANTS or "," in one.teaches:
                assistants.setdefault(form, []).append(one.key)
    departments = {subject: cycle([one.key for one in staff if one.teaches == subject]) for subject in DEPARTMENTS}
    tutors = cycle(one.key for one in staff if one.teaches in DEPARTMENTS)
    for year in range(len(YEARS)):
        for form in forms_of(year):
            members = tuple(child.key for child in here if child.form == form)
            teacher = class_teachers[form] if year < FIRST_OF_SECONDARY else next(tutors)
            helpers = tuple(assistants.get(form, ()))
            yield Group(form, year, "", (teacher,), helpers, members)
            if FIRST_OF_SECONDARY <= year < FIRST_OF_SIXTH_FORM:
                for subject in BY_FORM:
                    yield Group(f"{form} {subject}", year, subject, (next(departments[subject]),), (), members)
        in_year = [child for child in here if child.year == year]
        if FIRST_OF_SECONDARY <= year < FIRST_OF_SIXTH_FORM:
            yield from sets_of(year, in_year, departments, chance)
        elif year >= FIRST_OF_SIXTH_FORM:
            yield from courses_of(year, in_year, departments, chance)


def sets_of(year: int, children: list[Child], departments: Mapping[str, Iterator[str]], chance: random.Random) -> Iterator[Group]:
    """Four sets in each of three subjects."""
    for subject in SETS:
        keys = chance.sample([child.key for child in children], len(children))
        size = -(-len(keys) // len(BIRDS))
        for number in range(len(BIRDS)):
            members = tuple(keys[number * size : (number + 1) * size])
            yield Group(f"{YEARS[year]} {subject} {number + 1}", year, subject, (next(departments[subject]),), (), members)


def courses_of(year: int, children: list[Child], departments: Mapping[str, Iterator[str]], chance: random.Random) -> Iterator[Group]:
    """Three courses for each sixth former."""
    chosen: dict[str, list[str]] = {course: [] for course in COURSES}
    for child in children:
        for course in chance.sample(list(COURSES), 3):
            chosen[course].append(child.key)
    for course, keys in chosen.items():
        yield Group(f"{YEARS[year]} {course}", year, course, (next(departments[COURSES[course]]),), (), tuple(keys))

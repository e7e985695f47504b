"""Real longitudinal data in the rule's rows, from the folder that FOURFOLD_SAMPLES names: never copied here.

The data give no dates but grades and occasions: each is set on the same day of its year, or a quarter of a year after the one before.
"""

import csv
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tests.progress.slowly import Row

GRADES = {"K": 1986, "1": 1987, "2": 1988, "3": 1989}


def folder() -> Path | None:
    """Where they are; None where nobody said, or they are not there."""
    named = os.environ.get("FOURFOLD_SAMPLES")
    found = Path(named) / "assessment" if named else None
    return found if found is not None and found.is_dir() else None


def lines(name: str) -> Iterator[dict[str, str]]:
    there = folder()
    assert there is not None
    with (there / f"{name}.csv").open(newline="") as file:
        yield from csv.DictReader(file)


def exam() -> list[Row]:
    """A reading test at 11 and examinations at 16, both standardised, in 65 schools of London: five years apart."""
    found: list[Row] = []
    for number, one in enumerate(lines("Exam")):
        for year, column in ((1985, "standLRT"), (1990, "normexam")):
            found.append((str(number), one["school"], "attainment", date(year, 5, 15), float(one[column])))
    return found


def star() -> list[Row]:
    """Reading and mathematics each year from kindergarten to grade 3, in 80 schools of Tennessee."""
    found: list[Row] = []
    for one in lines("star"):
        for measure in ("read", "math"):
            if one[measure] not in ("", "NA"):
                found.append((one["id"], one["sch"], measure, date(GRADES[one["gr"]], 5, 15), float(one[measure])))
    return found


def oxford_boys() -> list[Row]:
    """Heights of 26 boys on nine occasions, a quarter of a year apart: growth that is no attainment at all."""
    days = [date(2000 + (3 * n) // 12, 1 + (3 * n) % 12, 15) for n in range(9)]
    return [(one["Subject"], "Oxford", "height", days[int(one["Occasion"]) - 1], float(one["height"])) for one in lines("Oxboys")]


def reading_skills() -> list[Row]:
    """Reading accuracy of 44 children, 19 with dyslexia, once."""
    return [(str(n), "all", "reading", date(2004, 5, 15), float(one["accuracy1"])) for n, one in enumerate(lines("ReadingSkills"))]


SAMPLES = {"Exam": (exam, 60), "star": (star, 12), "Oxboys": (oxford_boys, 12), "ReadingSkills": (reading_skills, 12)}
"""How each is read, and how many months lie between its points."""

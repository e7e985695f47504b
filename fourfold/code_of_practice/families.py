"""Parents and young people: who hears in law, who is involved, and the year's meetings (6.64-6.71; Children and Families Act 2014 s.83).

The ages, school years and year groups that this needs live in `school_year`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import ceil

from fourfold.code_of_practice.school_year import birthday, school_year_ends, school_year_of, school_year_starts

MEETINGS_A_YEAR = 3
INVOLVED_DIRECTLY_FROM_AGE = 16
YOUNG_PERSON_UNTIL_AGE = 25
FRIDAY = 4


class LegalRecipient(StrEnum):
    """To whom a notice or a right under Part 3 of the Act belongs."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    REPRESENTATIVE = "representative"


def last_friday_in_june(year: int) -> date:
    """The school leaving date of a calendar year."""
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - FRIDAY) % 7)


def compulsory_school_age_ends(born: date) -> date:
    """The last Friday in June of the school year of the 16th birthday (Education Act 1996 s.8).

    It is that year's date even for a birthday in July or August, so such a pupil crosses at 15.
    """
    sixteenth = birthday(born, INVOLVED_DIRECTLY_FROM_AGE)
    return last_friday_in_june(school_year_of(sixteenth) + 1)


def young_person_from(born: date) -> date:
    """The day from which the rights under Part 3 are the young person's own (s.83; Code 8.13 on).

    In the Act compulsory school age ends with the close of the leaving date; we count that day itself as the young person's.
    """
    return compulsory_school_age_ends(born)


def is_young_person(born: date, today: date) -> bool:
    """Over compulsory school age and under 25 (s.83)."""
    return young_person_from(born) <= today < birthday(born, YOUNG_PERSON_UNTIL_AGE)


def account_offered_from(born: date) -> date:
    """The 16th birthday, or the young-person date where that comes first (July and August birthdays)."""
    return min(birthday(born, INVOLVED_DIRECTLY_FROM_AGE), young_person_from(born))


def involve_directly(born: date, today: date) -> bool:
    """Whether the school should involve the pupil directly in decisions: from 16, or from the young-person date if sooner."""
    return today >= account_offered_from(born)


def legal_recipient(born: date, today: date, *, representative_acts: bool = False) -> LegalRecipient:
    """Who is addressed in law today.

    `representative_acts` says that, for the decision in hand, capacity was assessed and found lacking (Mental Capacity Act 2005;
    s.80). It is asked for each decision, never kept as a mark on the person, and it changes nothing for a child.
    """
    if today < young_person_from(born):
        return LegalRecipient.PARENT
    return LegalRecipient.REPRESENTATIVE if representative_acts else LegalRecipient.YOUNG_PERSON


def meetings_still_due(held: Iterable[date], *, year_starts: date, year_ends: date, wanted: int = MEETINGS_A_YEAR) -> int:
    """How many of the year's meetings with parents are yet to be held (6.65). An offer that was declined is not a meeting held."""
    this_year = sum(year_starts <= day <= year_ends for day in held)
    return max(0, wanted - this_year)


@dataclass(frozen=True)
class MeetingsWanted:
    """How many meetings this pupil should have this year, and whose rule says so."""

    number: int
    basis: str


def meetings_wanted(support_began: date, year: int, *, pro_rata: bool, a_year: int = MEETINGS_A_YEAR) -> MeetingsWanted:
    """The meetings a school aims at for one pupil in the school year that starts in `year`; `a_year` is what it promises, three or more.

    The Code says at least three each school year and nothing of a pupil who starts part way (6.65). Where a school has chosen to
    count such a year in proportion, rounding up, the basis says that this is the school's setting.
    """
    starts, ends = school_year_starts(year), school_year_ends(year)
    if not pro_rata or support_began <= starts:
        basis = (
            "The Code of Practice, 6.65"
            if a_year == MEETINGS_A_YEAR
            else "This school’s setting: the Code of Practice asks for at least 3 (6.65)"
        )
        return MeetingsWanted(a_year, basis)
    left = Fraction(max(0, (ends - support_began).days + 1), (ends - starts).days + 1)
    return MeetingsWanted(ceil(a_year * left), "This school's setting for a pupil who starts part way through the year")

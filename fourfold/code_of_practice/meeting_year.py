"""The year's meetings with parents, child by child: held, offered and declined, each counted for itself (6.65)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from fourfold.code_of_practice.school_days import SchoolYear, Span
from fourfold.code_of_practice.school_year import school_year_ends, school_year_starts


class Third(StrEnum):
    """One of the three parts of a school year: the Code asks for a meeting about as often."""

    AUTUMN = "autumn"
    SPRING = "spring"
    SUMMER = "summer"


THIRD_NAMES = {Third.AUTUMN: "Autumn", Third.SPRING: "Spring", Third.SUMMER: "Summer"}
EASTER_BEGINS, EASTER_ENDS = (3, 20), (5, 5)
"""The summer term begins between these days, whatever the year's Easter."""
SUMMER_OTHERWISE = (4, 15)


def thirds(year: int, days: SchoolYear) -> dict[Third, Span]:
    """From when to when each part of the school year that begins in `year` lasts: summer begins with the first term after Easter."""
    easter = date(year + 1, *EASTER_BEGINS), date(year + 1, *EASTER_ENDS)
    summer = next((first for first, _ in sorted(days.terms) if easter[0] <= first <= easter[1]), date(year + 1, *SUMMER_OTHERWISE))
    return {
        Third.AUTUMN: (school_year_starts(year), date(year, 12, 31)),
        Third.SPRING: (date(year + 1, 1, 1), summer - timedelta(days=1)),
        Third.SUMMER: (summer, school_year_ends(year)),
    }


class Slot(StrEnum):
    """How one third of a child's year stands."""

    HELD = "held"
    BOOKED = "booked"
    WAITING = "waiting"
    """Offered, and no parent has answered yet."""
    DECLINED = "declined"
    """Offered, and not wanted: it never counts as held."""
    UNSAID = "unsaid"
    """Its day has passed, and nobody has written down whether it was held."""
    NEEDS_DATE = "needs_date"
    NONE = "none"
    """Nothing here, and nothing needed."""


@dataclass(frozen=True)
class Seen:
    """What is known of one meeting: its day; whether it was held and a parent came; whether the family was asked, and what it said."""

    day: date
    held: bool = False
    offered: bool = False
    waiting: bool = False
    declined: bool = False
    alternatives: bool = True
    """Whether the family had another time or another way to choose from."""
    code: str = ""


@dataclass(frozen=True)
class Counts:
    """The meetings of one school year. Offered are all that the family was asked to, those that were held among them; `declined` those that
    it did not want although it could choose another time or another way. They are three numbers, and never one."""

    held: int
    offered: int
    declined: int
    coming: int
    unsaid: int
    """Those whose day has passed, and of which nobody has said whether they were held."""
    wanted: int

    @property
    def needs(self) -> int:
        """How many meetings still want a day."""
        return max(0, self.wanted - self.held - self.coming - self.unsaid - self.declined)

    @property
    def on_course(self) -> bool:
        """Whether what was held and what is booked make the year's number. What was declined does not."""
        return self.held + self.coming >= self.wanted


def counts(meetings: Iterable[Seen], *, year: int, wanted: int, today: date) -> Counts:
    """Held, offered and declined in the school year that begins in `year` (6.65). None stands for another."""
    first, last = school_year_starts(year), school_year_ends(year)
    mine = [one for one in meetings if first <= one.day <= last]
    held = [one for one in mine if one.held]
    others = [one for one in mine if not one.held]
    declined = [one for one in others if one.declined and one.alternatives]
    return Counts(
        held=len(held),
        offered=len(held) + sum(one.offered or one.declined for one in others),
        declined=len(declined),
        coming=sum(not one.declined and one.day >= today for one in others),
        unsaid=sum(not one.declined and one.day < today for one in others),
        wanted=wanted,
    )


@dataclass(frozen=True)
class SlotSeen:
    """One third of one child's year: how it stands, and the meeting that says so."""

    slot: Slot
    day: date | None = None
    code: str = ""
    one_more: bool = False
    """Whether a further meeting should be found room for here."""


ORDER = (Slot.HELD, Slot.WAITING, Slot.BOOKED, Slot.UNSAID, Slot.DECLINED)


def stands(one: Seen, today: date) -> Slot:
    """How one meeting stands."""
    if one.held:
        return Slot.HELD
    if one.declined:
        return Slot.DECLINED
    if one.day < today:
        return Slot.UNSAID
    return Slot.WAITING if one.waiting else Slot.BOOKED


def slots(meetings: Iterable[Seen], counted: Counts, *, spans: Mapping[Third, Span], today: date) -> dict[Third, SlotSeen]:
    """The three thirds of a child's year. A third that has not passed needs a date for as long as one is missing, the nearest first."""
    rows, found, missing = list(meetings), {}, counted.needs
    for third, (first, last) in spans.items():
        mine = sorted((one for one in rows if first <= one.day <= last), key=lambda one: (ORDER.index(stands(one, today)), one.day))
        if mine:
            found[third] = SlotSeen(stands(mine[0], today), mine[0].day, mine[0].code)
        elif missing and last >= today:
            found[third], missing = SlotSeen(Slot.NEEDS_DATE), missing - 1
        else:
            found[third] = SlotSeen(Slot.NONE)
    for third in [one for one, (_, last) in spans.items() if last >= today and found[one].slot is not Slot.NEEDS_DATE]:
        if missing:
            found[third], missing = SlotSeen(found[third].slot, found[third].day, found[third].code, one_more=True), missing - 1
    return found

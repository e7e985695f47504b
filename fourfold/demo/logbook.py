"""The sessions of a past: each on one of its group's days, most of them given, some not, and a few that nobody wrote down."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from fourfold.access.actor import Actor
from fourfold.demo.arriving import choose_times
from fourfold.pupils.models import new_code
from fourfold.support import actions as support
from fourfold.support.kinds import Feeling, Happened, WhyNot
from fourfold.support.models import GroupPlace, GroupSlot, ProvisionGroup, ProvisionLine, Session
from fourfold.support.timing import usual_days

if TYPE_CHECKING:
    from fourfold.demo.build import Site

BECAME = (Happened.HAPPENED, Happened.AWAY, Happened.NOT, None)
HOW_OFTEN = (86, 6, 5, 3)
FEELINGS = (60, 30, 10)
STILL_TO_CHECK = 3
"""So many groups have the times that came with the plan."""


class Logbook:
    """Rows to be written down together at the end."""

    def __init__(self, site: "Site", chance: Random) -> None:
        self.site, self.chance = site, chance
        self.rows: list[Session] = []
        self.codes: set[str] = set()

    def log(self, line: ProvisionLine, since: date, *, until: date | None = None) -> None:
        """The sessions of a line from its first day to yesterday."""
        for day in self.days(line, since, until or self.site.today - timedelta(days=1)):
            state = self.chance.choices(BECAME, weights=HOW_OFTEN)[0]
            if state is not None:
                self.note(line, day, state, self.chance.choice(list(WhyNot)))

    def note(self, line: ProvisionLine, day: date, state: Happened, why: WhyNot) -> None:
        """One session."""
        happened = state is Happened.HAPPENED
        with self.site.on(day, 15):
            self.rows.append(
                Session(
                    pupil_id=line.pupil_id,
                    line=line,
                    slot_id=self.slots(line).get(day.weekday()),
                    code=self.own_code(),
                    key=f"demo-{line.code}-{day}",
                    on=day,
                    state=state,
                    minutes=(line.minutes or 0) if happened else 0,
                    feeling=self.chance.choices(list(Feeling), weights=FEELINGS)[0] if happened else "",
                    because=why if state is Happened.NOT else "",
                    by_id=line.deliverer_id,
                    logged_at=self.site.moment(),
                )
            )

    def days(self, line: ProvisionLine, first: date, last: date) -> Iterator[date]:
        """The days on which the help of a line is given."""
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if day.weekday() in usual_days(line.times_a_week) and self.site.days.is_school_day(day):
                yield day

    def slots(self, line: ProvisionLine) -> dict[int, int]:
        """The times of a line's group, by weekday."""
        known: dict[int, dict[int, int]] = self.__dict__.setdefault("known", {})
        if line.pk not in known:
            known[line.pk] = dict(GroupSlot.objects.filter(group__places__line=line).values_list("weekday", "pk"))
        return known[line.pk]

    def own_code(self) -> str:
        """Ten letters that no other session has."""
        while (code := new_code()) in self.codes:
            pass
        self.codes.add(code)
        return code


def with_today(days: tuple[int, ...], today: int) -> tuple[int, ...]:
    """So many weekdays, today's among them: whoever looks in as the assistant finds a session to write down, on a Monday too."""
    return days if today in days else tuple(sorted((today, *days[1:])))


def set_groups(site: "Site", senco: Actor) -> None:
    """The SENCO has chosen the times of nearly all groups; Mr Whitlock's story talk is one group, at twenty to ten."""
    dean = site.accounts["dean_whitlock"]
    now = GroupPlace.objects.filter(until__isnull=True, group__leader=dean, line__plan__ends_on__isnull=True).select_related(
        "group", "line"
    )
    places = list(now.filter(group__name="Story talk").order_by("pk"))
    mine = next((place for place in places if place.pupil_id == site.pupils["yusuf"].pk), None)
    choose_times(site.maker, site.school, groups=list(ProvisionGroup.objects.order_by("-pk")[STILL_TO_CHECK:]), by=senco)
    if mine is None:
        return
    with site.on(site.today, 8):
        for place in [one for one in places if one.group_id != mine.group_id][: mine.line.group_size - 1]:
            support.join_group(senco, place.line, group=mine.group, today=site.today)
        at = site.moment().replace(hour=9, minute=40, second=0, microsecond=0).time()
        times = [(day, at) for day in with_today(usual_days(mine.line.times_a_week), site.today.weekday())]
        how = {"edition": mine.group.edition, "name": "Story talk", "leader": dean.code, "minutes": 20, "until": None}
        support.change_group(senco, mine.group, times=times, today=site.today, **how)

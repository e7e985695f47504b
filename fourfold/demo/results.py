"""Writing three years of assessment of the whole school: each round on its day, all signed off but the latest."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.demo.assessing import MEASURED, Time, shown_by, times_of, year_codes
from fourfold.progress import actions
from fourfold.progress.models import HandedIn, Measure, Round
from fourfold.progress.scales import Missed
from fourfold.pupils.models import Class
from fourfold.schools.models import School

if TYPE_CHECKING:
    from fourfold.demo.build import Site

NOT_IN_YET = {"5 Juniper": 6, "5 Oak": 4, "3 Aspen": 9}
"""How many pupils of these classes are still without a result in writing, in the round that is open."""
HANDED_IN = ("4 Hazel", "2 Rowan", "R Willow")
OPEN_WEEKS = 4


@action("demo.rounds_signed_off", needs=Permission.PROGRESS_APPROVE, by=Side.SCHOOL)
def sign_off_all(actor: Actor, school: School, *, rounds: Sequence[Round], by: Account) -> None:
    """The head signed each of these off ten days after its day."""
    for one in rounds:
        one.closed_on = one.signed_off_on = one.day + timedelta(days=10)
        one.signed_off_by = by
    Round.objects.bulk_update(rounds, ["closed_on", "signed_off_on", "signed_off_by"])


def write_results(site: "Site") -> None:
    """The measures, the rounds, the results, and how far this term's round has come."""
    times = times_of(site.today)
    with site.on(site.began, 13):
        measures = dict(add_measures(site))
    rounds = open_rounds(site, times, [measures[key] for key, one in MEASURED.items() if one.of_everybody])
    shown: dict[Time, list[actions.Entry]] = defaultdict(list)
    late = late_ones(site)
    is_open = {time: time.day + timedelta(weeks=OPEN_WEEKS) > site.today for time in times}
    for child in site.population.children:
        for when, key, value in shown_by(child, site.population, times):
            if not (is_open[when] and key == "writing" and child.key in late):
                missed, number = (value, None) if isinstance(value, Missed) else ("", Decimal(value))
                shown[when].append(actions.Entry(site.pupils[child.key], measures[key], number, missed))
    for when, entries in shown.items():
        with site.on(when.day, 16):
            actions.bring_in_results(site.maker, site.school, rounds={rounds[when]: entries}, source="")
    past = [rounds[when] for when in times if not is_open[when]]
    with site.on(site.today, 8):
        sign_off_all(site.maker, site.school, rounds=past, by=site.accounts["james_callaghan"])
        for when in times:
            if is_open[when] and when.day <= site.today:
                hand_in_some(site, rounds[when])


def add_measures(site: "Site") -> list[tuple[str, Measure]]:
    """What the school measures."""
    return [
        (
            key,
            actions.add_measure(
                site.maker,
                site.school,
                name=one.name,
                subject=one.subject,
                scale=one.scale,
                year_groups=year_codes(one.years),
                place=place,
                **one.more,
            ),
        )
        for place, (key, one) in enumerate(MEASURED.items())
    ]


def open_rounds(site: "Site", times: Sequence[Time], measures: Sequence[Measure]) -> dict[Time, Round]:
    """A round each term; the next one has its date."""
    found = {}
    for when in times:
        opened = min(when.day, site.today) - timedelta(days=7)
        with site.on(opened, 8):
            found[when] = actions.open_round(site.maker, site.school, name=when.name, day=when.day, today=opened, measures=measures)
    return found


def late_ones(site: "Site") -> set[str]:
    """The pupils whose teachers have not entered everything yet."""
    forms = {group.name: group for group in site.population.groups}
    return {key for name, number in NOT_IN_YET.items() for key in forms[name].pupils[:number]}


def hand_in_some(site: "Site", in_round: Round) -> None:
    """The classes whose teachers are done."""
    forms = {group.name: group for group in site.population.groups}
    for group in Class.objects.filter(name__in=HANDED_IN, subject="").order_by("name"):
        teacher = actor_of(site.accounts[forms[group.name].teachers[0]], today=site.today, second_factor=True)
        actions.hand_in(teacher, HandedIn(round=in_round, group=group), today=site.today)

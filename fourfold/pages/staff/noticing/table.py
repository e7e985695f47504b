"""The chart's numbers as a table, and its finding as a text."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.noticing.queries import MeasureRead
from fourfold.pages.results.amounts import amount, gained, value


def table_of(one: MeasureRead, rounds: dict[date, str]) -> list[tuple[str, str, str, str]]:
    """Round, pupil, same start, whole year; empty where there is nothing."""
    return [
        (
            rounds.get(point.day, f"{point.day:%d/%m/%Y}"),
            "" if point.own is None else value(one, point.own),
            "" if point.peers is None else value(one, point.peers[1]),
            "" if point.year is None else value(one, point.year),
        )
        for point in one.lines.points
    ]


def text_of(name: str, one: MeasureRead) -> str:
    """What the drawing shows, for whoever cannot see it."""
    says = []
    if "gain" in one.numbers:
        says.append(_("In a year %(name)s %(gained)s.") % {"name": name, "gained": gained(one, one.numbers["gain"])})
    if "peer_mean" in one.numbers:
        words = _("Pupils who started at the same place %(gained)s.")
        says.append(words % {"gained": gained(one, one.numbers["peer_mean"])})
    before, now = one.numbers.get("gap_before"), one.numbers.get("gap")
    if before is not None and now is not None and now > 0:
        words = _("The gap to the middle of the year was %(before)s a year ago and is %(now)s now.")
        says.append(words % {"before": amount(one, max(before, 0)), "now": amount(one, now)})
    return " ".join([*says, _("The table below has every number.")])

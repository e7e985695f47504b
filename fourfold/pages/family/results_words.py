"""A child's results in plain words, to their family or to themselves."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.noticing.queries import FamilyMeasure, FamilyResults
from fourfold.pages.results.amounts import amount, value
from fourfold.progress.scales import Missed, Scale

SCALES = {
    Scale.STANDARDISED: gettext_lazy("100 is the middle for children of the same age. To stay the same means to keep up."),
    Scale.SCALED: gettext_lazy("100 is what the country hopes for at this age."),
    Scale.AGE: gettext_lazy("This number says at what age most children can do this."),
    Scale.GRADES: gettext_lazy("The teacher judges this from work in class."),
    Scale.ATTENDANCE: gettext_lazy("So many of 100 half days in school."),
    Scale.STEPS: gettext_lazy("Each small step that a child can do is counted."),
}
MISSED = {Missed.ABSENT: gettext_lazy("Away that day"), Missed.NOT_TESTED: gettext_lazy("Did not take it")}


def sentence_of(found: FamilyResults, one: FamilyMeasure | None) -> str:
    """The page's first sentence."""
    if one is None:
        return _("There are no results to show yet")
    return change_of(found, one) or value_of(found, one) or _("There are no results to show yet")


def change_of(found: FamilyResults, one: FamilyMeasure) -> str:
    """ "Nia gained 5 months in Reading age since Autumn 2025"; empty where nothing is known from a year ago."""
    gain, then = one.read.numbers.get("gain"), one.read.lines.year_ago
    if gain is None or then is None:
        return ""
    much = amount(one.read, gain, whole=True)
    says = {"name": found.who, "measure": one.read.measure.name, "amount": much, "round": found.rounds.get(then, f"{then.year}")}
    if much.startswith("0 "):
        same = _("You stayed the same in %(measure)s since %(round)s"), _("%(name)s stayed the same in %(measure)s since %(round)s")
        return same[0 if found.you else 1] % says
    if one.read.measure.lower_is_better:
        better = _("%(measure)s got better by %(amount)s since %(round)s"), _("%(measure)s got harder by %(amount)s since %(round)s")
        return better[0 if gain > 0 else 1] % says
    if gain > 0:
        up = _("You gained %(amount)s in %(measure)s since %(round)s"), _("%(name)s gained %(amount)s in %(measure)s since %(round)s")
        return up[0 if found.you else 1] % says
    down = (
        _("You went down by %(amount)s in %(measure)s since %(round)s"),
        _("%(name)s went down by %(amount)s in %(measure)s since %(round)s"),
    )
    return down[0 if found.you else 1] % says


def value_of(found: FamilyResults, one: FamilyMeasure) -> str:
    """ "Reading age in Summer 2026: 7 years 10 months"; empty where there is none."""
    if one.latest is None:
        return ""
    day, own = one.latest
    says = {"measure": one.read.measure.name, "round": found.rounds.get(day, f"{day.year}"), "value": value(one.read, own)}
    return _("%(measure)s in %(round)s: %(value)s") % says


def others_of(one: FamilyMeasure) -> str:
    """What those who started alike did, where the school shows it."""
    mean = one.read.numbers.get("peer_mean")
    if mean is None:
        return ""
    much = amount(one.read, mean, whole=True)
    if much.startswith("0 "):
        return _("Other children who started at the same place stayed the same.")
    if one.read.measure.lower_is_better:
        words = (
            _("For other children who started at the same place it got better by %(amount)s.")
            if mean > 0
            else _("For other children who started at the same place it got harder by %(amount)s.")
        )
        return words % {"amount": much}
    if mean > 0:
        return _("Other children who started at the same place gained %(amount)s.") % {"amount": much}
    return _("Other children who started at the same place went down by %(amount)s.") % {"amount": much}


def scale_of(one: FamilyMeasure) -> str:
    """What the numbers mean."""
    measure = one.read.measure
    if measure.lower_is_better:
        return _("Here a lower number is better.")
    return str(SCALES.get(Scale(measure.scale), ""))


def table_of(found: FamilyResults, one: FamilyMeasure) -> Sequence[tuple[str, str, str]]:
    """Round, what the child showed or why there is nothing, and the middle of the others."""
    points = {point.day: point for point in one.read.lines.points}
    rows = []
    for day in sorted({*(day for day, point in points.items() if point.own is not None), *one.missed}):
        point, why = points.get(day), one.missed.get(day)
        own = value(one.read, point.own) if point is not None and point.own is not None else str(MISSED[why]) if why else ""
        peers = value(one.read, point.peers[1]) if point is not None and point.peers is not None else ""
        rows.append((found.rounds.get(day, f"{day.year}"), own, peers))
    return rows

"""A child's results, as their family reads them or they themselves: how much they gained, a drawing and every number."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.noticing.queries import FamilyMeasure, FamilyResults, results_for
from fourfold.pages.family import results_words as words
from fourfold.pages.results.chart import PHONE, WIDE, Drawn, draw
from fourfold.progress.scales import Scale


def results(request: Request, code: str) -> HttpResponse:
    """One measure drawn, the others in a line each."""
    found = results_for(request.actor, code, today=clock.today())
    if found is None:
        raise Http404
    wanted = request.GET.get("measure", "")
    one = next((one for one in found.measures if one.read.measure.code == wanted), next(iter(found.measures), None))
    context = {
        "found": found,
        "one": one,
        "sentence": words.sentence_of(found, one),
        "says": [] if one is None else [line for line in _says(found, one) if line],
        "drawings": [] if one is None else _drawings(found, one),
        "unit": "" if one is None else _unit(one),
        "name": _("You") if found.you else found.who,
        "table": [] if one is None else words.table_of(found, one),
        "others": [(other, words.change_of(found, other) or words.value_of(found, other)) for other in found.measures if other is not one],
    }
    return render(request, "family/results.html", context)


def _says(found: FamilyResults, one: FamilyMeasure) -> list[str]:
    """What follows the first sentence: how it stands now, the others, what chance may do, what the numbers mean."""
    changed = bool(words.change_of(found, one))
    return [
        words.value_of(found, one) if changed else _("It takes results a year apart to say how much has changed."),
        words.others_of(one),
        _("A change as small as this can be chance.") if one.may_be_chance else "",
        words.scale_of(one),
    ]


def _drawings(found: FamilyResults, one: FamilyMeasure) -> list[Drawn]:
    """A line needs two results at least."""
    if sum(point.own is not None for point in one.read.lines.points) < 2:
        return []
    names = {"pupil": _("You") if found.you else found.who, "peer": _("Same start"), "year": ""}
    return [draw(one.read, found.who, names, found.rounds, frame) for frame in (WIDE, PHONE)]


def _unit(one: FamilyMeasure) -> str:
    """What the axis is in."""
    name = one.read.measure.name
    return _("%(measure)s in years") % {"measure": name} if one.read.measure.scale == Scale.AGE else name

"""A class: who shows signs, in groups by how many; never a ranking."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.noticing import queries
from fourfold.pages.results.chart import path
from fourfold.pages.staff.noticing.words import of_four, sentence_of
from fourfold.pages.staff.reach import school_here

SPARK_WIDE, SPARK_TALL = 80, 24


@dataclass(frozen=True)
class Row:
    """One pupil: a sentence, how many of the four signs, and a small line with its end."""

    code: str
    name: str
    says: str
    signs: str
    spark: str
    end: tuple[int, int]


def one_class(request: Request, code: str) -> HttpResponse:
    """Those with two signs or more in a measure, those with one, those of whom nothing can be told, and everybody else."""
    school, today = school_here(request), clock.today()
    group = queries.class_named(request.actor, school, code, today=today)
    if group is None:
        raise Http404
    ledger.looked(request.actor, "class progress", school=school.pk)
    found = queries.signs_in_class(request.actor, group, today=today)
    with_two = [one for one in found if one.with_two]
    with_one = [one for one in found if not one.with_two and one.most and one.most.signs]
    cannot = [one for one in found if one.most is None or not one.most.is_told]
    rest = [one for one in found if one not in with_two and one not in with_one and one not in cannot]
    number = len(with_two)
    says = ngettext("%(n)s pupil of %(name)s shows signs in a measure", "%(n)s pupils of %(name)s show signs in a measure", number)
    context = {
        "group": group,
        "sentence": (says if number else _("Nobody in %(name)s shows two signs in a measure")) % {"n": number, "name": group.name},
        "parts": [
            (title, [row(one) for one in part])
            for title, part in (
                (_("Two signs or more in a measure"), with_two),
                (_("One sign"), with_one),
                (_("Nothing can be told yet"), cannot),
                (_("Progress as expected"), rest),
            )
            if part
        ],
        "look": queries.last_look(request.actor, school),
    }
    return render(request, "staff/noticing/class.html", context)


def row(one: queries.PupilSigns) -> Row:
    """One pupil as the list shows them, by the measure that says most."""
    spark, end = sparkline(one.most) if one.most is not None else ("", (0, 0))
    says = sentence_of(one.pupil.forename, one.most)
    return Row(one.pupil.code, one.pupil.name, says, of_four(one.most) if one.most is not None else "", spark, end)


def sparkline(one: queries.MeasureRead) -> tuple[str, tuple[int, int]]:
    """The pupil's own line, 80 by 24; nothing where there is one point or none."""
    seen = [(point.day.toordinal(), point.own) for point in one.lines.points if point.own is not None]
    if len(seen) < 2:
        return "", (0, 0)
    days, scores = zip(*seen, strict=True)
    high, span = max(scores), max(max(scores) - min(scores), 1e-9)
    places = [
        (
            round(4 + (day - days[0]) / max(days[-1] - days[0], 1) * (SPARK_WIDE - 8)),
            round(4 + (high - score) / span * (SPARK_TALL - 8)),
        )
        for day, score in seen
    ]
    return path(places), places[-1]

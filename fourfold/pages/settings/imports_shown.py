"""The rows of a check: a page of them, however many there are, and all of them as a file."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.audit.requests import Request
from fourfold.exchange.checking import Check
from fourfold.exchange.csv_cells import spreadsheet_safe
from fourfold.exchange.drafting.draft import OUTCOME_WORDS, Outcome
from fourfold.exchange.lines import Line
from fourfold.ui.frame import Link
from fourfold.ui.lists import page_links

ON_A_PAGE = 50
PROBLEMS_ON_A_PAGE = 200
"""So that a file's few can be ticked in one go."""
LEFT_OUT_SHOWN = 50
AT_ONCE = 500
"""How many rows of a file are written together."""


@dataclass(frozen=True)
class Shown:
    """The rows on one page of the check, the ways to the others, and the way to all of them as a file."""

    lines: tuple[Line, ...]
    chips: tuple[Link, ...]
    pages: tuple[Link | None, ...]
    says: str
    file: str


def shown(request: Request, found: Check, code: str) -> Shown:
    """One page of rows; problems first."""
    counts = found.counts
    wanted = request.GET.get("show", "")
    if wanted not in counts:
        wanted = Outcome.PROBLEM.value if counts[Outcome.PROBLEM] else ""
        wanted = "" if request.GET.get("show") == "all" else wanted
    lines = lines_of(found, wanted)
    on_a_page = PROBLEMS_ON_A_PAGE if wanted == Outcome.PROBLEM else ON_A_PAGE
    last = max(1, -(-len(lines) // on_a_page))
    number = min(last, max(1, int(page) if (page := request.GET.get("page", "1")).isdecimal() and len(page) < 6 else 1))
    here = reverse("settings:import-check", args=[code])
    chips = [Link(_("All"), f"{here}?show=all", count=len(found.lines) + len(found.stops), current=not wanted)]
    chips += [
        Link(words, f"{here}?show={outcome}", count=counts[outcome], current=wanted == outcome)
        for outcome, words in OUTCOME_WORDS.items()
        if counts[outcome]
    ]
    first = (number - 1) * on_a_page
    page_lines = tuple(lines[first : first + on_a_page])
    says = _("%(first)s to %(last)s of %(all)s") % {"first": first + 1, "last": first + len(page_lines), "all": f"{len(lines):,}"}
    links = page_links(number, last, lambda n: f"{here}?show={wanted or 'all'}&page={n}")
    file = f"{reverse('settings:import-rows', args=[code])}?show={wanted or 'all'}"
    return Shown(page_lines, tuple(chips), links, says, file if last > 1 else "")


def lines_of(found: Check, wanted: str) -> list[Line]:
    """The rows of one outcome, or all; what stops the whole file first."""
    stops = (Line(place, _("The whole row"), Outcome.PROBLEM, (), (says,), ()) for place, says in found.stops)
    return [line for line in (*stops, *found.lines) if not wanted or line.outcome == wanted]


def as_csv(request: Request, found: Check) -> HttpResponseBase:
    """The same rows, all of them, a few hundred at a time."""
    wanted = request.GET.get("show", "")
    lines = lines_of(found, wanted if wanted in found.counts else "")
    answer = StreamingHttpResponse(_written(lines), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="rows-checked.csv"'
    return answer


def _written(lines: list[Line]) -> Iterator[str]:
    """In a row of the file: where it is, what would be done, and in words. What stood here before is not told."""
    yield "\ufeff" + _rows([[_("Row"), _("What"), _("In words")]])
    for start in range(0, len(lines), AT_ONCE):
        yield _rows([str(line.place), line.outcome_words, _in_words(line)] for line in lines[start : start + AT_ONCE])


def _in_words(line: Line) -> str:
    changes = (f"{change.what}: {change.after}" for change in line.changes)
    return ". ".join(says.rstrip(".") for says in (*line.problems, *changes, *line.warnings))


def _rows(rows: Iterator[list[str]] | list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([spreadsheet_safe(cell) for cell in row] for row in rows)
    return text.getvalue()

"""How far each class has come in the round that is open: for a teacher, their own; for leaders, all of them (6.17)."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fourfold import clock
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.rounds.rounds import LEADERS
from fourfold.progress import queries
from fourfold.progress.sheets import classes_to_enter, rounds_open

SOON = timedelta(weeks=4)
"""A round whose day is farther off than this is still to come."""
FEW = 6
"""So many classes without anything missing stand with the others; more are folded away under them."""


@dataclass(frozen=True)
class Standing:
    """One class, and whether this person enters its results."""

    stands: queries.ClassStands
    may_enter: bool


@require_safe
def home(request: Request) -> HttpResponse:
    """The round that is open, class by class, and the rounds around it."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "progress", school=school.pk)
    waiting = rounds_open(request.actor, school.pk)
    now = next((one for one in waiting if one.day <= today + SOON), None)
    mine = classes_to_enter(request.actor, school.pk, today=today) if now else set()
    stand = queries.classes_in(request.actor, now, today=today) if now else ()
    lines = sorted((Standing(one, one.code in mine) for one in stand), key=lambda line: as_read(line.stands.name))
    left = [line for line in lines if not line.stands.is_complete]
    done = [line for line in lines if line.stands.is_complete]
    context = {
        "round": now,
        "lines": lines,
        "parts": [left, done] if left and len(done) > FEW else [left + done],
        "sentence": sentence(now, lines),
        "following": next((one for one in waiting if one != now and one.day > today), None),
        "leads": request.actor.holds(*LEADERS, school=school.pk),
        "today": today,
    }
    return render(request, "staff/rounds/home.html", context)


def as_read(name: str) -> tuple[bool, list[Any]]:
    """Class names as people order them: Reception, then 2 before 10."""
    return name[:1].isdigit(), [(part.zfill(4) if part.isdigit() else part) for part in re.split(r"(\d+)", name)]


def sentence(now: Any, lines: list[Standing]) -> str:
    """As "Autumn 2026: 3 of 52 classes still have results missing"."""
    if now is None:
        return _("No round of assessment is open")
    left = sum(not one.stands.is_complete for one in lines)
    if not lines:
        return _("%(round)s is open") % {"round": now.name}
    if not left:
        return _("%(round)s: every result is in") % {"round": now.name}
    words = ngettext(
        "%(round)s: %(n)s of %(all)s class still has results missing",
        "%(round)s: %(n)s of %(all)s classes still have results missing",
        len(lines),
    )
    return words % {"round": now.name, "n": left, "all": len(lines)}

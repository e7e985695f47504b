"""The desk of the SENCO and the head."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.oversight.today_desk import Desk
from fourfold.oversight.today_desk import desk as desk_of
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.today_words import in_number, in_words
from fourfold.ui.words import day_in_words, short_day

SHOWN = 6


def desk(request: Request) -> HttpResponse:
    """What is late and what is due in the whole school. Other staff are sent to what needs them."""
    school, today, actor = school_here(request), clock.today(), request.actor
    if not actor.holds(Role.SENCO, Role.HEAD, school=school.pk):
        return redirect("staff:today")
    ledger.looked(actor, "desk", school=school.pk)
    found = desk_of(actor, school, today=today)
    shown = found.tasks if "all" in request.GET else found.tasks[:SHOWN]
    context = {
        "before": day_in_words(today),
        "sentence": sentence(found),
        "lede": lede(found),
        "tasks": [in_words(task) for task in shown],
        "more": len(found.tasks) - len(shown),
        "found": found,
        "unread": unread(found),
        "steps": [(step, number, f"{reverse('staff:register')}?step={step}") for step, number in found.by_step],
        "weeks": [(number, in_two_lines(week), "now" if place == 0 else "") for place, (week, number) in enumerate(found.reviews)],
    }
    return render(request, "staff/today_desk.html", context)


def in_two_lines(day: date) -> str:
    """The day over its month, so that all bars stand on one line."""
    number, _space, month = short_day(day).partition(" ")
    return format_html("{}<br>{}", number, month)


def sentence(found: Desk) -> str:
    """As "Three things are late. Six more are due this week."."""
    late, due = found.late, found.this_week
    if not late and not due:
        return _("Nothing is late or due this week.")
    if not due:
        return _late(late)
    if not late:
        return ngettext("One thing is due this week.", "%(n)s things are due this week.", due) % {"n": in_number(due)}
    more = ngettext("One more is due this week.", "%(n)s more are due this week.", due) % {"n": in_number(due)}
    return f"{_late(late)} {more}"


def unread(found: Desk) -> str:
    """As "Four adults have not read a plan of a pupil they work with."; nothing where all have."""
    if not found.unread.adults:
        return ""
    words = ngettext(
        "One adult has not read a plan of a pupil they work with.",
        "%(n)s adults have not read a plan of a pupil they work with.",
        found.unread.adults,
    )
    return words % {"n": in_number(found.unread.adults)}


def _late(number: int) -> str:
    return ngettext("One thing is late.", "%(n)s things are late.", number) % {"n": in_number(number)}


def lede(found: Desk) -> str:
    """How many pupils have support; and, on a quiet day, when the next review is."""
    if not found.supported:
        return _("No pupil has SEN support or an EHC plan here yet.")
    words = ngettext("One pupil has SEN support or an EHC plan.", "%(n)s pupils have SEN support or an EHC plan.", found.supported) % {
        "n": found.supported
    }
    if found.late or found.this_week or found.next_review is None:
        return words
    return words + " " + _("The next reviews are in the week of %(day)s.") % {"day": day_in_words(found.next_review)}

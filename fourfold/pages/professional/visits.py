"""The children shared with somebody from outside, and what is shared of each: to read, until a day."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.oversight import visits
from fourfold.ui.words import listing, relative_day


def shared_with_me(request: Request) -> HttpResponse:
    """Whose records are open to me, why, and until when. Raises Http404 for those to whom none ever was."""
    today = clock.today()
    found = visits.visits(request.actor, today=today)
    if not found and not visits.was_ever_asked(request.actor):
        raise Http404
    context = {"visits": found, "sentence": sentence(len({visit.code for visit in found})), "today": today}
    return render(request, "professional/visits.html", context)


def one(request: Request, code: str) -> HttpResponse:
    """What is shared of one child's record."""
    today = clock.today()
    found = visits.open_visit(request.actor, code, today=today)
    if found is None:
        raise Http404
    until = relative_day(found.ends, today=today)
    words = _("Today is the last day on which you can read this.") if found.ends == today else _("You can read this until %(day)s.")
    lede = words % {"day": until}
    also = _("Also shared, with nothing in it yet: %(things)s.") % {"things": listing(found.nothing_in)} if found.nothing_in else ""
    return render(request, "professional/visit.html", {"found": found, "lede": lede, "also": also, "today": today})


def sentence(number: int) -> str:
    """As "2 pupils are shared with you"."""
    if not number:
        return _("No pupil is shared with you now")
    return ngettext("One pupil is shared with you", "%(number)s pupils are shared with you", number) % {"number": number}

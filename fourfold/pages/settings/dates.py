"""Term dates and the days on which the school is shut: from them Fourfold counts school days."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.core import signing
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.pages.settings.dates_forms import ClosureForm, TermForm
from fourfold.pages.settings.dates_years import headline, years_of
from fourfold.pages.settings.school_here import school_here
from fourfold.pages.settings.school_values import carried, save, values_of
from fourfold.schools import actions, queries
from fourfold.ui.notices import tell

UNDO_FOR_SECONDS = 24 * 60 * 60
UNDO = "settings.dates.put_back"


def dates(request: Request) -> HttpResponse:
    """This school year and the next: terms, closures, bank holidays, and what is missing."""
    here = school_here(request)
    years = years_of(request.actor, here, today=clock.today())
    return render(request, "settings/dates.html", {"school": here, "years": years, "headline": headline(years)})


def add_term(request: Request) -> HttpResponse:
    """Add a term."""
    here = school_here(request)
    form = TermForm(request.POST or None)
    if save(request, form, lambda *, seen, **term: actions.add_term(request.actor, here, **term)):
        return _back(request, _("Added: %(name)s.") % {"name": form.cleaned_data["name"]})
    return _term_page(request, form, _("When does a term start and end?"))


def change_term(request: Request, day: date) -> HttpResponse:
    """Correct a term; where it went meanwhile, what was written is offered as a new one."""
    here = school_here(request)
    term = queries.term_starting(request.actor, here, day)
    if term is None and request.method != "POST":
        raise Http404
    form = TermForm(request.POST or None, initial=values_of(term, TermForm.base_fields) if term else None)
    try:
        if term is None:
            raise ObjectDoesNotExist
        if save(request, form, partial(actions.change_term, request.actor, term)):
            return _back(request, _("Saved: %(name)s.") % {"name": form.cleaned_data["name"]})
    except ObjectDoesNotExist:
        form.add_error(None, _("Someone else changed or removed this term while you were writing. Save to add yours as a new one."))
        return _term_page(request, form, _("When does a term start and end?"), action=reverse("settings:add-term"))
    return _term_page(request, form, _("When does %(name)s start and end?") % {"name": term.name}, seen=carried(request, form, term))


@require_POST
def remove_term(request: Request, day: date) -> HttpResponse:
    """Take a term away, with a way to put it back."""
    term = queries.term_starting(request.actor, school_here(request), day)
    if term is not None:
        kept = {"name": term.name, "starts": term.starts.isoformat(), "ends": term.ends.isoformat()}
        return _remove(request, partial(actions.remove_term, request.actor, term), term.name, "settings:put-back-term", kept)
    return _back(request, _("Someone else had removed that already."))


def add_closure(request: Request) -> HttpResponse:
    """Add a day on which the school is shut."""
    here = school_here(request)
    form = ClosureForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            closure = actions.add_closure(request.actor, here, **form.cleaned_data)
        except actions.BadDates as why:
            form.add_error("day", str(why))
        else:
            return _back(request, _("Added: %(name)s.") % {"name": closure.why})
    return render(request, "settings/dates_closure.html", {"form": form, "back_url": reverse("settings:dates")})


@require_POST
def remove_closure(request: Request, day: date) -> HttpResponse:
    """Take a closure away, with a way to put it back."""
    closure = queries.closure_on(request.actor, school_here(request), day)
    if closure is not None:
        kept = {"day": closure.day.isoformat(), "why": closure.why}
        return _remove(request, partial(actions.remove_closure, request.actor, closure), closure.why, "settings:put-back-closure", kept)
    return _back(request, _("Someone else had removed that already."))


@require_POST
def put_back_term(request: Request, token: str) -> HttpResponse:
    """Undo a removal."""
    return _put_back(request, token, actions.add_term, ("starts", "ends"))


@require_POST
def put_back_closure(request: Request, token: str) -> HttpResponse:
    """Undo a removal."""
    return _put_back(request, token, actions.add_closure, ("day",))


def _term_page(request: Request, form: TermForm, question: str, *, seen: str = "", action: str = "") -> HttpResponse:
    context = {"form": form, "question": question, "seen": seen, "action": action, "back_url": reverse("settings:dates")}
    return render(request, "settings/dates_term.html", context)


def _remove(request: Request, remove: Callable[[], None], name: str, undo: str, kept: dict[str, str]) -> HttpResponse:
    try:
        remove()
    except ObjectDoesNotExist:
        return _back(request, _("Someone else had removed that already."))
    token = signing.dumps(kept | {"school": school_here(request).code}, salt=UNDO)
    return _back(request, _("Removed: %(name)s.") % {"name": name}, undo_url=reverse(undo, args=[token]))


def _put_back(request: Request, token: str, add: Callable[..., object], days: tuple[str, ...]) -> HttpResponse:
    here = school_here(request)
    try:
        kept = signing.loads(token, salt=UNDO, max_age=UNDO_FOR_SECONDS)
    except signing.BadSignature:
        raise Http404 from None
    if kept.pop("school") != here.code or not set(days) <= set(kept):
        raise Http404
    try:
        add(request.actor, here, **kept | {name: date.fromisoformat(kept[name]) for name in days})
    except actions.BadDates as why:
        tell(request, str(why), tone="late")
        return redirect("settings:dates")
    return _back(request, _("It is back."))


def _back(request: Request, says: str, *, undo_url: str = "") -> HttpResponse:
    tell(request, says, undo_url=undo_url)
    return redirect("settings:dates")

"""A day's sessions: what is to be given, and how it went, in two taps (6.52)."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.accounts import phones
from fourfold.accounts.middleware import open_to_phone
from fourfold.accounts.sessions import me
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.support.attempt import Nothing, attempt, did
from fourfold.pages.staff.support.log_entries import entries_of, key_of
from fourfold.pages.staff.today_words import in_number
from fourfold.support import actions, queries
from fourfold.support.kinds import CHIPS, WHY_NOT_NAMES, Happened
from fourfold.ui.notices import tell
from fourfold.ui.words import day_in_words, span_in_words

FACES = (
    ("well", gettext_lazy("Well"), "f-well"),
    ("ok", gettext_lazy("OK"), "f-ok"),
    ("hard", gettext_lazy("Hard"), "f-hard"),
    ("away", gettext_lazy("Away"), "f-away"),
)


@open_to_phone
@require_safe
def day(request: Request) -> HttpResponse:
    """Today's sessions of the person who asks, open at the one that has just ended."""
    school, now = school_here(request), clock.now().astimezone(clock.LONDON)
    ledger.looked(request.actor, "log", school=school.pk)
    sessions = queries.sessions_today(request.actor, now.date())
    return _page(request, sessions, queries.session_to_open(sessions, now))


@open_to_phone
def slot(request: Request, code: str, on: str = "") -> HttpResponse:
    """Write down one session of today or of a day before, for one child or for a group."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "log", school=school.pk)
    found = queries.session_at(request.actor, code, day_of(on) or today, today)
    if found is None or (is_phone(request) and found.on != today):
        raise Http404
    form = Nothing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entries = entries_of(request.actor, _named(found, request.POST), request.POST)
        if not entries:
            form.add_error(None, _("Choose how it went for at least one child."))
        elif attempt(form, lambda: log_entries(request.actor, entries, request.POST, on=found.on, code=found.code)):
            tell(request, saved_words(entries), undo_url=reverse("staff:log-undo", args=[key_of(request.POST)]))
            return redirect("staff:log")
    return _page(request, queries.sessions_today(request.actor, today), found, form)


@open_to_phone
@require_POST
def undo(request: Request, key: str) -> HttpResponse:
    """Take back what was just written down, for one child or for a group."""
    school_here(request)
    sessions = queries.written_together(request.actor, key)
    if not sessions:
        raise Http404
    refused = did(lambda: actions.take_back_group(request.actor, sessions[0], sessions=sessions))
    tell(request, refused or _("Undone. Nothing is written down."), tone="late" if refused else "plain")
    return redirect("staff:log")


def saved_words(entries: list[actions.Entry]) -> str:
    """As "Saved for 4 children. 1 was away." """
    number, away = len(entries), sum(entry.state is Happened.AWAY for entry in entries)
    says = ngettext("Saved for %(n)s child.", "Saved for %(n)s children.", number) % {"n": number}
    if any(entry.state is Happened.NOT for entry in entries):
        return says + " " + _("It did not happen.")
    return says + (" " + ngettext("%(n)s was away.", "%(n)s were away.", away) % {"n": away} if away else "")


def log_entries(actor: Actor, entries: list[actions.Entry], sent: QueryDict, *, on: date, code: str) -> list[Any]:
    """Write them down at the time with this code, each child's for itself."""
    time = queries.slot_at(actor, code)
    return actions.log_group(actor, entries[0].line, key=key_of(sent), on=on, entries=entries, slot=time)


def is_phone(request: Request) -> bool:
    """Whether a registered phone asks, which is shown first names alone, and today alone."""
    return request.actor.only is not None


def day_of(text: str) -> date | None:
    """The day in an address; None where it names none. Raises Http404 for what is no day."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as reason:
        raise Http404 from reason


def mark_of_owner(request: Request) -> str:
    """What a phone calls the person whose entries it keeps, so that nobody sends another's."""
    return salted_hmac("fourfold.log.owner", str(request.actor.account)).hexdigest()[:16]


def _named(found: queries.DaySession, sent: QueryDict) -> list[str]:
    """The lines of the children whom the page showed as waiting: where somebody wrote of one meanwhile, both are kept."""
    shown = set(sent.getlist("for"))
    return [child.line for child in found.children if child.line in shown] if shown else [child.line for child in found.waiting]


def _page(request: Request, sessions: list[queries.DaySession], now: queries.DaySession | None, form: Any = None) -> HttpResponse:
    moment = clock.now().astimezone(clock.LONDON)
    today = moment.date()
    context = {
        "sessions": sessions,
        "now": now,
        "went_well_words": _went_well(now) if now else "",
        "when": _when(now, moment) if now else "",
        "next": next((one for one in sessions if not one.is_logged and not one.has_begun(moment)), None),
        "earlier": [] if is_phone(request) else queries.sessions_unwritten(request.actor, today),
        "by_phone": is_phone(request),
        "phone": next((one.until for one in phones.phones_of(request, me(request)) if one.is_this), None)
        if not is_phone(request)
        else None,
        "form": form,
        "key": key_of(request.POST),
        "who": mark_of_owner(request),
        "whys": list(WHY_NOT_NAMES.items()),
        "chips": CHIPS,
        "today": today,
        "faces": FACES,
    }
    return render(request, "staff/support/log.html", context)


def _went_well(session: queries.DaySession) -> str:
    """As "Went well for all four", "Went well for Leo"."""
    waiting = session.waiting
    if len(waiting) == 1:
        return _("Went well for %(name)s") % {"name": waiting[0].called}
    return _("Went well for all %(number)s") % {"number": in_number(len(waiting)).lower()}


def _when(session: queries.DaySession, now: Any) -> str:
    """As "Just finished, 9:40 to 10:00"."""
    span = span_in_words(session.starts, session.ends)
    if session.on != now.date():
        return _("%(day)s, %(span)s") % {"day": day_in_words(session.on), "span": span}
    if session.has_ended(now):
        return _("Finished, %(span)s") % {"span": span}
    return (_("Going on now, %(span)s") if session.has_begun(now) else _("Later today, %(span)s")) % {"span": span}

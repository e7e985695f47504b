"""A day's sessions: what is to be given, and how it went, in two taps."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.support.attempt import Nothing, attempt
from fourfold.pages.staff.support.forms import EntryForm
from fourfold.support import actions, queries
from fourfold.support.actions import Entry
from fourfold.support.keys import new_key
from fourfold.support.kinds import WHY_NOT_NAMES, Feeling, Happened, WhyNot
from fourfold.ui.notices import tell
from fourfold.ui.words import count_of

FACES = {"well": "f-well", "ok": "f-ok", "hard": "f-hard", "away": "f-away"}


def day(request: Request) -> HttpResponse:
    """Today's sessions of the person who asks, the next one open to write down."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "log", school=school.pk)
    slots = queries.sessions_today(request.actor, today)
    return _page(request, slots, next((slot for slot in slots if not slot.is_logged), None))


def slot(request: Request, code: str) -> HttpResponse:
    """Write down one session, for one child or for a group."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "log", school=school.pk)
    found = queries.slot_of(request.actor, code, today)
    if found is None:
        raise Http404
    form = Nothing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entries = _entries(request, found)
        if not entries:
            form.add_error(None, _("Choose how it went for at least one child."))
        elif attempt(form, lambda: _log(request, entries)):
            tell(request, _("Saved for %(children)s.") % {"children": count_of(len(entries), "child")})
            return redirect("staff:log")
    return _page(request, queries.sessions_today(request.actor, today), found, form)


def entry(request: Request, code: str) -> HttpResponse:
    """Correct what was written down: in place for a day by its author, after that with an entry beside it."""
    school_here(request)
    row = queries.session_of(request.actor, code)
    if row is None:
        raise Http404
    open_record(request, row.pupil.code, "session", Permission.SESSIONS_CREATE)
    now = {"how": row.feeling or row.state if row.state != "happened" or row.feeling else "ok", "because": row.because, "note": row.note}
    form = EntryForm(request.POST or None, initial=now)
    if form.is_valid():
        how = _happened(form.cleaned_data["how"], form.cleaned_data["because"]) | {"note": form.cleaned_data["note"]}
        is_fresh = row.by_id == request.actor.account and clock.now() - row.logged_at <= actions.AUTHOR_CORRECTS_FOR
        if attempt(
            form,
            lambda: (
                actions.correct_session(request.actor, row, **how)
                if is_fresh
                else actions.add_correction(request.actor, row, key=new_key(), **how)
            ),
        ):
            tell(request, _("Corrected."))
            return redirect("staff:log")
    question = _("How did it go for %(name)s?") % {"name": row.pupil.forename}
    context = {"pupil": row.pupil, "form": form, "question": question, "button_label": _("Save"), "back_to": "staff:log"}
    return render(request, "staff/support/ask.html", context)


def _entries(request: Request, found: queries.Slot) -> list[Entry]:
    """What the form says of each child who has nothing written down yet."""
    everyone = request.POST.get("all", "")
    because = request.POST.get("because", "")
    entries = []
    for child in found.children:
        how = everyone or request.POST.get(f"how_{child.line}", "")
        line = queries.line_to_log(request.actor, child.line)
        if child.state is None and line is not None and how in (*FACES, "not"):
            said = request.POST.get(f"note_{child.line}", "").strip()[:1000]
            entries.append(Entry(line=line, note=said, **_happened(how, because)))
    return entries


def _happened(how: str, because: str) -> dict[str, Any]:
    """A face, away, or not: as the action takes it."""
    if how == "away":
        return {"state": Happened.AWAY, "feeling": None, "because": None}
    if how == "not":
        return {"state": Happened.NOT, "feeling": None, "because": WhyNot(because) if because in WHY_NOT_NAMES else None}
    return {"state": Happened.HAPPENED, "feeling": Feeling(how), "because": None}


def _log(request: Request, entries: list[Entry]) -> None:
    key = request.POST.get("key", "") or new_key()
    actions.log_group(request.actor, entries[0].line, key=key, on=clock.today(), entries=entries)


def _page(request: Request, slots: list[queries.Slot], now: queries.Slot | None, form: Any = None) -> HttpResponse:
    context = {
        "slots": slots,
        "now": now,
        "form": form,
        "key": request.POST.get("key") or new_key(),
        "whys": list(WHY_NOT_NAMES.items()),
        "faces": [("well", _("Well"), "f-well"), ("ok", _("OK"), "f-ok"), ("hard", _("Hard"), "f-hard"), ("away", _("Away"), "f-away")],
    }
    return render(request, "staff/support/log.html", context)

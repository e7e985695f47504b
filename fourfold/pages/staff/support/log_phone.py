"""The log on a phone: registered for the day, and without a signal.

A worker on the phone (`static/log/worker.js`) keeps what is tapped until it is sent, under a key of its own, so that sending it twice or
from two phones writes it once. The phone holds first names, opaque keys and the names of groups, for a day at most.
"""

import json
from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.accounts import phones
from fourfold.accounts.middleware import LOG, open_to_phone
from fourfold.accounts.sessions import me
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.support.attempt import Nothing, attempt
from fourfold.pages.staff.support.log import FACES, day_of, log_entries, mark_of_owner, saved_words
from fourfold.pages.staff.support.log_entries import entries_of, key_of
from fourfold.support import queries
from fourfold.support.kinds import CHIPS, WHY_NOT_NAMES
from fourfold.ui.files import static
from fourfold.ui.notices import tell

KEPT_FOR = timedelta(days=1)
"""How long a phone keeps what it could not send."""
SHELL = ("log/queue.js", "log/log.js", "ui/css/fourfold.css", "ui/js/fourfold.js", "ui/icons.svg", "ui/mark.svg")
FONT = "ui/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"


@require_POST
def phone(request: Request) -> HttpResponse:
    """Let this phone log for twelve hours, or stop it. Only its owner registers one, signed in with their second factor."""
    school_here(request)
    if not request.actor.second_factor:
        raise PermissionDenied
    answer = redirect("staff:log")
    if request.POST.get("stop"):
        phones.end_here(request, answer)
        tell(request, _("This phone logs no more without signing in."))
    else:
        phones.register(request, answer, me(request))
        tell(request, _("For 12 hours this phone can log your sessions without signing in. It shows first names and nothing else."))
    return answer


@open_to_phone
@require_safe
def data(request: Request) -> HttpResponse:
    """Today's sessions for the phone to keep: opaque keys, first names, times; whose phone it is, as a mark that says nothing."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "log", school=school.pk)
    sessions = [
        {
            "code": one.code,
            "name": one.name,
            "on": one.on.isoformat(),
            "starts": f"{one.starts:%H:%M}",
            "ends": f"{one.ends:%H:%M}",
            "children": [{"line": child.line, "called": child.called, "saved": child.state is not None} for child in one.children],
        }
        for one in queries.sessions_today(request.actor, today)
    ]
    return JsonResponse({"who": mark_of_owner(request), "csrf": get_token(request), "sessions": sessions})


@open_to_phone
@require_POST
def sync(request: Request) -> HttpResponse:
    """Take in one thing that a phone kept. What it says: saved; both, where another entry says something else; or why not."""
    school_here(request)
    on, today = day_of(request.POST.get("on", "")) or clock.today(), clock.today()
    if not timedelta() <= today - on <= KEPT_FOR:
        return _answer("refused", _("This is older than a day. Write it down again."))
    found = queries.session_at(request.actor, request.POST.get("code", ""), on, today)
    lines = request.POST.getlist("for") or [child.line for child in found.waiting] if found else request.POST.getlist("for")
    entries = entries_of(request.actor, lines, request.POST)
    if not entries:
        return _answer("refused", _("You do not help these children now."))
    form, made = Nothing({}), []
    form.full_clean()
    try:
        done = attempt(
            form, lambda: made.extend(log_entries(request.actor, entries, request.POST, on=on, code=found.code if found else ""))
        )
    except (Http404, PermissionDenied):
        return _answer("refused", _("You do not help these children now."))
    if not done:
        return _answer("refused", " ".join(str(error) for error in form.non_field_errors()))
    tell(request, saved_words(entries), undo_url=reverse("staff:log-undo", args=[key_of(request.POST)]))
    return _answer("both" if any(one.disputes_id for one in made) else "saved", saved_words(entries))


@login_not_required
@require_safe
def offline(request: Request) -> HttpResponse:
    """The page that the phone keeps for when there is no signal: it says nothing of anybody, and fills itself from the phone."""
    return render(request, "staff/support/log_offline.html", {"faces": FACES, "chips": CHIPS, "whys": list(WHY_NOT_NAMES.items())})


@login_not_required
@require_safe
def worker(request: Request) -> HttpResponse:
    """The worker of the log's pages. It changes when one of its files does, and then fetches them anew."""
    files = [*(static(name) for name in SHELL), static(FONT)]
    known = {"shell": reverse("staff:log-offline"), "files": files, "queue": static("log/queue.js"), "log": LOG}
    words = (
        f"self.KNOWN = {json.dumps(known)};\nimportScripts({json.dumps(static('log/queue.js'))}, {json.dumps(static('log/worker.js'))});\n"
    )
    answer = HttpResponse(words, content_type="text/javascript; charset=utf-8")
    answer.headers["Service-Worker-Allowed"] = LOG
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _answer(result: str, says: Any) -> HttpResponse:
    return JsonResponse({"result": result, "says": str(says)})

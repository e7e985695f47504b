"""Sessions of which two different things were written down: the SENCO says which counts."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import require_role
from fourfold.pages.staff.support.attempt import did
from fourfold.support import actions, queries
from fourfold.support.kinds import FEELING_NAMES, HAPPENED_NAMES, WHY_NOT_NAMES, Feeling, Happened, WhyNot
from fourfold.support.sentences import usual_name
from fourfold.ui.notices import tell


def clashes(request: Request) -> HttpResponse:
    """Both entries of each such session, and a button for each."""
    school = require_role(request, Role.SENCO)
    ledger.looked(request.actor, "clashes", school=school.pk)
    found = queries.clashes(request.actor)
    if request.method == "POST":
        return _settle(request, found)
    rows = [(one, usual_name(one.line.what), _side(one.disputes), _side(one)) for one in found]
    number = len(rows)
    sentence = ngettext("%(n)s session was written down in two ways", "%(n)s sessions were written down in two ways", number) % {
        "n": number
    }
    context = {"rows": rows, "sentence": sentence if rows else _("No session was written down in two ways"), "today": clock.today()}
    return render(request, "staff/support/clashes.html", context)


def _settle(request: Request, found: list[Any]) -> HttpResponse:
    """Say which counts; a second press is forgiven."""
    code, counts = request.POST.get("session", ""), request.POST.get("counts")
    second = next((one for one in found if one.code == code), None)
    if counts not in ("first", "second") or queries.session_of(request.actor, code) is None:
        raise Http404
    if second is None:
        tell(request, _("It was settled before."), tone="plain")
        return redirect("staff:clashes")
    refused = did(lambda: actions.settle(request.actor, second, counts=counts == "second"))
    tell(request, refused or _("Settled. Both entries are kept."), tone="late" if refused else "good")
    return redirect("staff:clashes")


def _side(row: Any) -> tuple[str, str, str]:
    """What one entry says, its note, and by whom."""
    says = str(HAPPENED_NAMES[Happened(row.state)])
    if row.feeling:
        says = _("It happened: %(how)s") % {"how": FEELING_NAMES[Feeling(row.feeling)]}
    if row.because:
        says = _("It did not happen: %(why)s") % {"why": WHY_NOT_NAMES[WhyNot(row.because)]}
    return says, row.note, row.by.formal_name if row.by else ""

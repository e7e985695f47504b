"""What is done with a request from its page."""

import re
from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.documents.serving import stored_pdf
from fourfold.ehc import actions, queries
from fourfold.pages.saving import save
from fourfold.pages.staff.ehc.forms import BackForm, DayForm, ExcusedForm, ToldForm, id_for
from fourfold.pages.staff.ehc.request import opened_for, page
from fourfold.pupils.queries import Opened
from fourfold.pupils.refusals import Refused
from fourfold.ui.notices import tell

DIGITS = re.compile("[0-9]{1,6}")
PREPARES, RELEASES = Permission.EHC_REQUEST_CREATE, Permission.EHC_REQUEST_APPROVE


@require_POST
def told(request: Request, code: str) -> HttpResponse:
    """Write down that somebody was told."""
    opened = opened_for(request, code, PREPARES)
    form = ToldForm(request.POST, auto_id=id_for(request.POST.get("reader", "")[:40]))
    return _answered(request, opened, actions.tell_of_request, _row(request, opened), says=_("Written down."), told_form=form)


@require_POST
def bundle(request: Request, code: str) -> HttpResponse:
    """Make the bundle, or a new version of it: one for one press, however often it came."""
    opened, after = opened_for(request, code, PREPARES), request.POST.get("after", "")
    try:
        made = actions.make_bundle(request.actor, _row(request, opened), after=int(after) if DIGITS.fullmatch(after) else None)
    except Refused as reason:
        tell(request, str(reason), tone="late")
    else:
        tell(request, _("Version %(n)s is made. The head releases it.") % {"n": made.version})
    return redirect("staff:ehc-request", code)


def bundle_pdf(request: Request, code: str, version: int) -> HttpResponse:
    """One version as it was frozen."""
    found = _bundle(request, opened_for(request, code), version)
    return stored_pdf(found.file.verified_bytes(), name="ehc-request")


@require_POST
def release(request: Request, code: str, version: int) -> HttpResponse:
    """Let it go to the authority."""
    opened = opened_for(request, code, RELEASES)
    try:
        actions.release_bundle(request.actor, _bundle(request, opened, version))
    except Refused as reason:
        tell(request, str(reason), tone="late")
    else:
        tell(request, _("Released. Send the file to the authority, and write down when it has it."))
    return redirect("staff:ehc-request", code)


@require_POST
def send_back(request: Request, code: str, version: int) -> HttpResponse:
    """Ask for something to be put right first."""
    opened = opened_for(request, code, RELEASES)
    form, says = BackForm(request.POST, auto_id="id_back_%s"), _("Sent back. Whoever made it reads why.")
    return _answered(request, opened, actions.send_back, _bundle(request, opened, version), says=says, back_form=form)


@require_POST
def day(request: Request, code: str) -> HttpResponse:
    """Write down what happened."""
    opened = opened_for(request, code, PREPARES)
    form, says = DayForm(request.POST, auto_id="id_day_%s"), _("Written down. The clock is worked out anew.")
    return _answered(request, opened, actions.record_day, _row(request, opened), says=says, day_form=form)


@require_POST
def excused(request: Request, code: str) -> HttpResponse:
    """Write down that the authority may miss a limit, and why."""
    opened = opened_for(request, code, PREPARES)
    form, says = ExcusedForm(request.POST, auto_id="id_excused_%s"), _("Written down with its reason.")
    return _answered(request, opened, actions.record_day, _row(request, opened), says=says, excused_form=form)


@require_POST
def over(request: Request, code: str) -> HttpResponse:
    """Say that the request is over."""
    opened = opened_for(request, code, PREPARES)
    row = queries.request_row(request.actor, opened.pupil)
    if row is not None:
        actions.end_request(request.actor, row)
    tell(request, _("This request is over. What is written stays.") if row is not None else _("There is no request to end now."))
    return redirect("staff:ehc-request", code)


def _answered(request: Request, opened: Opened, verb: Callable[..., Any], row: Any, *, says: str, **form: Any) -> HttpResponse:
    """The page again: with what was done, or with the one form that came back and says why not."""
    (sent,) = form.values()
    if sent.is_valid() and save(sent, verb, request.actor, row, refusals=(Refused,), **sent.details):
        tell(request, says)
        return redirect("staff:ehc-request", opened.pupil.code)
    return page(request, opened, **form)


def _row(request: Request, opened: Opened) -> Any:
    row = queries.request_row(request.actor, opened.pupil)
    if row is None:
        raise Http404
    return row


def _bundle(request: Request, opened: Opened, version: int) -> Any:
    found = queries.bundle_row(request.actor, opened.pupil, version)
    if found is None:
        raise Http404
    return found

"""A concern from somebody without an account: whose child is it, and whose parent wrote it?"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.concerns import actions, queries
from fourfold.concerns.safety import may_not_be_safe
from fourfold.pages.staff.reach import school_here
from fourfold.ui.notices import tell

NOBODY = "nobody"


def unlinked(request: Request, reference: str) -> HttpResponse:
    """Their words; then which pupil, then which of the parents. Nothing is guessed: a person presses."""
    school, found = _found(request, reference)
    asked = request.GET.get("q", "")[:80]
    pupil = queries.pickable_pupil(request.actor, request.GET.get("pupil", ""))
    alike = queries.pickable_pupils(request.actor, school, asked) if asked else queries.pupils_alike(request.actor, school, found)
    context = {
        "found": found,
        "asked": asked,
        "alike": alike,
        "pupil": pupil,
        "parents": list(queries.family_of(request.actor, pupil)) if pupil is not None else [],
        "unsafe": may_not_be_safe(found.words, found.helps),
        "today": clock.today(),
    }
    return render(request, "staff/concerns_unlinked.html", context)


@require_POST
def match(request: Request, reference: str) -> HttpResponse:
    """It is about this pupil, and this parent wrote it."""
    _school, found = _found(request, reference)
    pupil = queries.pickable_pupil(request.actor, request.POST.get("pupil", ""))
    if pupil is None:
        raise Http404
    chosen = request.POST.get("parent", "")
    link = next((one for one in queries.family_of(request.actor, pupil) if one.parent.code == chosen), None)
    if link is None and chosen != NOBODY:
        tell(request, _("Say who wrote it, or choose “None of these”."), tone="late")
        return redirect(f"{request.path.removesuffix('/match')}?pupil={pupil.code}")
    try:
        concern = actions.match_unlinked(request.actor, found, pupil=pupil, parent=link)
    except (actions.Settled, actions.NotTheirParent) as reason:
        tell(request, str(reason), tone="late")
        return redirect("staff:concerns")
    tell(request, _("Matched. It keeps its number and its day."))
    return redirect("staff:concern", concern.reference)


@require_POST
def reply(request: Request, reference: str) -> HttpResponse:
    """Ask them to ring or come in."""
    _school, found = _found(request, reference)
    try:
        actions.reply_to_unlinked(request.actor, found)
    except actions.Settled as reason:
        tell(request, str(reason), tone="late")
    else:
        tell(request, _("We have asked them to call or come in. Nothing was said of any child."))
    return redirect("staff:concerns")


def _found(request: Request, reference: str) -> tuple[Any, Any]:
    school = school_here(request)
    found = queries.unlinked_named(request.actor, school, reference)
    if found is None:
        raise Http404
    return school, found

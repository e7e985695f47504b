"""Correcting a child's names, birthday and number."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.identity_form import Identity
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.roll import IDENTITY, KnownNumber
from fourfold.pupils.meanwhile import ChangedMeanwhile, stamp
from fourfold.ui.notices import tell


def identity(request: Request, code: str) -> HttpResponse:
    """Names and numbers; and the ways on and off the roll."""
    opened = open_record(request, code, "identity", Permission.IDENTITY_EDIT)
    pupil = opened.pupil
    before = {name: getattr(pupil, name) for name in IDENTITY}
    form = Identity(posted(request), initial={**before, "seen": stamp(pupil, IDENTITY)})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        seen = values.pop("seen") or None
        if save(form, actions.correct_identity, request.actor, pupil, seen=seen, refusals=(ChangedMeanwhile, KnownNumber), **values):
            tell(request, _("Saved."))
            return redirect("staff:identity", code)
        pupil.refresh_from_db()
    context = {
        "head": head_of(request, opened, "identity"),
        "form": form,
        "places": queries.places_on_roll(request.actor, pupil),
        "today": clock.today(),
        "may_move": opened.may(Permission.STATUS_APPROVE),
    }
    return render(request, "staff/pupils/identity.html", context)

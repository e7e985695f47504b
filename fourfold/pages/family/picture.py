"""The picture on the page about a child, as their family, or they themselves, add it, take it off, or say yes to it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.documents.arriving.kinds import NotAccepted
from fourfold.documents.serving import shown
from fourfold.pages.family.profile import is_own, opened_page
from fourfold.pages.picture_fields import AddPicture
from fourfold.pages.saving import posted, save
from fourfold.profiles import actions, queries
from fourfold.profiles.actions import LineIsOff, TooLateToUndo
from fourfold.pupils.queries import Opened
from fourfold.ui.notices import tell


def add(request: Request, code: str) -> HttpResponse:
    """Add a picture: it is on the page at once, in the place of the one before."""
    opened = opened_page(request, code, "picture")
    if not opened.may(Permission.PROFILE_CREATE):
        raise PermissionDenied
    form = AddPicture(posted(request), request.FILES or None)
    verb, today = actions.offer_picture, clock.today()
    if form.is_valid() and save(form, verb, request.actor, opened.pupil, refusals=(NotAccepted,), today=today, **form.details):
        tell(request, _("Thank you. It is on the page now."))
        return redirect("family:profile", code)
    context = {
        "pupil_code": code,
        "form": form,
        "you": is_own(request, opened),
        "who": opened.pupil.forename,
        "pictures": queries.one_page(request.actor, opened.pupil, today=clock.today()).pictures,
    }
    return render(request, "family/profile_picture.html", context)


def picture(request: Request, code: str, picture: str) -> HttpResponse:
    """The picture itself."""
    drawn = _row(request, opened_page(request, code, "picture"), picture).itself()
    if drawn is None:
        raise Http404
    return shown(drawn)


@require_POST
def answer(request: Request, code: str, picture: str) -> HttpResponse:
    """Yes to a picture; or it goes; or it stands as before."""
    row, today = _row(request, opened_page(request, code), picture), clock.today()
    try:
        if "off" in request.POST:
            actions.take_picture_back(request.actor, row, today=today)
            tell(request, _("It is off the page."))
        elif "undo" in request.POST:
            actions.want_picture_again(request.actor, row, today=today)
            tell(request, _("It is as it was before."))
        else:
            actions.confirm_picture(request.actor, row, today=today)
            tell(request, _("Thank you. It is on the page now."))
    except (LineIsOff, TooLateToUndo) as reason:
        tell(request, str(reason), tone="late")
    return redirect("family:profile", code)


def _row(request: Request, opened: Opened, picture: str) -> queries.Picture:
    row = queries.picture_named(request.actor, opened.pupil, picture, side=Side.FAMILY, today=clock.today())
    if row is None:
        raise Http404
    return row

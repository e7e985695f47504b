"""The picture on the page about a pupil: any adult who works with them suggests one, and writes down who said yes to it."""

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
from fourfold.pages.picture_fields import AddPicture
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.profile import Checked
from fourfold.pages.staff.reach import open_record
from fourfold.profiles import actions, queries
from fourfold.profiles.actions import LineIsOff, TooLateToUndo
from fourfold.pupils.queries import Opened
from fourfold.ui.notices import tell


def add(request: Request, code: str) -> HttpResponse:
    """Suggest a picture."""
    opened = open_record(request, code, "picture", Permission.PROFILE_CREATE)
    form = AddPicture(posted(request), request.FILES or None)
    verb, today = actions.suggest_picture, clock.today()
    if form.is_valid() and save(form, verb, request.actor, opened.pupil, refusals=(NotAccepted,), today=today, **form.details):
        tell(request, _("Suggested. It comes onto the page when %(name)s or the family says yes.") % {"name": opened.pupil.forename})
        return redirect("staff:profile", code)
    return render(request, "staff/profile_picture.html", {"pupil": opened.pupil, "form": form})


def picture(request: Request, code: str, picture: str) -> HttpResponse:
    """The picture itself."""
    drawn = _row(request, open_record(request, code, "picture", Permission.PROFILE_VIEW), picture).itself()
    if drawn is None:
        raise Http404
    return shown(drawn)


@require_POST
def answer(request: Request, code: str, picture: str) -> HttpResponse:
    """The child or the family has said yes to a picture; or it goes; or it stands as before."""
    row, today = _row(request, open_record(request, code, "profile", Permission.PROFILE_CREATE), picture), clock.today()
    try:
        if "off" in request.POST:
            actions.take_picture_off(request.actor, row, today=today)
            tell(request, _("Taken off."))
        elif "undo" in request.POST:
            actions.put_picture_back(request.actor, row, today=today)
            tell(request, _("It is as it was before."))
        elif (form := Checked(request.POST)).is_valid():
            actions.confirm_picture_with_child(request.actor, row, with_whom=form.cleaned_data["with_whom"], today=today)
            tell(request, _("On the page."))
        else:
            tell(request, _("Say who said yes: the child, a parent."), tone="late")
    except (LineIsOff, TooLateToUndo) as reason:
        tell(request, str(reason), tone="late")
    return redirect("staff:profile", code)


def _row(request: Request, opened: Opened, picture: str) -> queries.Picture:
    row = queries.picture_named(request.actor, opened.pupil, picture, side=Side.SCHOOL, today=clock.today())
    if row is None:
        raise Http404
    return row

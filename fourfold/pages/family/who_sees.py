"""Who outside school sees a child's record, and taking back the agreement to it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.pages.family.experts import GIVEN
from fourfold.pupils.queries import Opened, open_record
from fourfold.pupils.refusals import Refused
from fourfold.specialists import actions, queries
from fourfold.ui.notices import tell


def who_sees(request: Request, code: str) -> HttpResponse:
    """Each of them: who, what exactly, until when, who agreed; and a way to stop it."""
    opened = _open(request, code)
    today = clock.today()
    everybody = queries.opened_to(request.actor, opened.pupil, today=today)
    found = [one for one in everybody if one.is_open]
    context = {
        "code": code,
        "forename": opened.pupil.forename,
        "is_me": opened.pupil.account_id is not None and opened.pupil.account_id == request.actor.account,
        "found": found,
        "people": len({one.who for one in found}),
        "before": [one for one in everybody if not one.is_open],
        "today": today,
    }
    return render(request, "family/who_sees.html", context)


@require_POST
def stop(request: Request, code: str, number: int) -> HttpResponse:
    """One of them reads nothing more from this moment on."""
    opened = _open(request, code)
    grant = queries.grant_to_stop(request.actor, opened.pupil, number)
    if grant is None:
        raise Http404
    try:
        actions.take_back_agreement(request.actor, grant, today=clock.today())
    except Refused as why:
        tell(request, str(why), tone="late")
    else:
        tell(request, _("Stopped. We share nothing more."))
    return redirect("family:who-sees", code)


def _open(request: Request, code: str) -> Opened:
    opened = open_record(request.actor, code, page="who sees", needs=Permission.ADVICE_CREATE, side=Side.FAMILY, under=GIVEN)
    if opened is None:
        raise Http404
    return opened

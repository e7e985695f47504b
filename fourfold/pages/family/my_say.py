"""My say at home: a parent hands their child this device."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts import sessions
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request
from fourfold.profiles.kinds import Method
from fourfold.profiles.questions import age_for, current_set
from fourfold.pupils.queries import open_record, visible_to
from fourfold.ui.once import once_key


def hand_over(request: Request, code: str) -> HttpResponse:
    """Say what happens; then this device shows My say and nothing else, until the parent signs in again. A child of one's own alone."""
    children = visible_to(request.actor, Permission.PROFILE_CREATE, side=Side.FAMILY).exclude(account=request.actor.account)
    if not children.filter(code=code).exists():
        raise Http404
    opened = open_record(request.actor, code, page="my say at home", needs=Permission.PROFILE_CREATE, side=Side.FAMILY)
    if opened is None:
        raise Http404
    if request.method != "POST":
        return render(request, "family/my_say.html", {"code": code, "forename": opened.pupil.forename})
    request.session[sessions.MY_SAY] = {
        "pupil": opened.pupil.code,
        "questions": current_set(age_for(opened.pupil.born, clock.today())).name,
        "method": Method.ALONE.value,
        "helper": me(request).formal_name,
        "helper_role": "family",
        "side": Side.FAMILY.value,
        "once": once_key(),
    }
    sessions.hand_device_to_child(request, opened.pupil.code)
    answer = redirect("young-person:my-say")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer

"""Who is asking, put on each request; and nobody on staff past the door without a second factor."""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from fourfold import clock
from fourfold.access.actor import NOBODY
from fourfold.access.roles import NEED_SECOND_FACTOR
from fourfold.accounts.actors import actor_of

Answer = Callable[[HttpRequest], HttpResponse]
OPEN_TO_HALF_SIGNED_IN = ("/sign-in/", "/static/", "/sign-out")


def passed_second_factor(request: HttpRequest) -> bool:
    """Whether this session was opened with a second factor: a code from a device, a recovery code, a passkey, or a school account that vouches for one."""
    return any(record.get("method") == "mfa" or record.get("second_factor") for record in get_authentication_records(request))


def actor(answer: Answer) -> Answer:
    """Put `request.actor` on each request, afresh: a role that ended, or an account that was closed, counts from this request on (veto 4)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            request.actor = actor_of(
                request.user,
                today=clock.today(),
                second_factor=passed_second_factor(request),
                narrowed_to=request.session.get("narrowed_to"),
            )
        else:
            request.actor = NOBODY
        return answer(request)

    return middleware


def second_factor(answer: Answer) -> Answer:
    """Send staff without a second factor to set one up or to use it, whatever page they asked for (veto 7)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        asking = request.actor
        waiting = not asking.second_factor and any(office.role in NEED_SECOND_FACTOR for office in asking.offices)
        if waiting and not request.path.startswith(OPEN_TO_HALF_SIGNED_IN):
            return redirect(reverse("sign-in:second-factor"))
        return answer(request)

    return middleware

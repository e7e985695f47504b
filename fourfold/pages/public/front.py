"""The front door, and each school's own page for families."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from fourfold import clock
from fourfold.accounts.queries import named_staff
from fourfold.audit.requests import Request
from fourfold.pages.public.leaflet import leaflet_of
from fourfold.schools import queries

MOST_LISTED = 12


@login_not_required
def front(request: Request) -> HttpResponse:
    """Two doors; while there is no school, what to do next. Who is signed in has passed the door already."""
    if request.user.is_authenticated:
        return redirect("home")
    schools = list(queries.schools_here()[: MOST_LISTED + 1])
    if not schools:
        return render(request, "public/no_school.html")
    wanted = request.GET.get("next", "")
    onward = wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
    listed = schools if len(schools) <= MOST_LISTED else []
    return render(request, "public/front.html", {"sign_in": _sign_in(), "next": onward, "schools": listed})


@login_not_required
def school(request: Request, code: str) -> HttpResponse:
    """SEN support at one school, in plain steps."""
    if (found := queries.public_school(code)) is None:
        raise Http404
    today = clock.today()
    leaflet = leaflet_of(found, named_staff(found, today=today), today=today)
    return render(request, "public/school.html", {"leaflet": leaflet, "today": today})


def _sign_in() -> str:
    try:
        return reverse("sign-in:start")
    except NoReverseMatch:
        return "/sign-in/"

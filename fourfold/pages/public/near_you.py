"""Help near you: the council's list, which anyone may search."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from fourfold.audit.requests import Request
from fourfold.pages.local_offer.search import searched
from fourfold.schools import queries

MOST_LISTED = 200


@login_not_required
def near_you(request: Request) -> HttpResponse:
    """Straight to the only school; else which one."""
    schools = list(queries.schools_here()[:MOST_LISTED])
    if len(schools) == 1:
        return redirect("public:near-you-at", schools[0].code)
    return render(request, "public/near_you_where.html", {"schools": schools})


@login_not_required
def near_you_at(request: Request, code: str) -> HttpResponse:
    """The list of one school's council."""
    if (school := queries.public_school(code)) is None:
        raise Http404
    return render(request, "public/near_you.html", searched(request, school))

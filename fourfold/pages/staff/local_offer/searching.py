"""Searching the Local Offer: for the school, and together with a parent for one child."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.code_of_practice.school_year import age_on
from fourfold.local_offer import queries
from fourfold.pages.local_offer.search import searched
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pupils.queries import Opened, needs_of


def local_offer(request: Request) -> HttpResponse:
    """The directory of the school at hand; where it has none yet, the way to bring it in for who may."""
    school, needs = school_here(request), Permission.SETTINGS_EDIT
    may_bring = may(needs, school.standing(request.actor, needs), side=Side.SCHOOL)
    return render(request, "staff/local_offer/search.html", searched(request, school) | {"may_bring": may_bring})


def offer_for(request: Request, code: str) -> HttpResponse:
    """The same for one child, begun at their age and their first need; what was attached stands above."""
    opened = open_record(request, code, "Local Offer", Permission.PLAN_VIEW)
    needs = [one for one in needs_of(request.actor, opened.pupil) if one.ends is None and one.area]
    context = searched(
        request,
        school_here(request),
        age=age_on(opened.pupil.born, clock.today()),
        need=needs[0].area if needs else None,
    )
    context |= {
        "pupil": opened.pupil,
        "sentence": _("Help near you, for %(name)s") % {"name": opened.pupil.forename},
        "pointed": queries.signposts_of(request.actor, opened.pupil),
        "may_attach": may_attach(opened),
        "may_take_back": opened.may(Permission.PLAN_CREATE),
    }
    return render(request, "staff/local_offer/for_pupil.html", context)


def may_attach(opened: Opened) -> bool:
    """Whether this person may attach a service to the child's review or plan, or write to the family."""
    return opened.may(Permission.PLAN_CREATE) or opened.may(Permission.MESSAGE_CREATE)

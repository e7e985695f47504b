"""Where a person goes when they have signed in, and at which of their schools they are."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from fourfold.access.roles import Role
from fourfold.audit.requests import Request
from fourfold.pupils import queries
from fourfold.schools import current

DESTINATIONS: tuple[tuple[tuple[Role, ...], tuple[str, ...]], ...] = (
    ((Role.SENCO,), ("staff:desk", "staff:register")),
    ((Role.HEAD, Role.SLT), ("staff:desk", "staff:register")),
    ((Role.SUPPORT_STAFF,), ("staff:log", "staff:today", "staff:pupils")),
    ((Role.TEACHER, Role.COVER), ("staff:today", "staff:pupils")),
    ((Role.DATA_ADMIN,), ("settings:import", "staff:pupils")),
    ((Role.GOVERNOR,), ("leaders:reports", "leaders:home")),
    ((Role.TRUST_LEAD,), ("trust:home",)),
    ((Role.LA_OFFICER,), ("professional:requests", "professional:home")),
    ((Role.SYSADMIN,), ()),
    ((Role.YOUNG_PERSON, Role.PUPIL), ("young_person:home", "young-person:home", "family:home")),
    ((Role.PARENT, Role.CARER), ("family:home",)),
    ((Role.PROFESSIONAL,), ("professional:home", "professional:visits")),
)
"""For each part a person may play, their pages from the dearest on; the first that exists is theirs. Parts stand in order, too.

A system administrator has no page yet: who works at a school is the school's, and the machine is looked after by commands."""


def home(request: Request) -> HttpResponse:
    """Send a person to the page of their part; whoever works at several schools says first at which they are."""
    if current.must_choose(request):
        return redirect("choose-school")
    parts = {office.role for office in request.actor.counted_offices} or queries.parts_through_links(request.actor)
    for roles, names in DESTINATIONS:
        if parts & set(roles) and (path := first_of(names)):
            return redirect(path)
    return render(request, "staff/nothing_yet.html", {"looks_after_machine": Role.SYSADMIN in parts})


def choose_school(request: Request) -> HttpResponse:
    """Say at which of one's own schools one is."""
    schools = current.schools_at_hand(request)
    if request.method == "POST" and current.choose(request, request.POST.get("school", "")):
        return redirect("home")
    return render(request, "staff/choose_school.html", {"schools": schools, "now": current.current_school(request)})


def first_of(names: tuple[str, ...]) -> str | None:
    """The path of the first of these pages that exists."""
    for name in names:
        try:
            return reverse(name)
        except NoReverseMatch:
            continue
    return None

"""All the pupils whom a person works with, and the find box."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import school_here
from fourfold.pupils import queries
from fourfold.ui.lists import page_links, page_number
from fourfold.ui.plain_words import plain
from fourfold.ui.words import count_of


def pupils(request: Request) -> HttpResponse:
    """The pupils on roll here whom this person may see; `q` are words of a name. Name, year and class only."""
    school = school_here(request)
    q, page, group = plain(request.GET.get("q", ""))[:80], page_number(request.GET.get("page", "1")), request.GET.get("class", "")[:6]
    found = queries.pupils_found(request.actor, school, q=q, group=group, page=page)
    whole = request.actor.holds(Role.SENCO, Role.HEAD, Role.SLT, Role.DATA_ADMIN, school=school.pk)

    def address(number: int) -> str:
        asked = {name: value for name, value in (("q", q), ("class", group), ("page", str(number))) if value}
        return f"{reverse('staff:pupils')}?{urlencode(asked)}"

    context = {
        "found": found,
        "q": q,
        "group": group,
        "classes": queries.classes_of(request.actor, school) if whole else [],
        "nobody_here": whole and not found.number and not q and not group,
        "sentence": sentence(found.number, q, whole=whole),
        "pages": page_links(found.page, found.last, address),
        "may_add": may(Permission.IDENTITY_CREATE, school.standing(request.actor, Permission.IDENTITY_CREATE), side=Side.SCHOOL),
    }
    return render(request, "staff/pupils.html", context)


def sentence(number: int, q: str, *, whole: bool) -> str:
    """What was found, as the page's heading."""
    if q and not number:
        return _("Nobody you work with is called “%(q)s”") % {"q": q}
    if q:
        return _("%(pupils)s found for “%(q)s”") % {"pupils": count_of(number, "pupil"), "q": q}
    if whole:
        return _("%(pupils)s on roll") % {"pupils": count_of(number, "pupil")} if number else _("No pupil is on roll here yet")
    return _("You work with %(pupils)s") % {"pupils": count_of(number, "pupil")} if number else _("You have no pupils yet")

"""Who looked at a child's record, and who did what with it, in sentences."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.access.permissions import Permission
from fourfold.access.roles import NAMES, Role
from fourfold.audit.requests import Request
from fourfold.pages.staff.looked_words import deed_in_words, look_in_words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pupils import queries
from fourfold.ui.lists import page_links, page_number


def looked(request: Request, code: str) -> HttpResponse:
    """Looks on one list, deeds on another, newest first."""
    opened = open_record(request, code, "who looked", Permission.AUDIT_VIEW)
    deeds, page = request.GET.get("show") == "deeds", page_number(request.GET.get("page", "1"))
    found = queries.who_looked(request.actor, opened.pupil, deeds=deeds, page=page)
    base = reverse("staff:looked", args=[code])
    words = deed_in_words if deeds else look_in_words
    lines = [
        (
            line.at,
            line.who or NAMES.get(Role(line.role), _("Fourfold")) if line.role in set(Role) else line.who or _("Somebody"),
            NAMES[Role(line.role)] if line.role in set(Role) and line.who else "",
            words(line.what),
        )
        for line in found.lines
    ]
    context = {
        "head": head_of(request, opened, "looked"),
        "deeds": deeds,
        "found": found,
        "lines": lines,
        "pages": page_links(found.page, found.last, lambda number: f"{base}?{'show=deeds&' if deeds else ''}page={number}"),
        "base": base,
    }
    return render(request, "staff/pupils/looked.html", context)

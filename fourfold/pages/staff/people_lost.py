"""A parent or young person stands in the office and cannot sign in: they have lost their second step."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.access.permissions import Permission
from fourfold.accounts.membership_rules import CannotStand
from fourfold.audit.requests import Request
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.people_edit import found, page
from fourfold.pages.staff.reach import open_record
from fourfold.pupils import actions, queries
from fourfold.ui.notices import tell


class Seen(forms.Form):
    """How they were recognised."""

    how_known = forms.CharField(
        label=gettext_lazy("How do you know that it is they?"),
        help_text=gettext_lazy("You see them in person. Say how, like “at the office today, with a passport”."),
        max_length=200,
    )


def parents(request: Request, code: str, parent: str) -> HttpResponse:
    """Report it for a parent."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    link = found(queries.family_link(request.actor, opened.pupil, parent))
    way = queries.ways_in(request.actor, opened.pupil).get(parent)
    return _ask(request, opened, way, actions.report_parents_lost_factor, link, link.parent.name)


def pupils(request: Request, code: str) -> HttpResponse:
    """Report it for the young person."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    way = queries.own_way_in(request.actor, opened.pupil)
    return _ask(request, opened, way, actions.report_pupils_lost_factor, opened.pupil, opened.pupil.forename)


def _ask(
    request: Request, opened: queries.Opened, way: queries.WayIn | None, verb: Callable[..., Any], subject: Any, name: str
) -> HttpResponse:
    if way is None or not way.has_account:
        raise Http404
    form = Seen(posted(request))
    sent = request.method == "POST" and form.is_valid()
    if sent and save(form, verb, request.actor, subject, refusals=(CannotStand,), **form.cleaned_data):
        tell(request, _("Written down. Another person who sees them must confirm it, under Settings, People."))
        return redirect("staff:people", opened.pupil.code)
    says = _("Their old step is taken off once a second person has seen them too. Then they sign in with a code, as before.")
    return page(request, opened, form, _("Has %(name)s lost their second step?") % {"name": name}, _("I have seen them"), says)

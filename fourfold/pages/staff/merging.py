"""Making one record of two."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.merging import CannotMerge
from fourfold.ui.notices import tell
from fourfold.ui.plain_words import plain


def merge(request: Request, code: str) -> HttpResponse:
    """Find the other record of the same child."""
    opened = open_record(request, code, "merge", Permission.IDENTITY_EDIT)
    q = plain(request.GET.get("q", opened.pupil.surname))[:80]
    found = queries.pupils_found(request.actor, school_here(request), q=q).rows if q else []
    others = [row for row in found if row.code != code]
    return render(request, "staff/pupils/merge.html", {"head": head_of(request, opened, "identity"), "q": q, "others": others})


def merge_with(request: Request, code: str, other: str) -> HttpResponse:
    """See the two side by side, and join them. It cannot be undone."""
    opened = open_record(request, code, "merge", Permission.IDENTITY_EDIT)
    kept = open_record(request, other, "merge", Permission.IDENTITY_EDIT)
    if kept.pupil.pk == opened.pupil.pk:
        raise Http404
    form = forms.Form(posted(request))
    pressed = request.method == "POST" and form.is_valid()
    merge = partial(actions.merge, into=kept.pupil, on=clock.today())
    if pressed and save(form, merge, request.actor, opened.pupil, refusals=(CannotMerge,)):
        tell(request, _("The two records are one now."))
        return redirect("staff:story", kept.pupil.code)
    context = {
        "head": head_of(request, opened, "identity"),
        "sides": [side(request, one) for one in (kept, opened)],
        "kept": kept.pupil,
        "goes": opened.pupil,
        "form": form,
    }
    return render(request, "staff/pupils/merge_with.html", context)


def side(request: Request, opened: queries.Opened) -> list[tuple[str, str]]:
    """One record in a few lines."""
    pupil, place = opened.pupil, queries.placement_of(request.actor, opened.pupil)
    now = next((line for line in queries.statuses_of(request.actor, pupil) if line.ends is None), None)
    family = ", ".join(one.name for one in queries.family_of(request.actor, pupil)) if opened.may(Permission.CONTACTS_VIEW) else ""
    return [
        (_("Name"), pupil.name),
        (_("Born"), f"{pupil.born:%d/%m/%Y}"),
        (_("UPN"), pupil.upn or _("none")),
        (_("Where"), place.in_words if place else ""),
        (_("SEN status"), now.name if now else _("none written down")),
        (_("Family"), family or _("none written down")),
    ]


def known_by_code(request: Request, code: str) -> Any:
    """Another child within this person's reach."""
    return queries.visible_to(request.actor, Permission.STATUS_APPROVE, side=Side.SCHOOL).filter(code=code).first()

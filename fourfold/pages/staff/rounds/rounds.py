"""The rounds of a school: opened, planned, closed and signed off (6.17)."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.reach import require_role
from fourfold.pages.staff.rounds.round_forms import RoundForm, SignOffForm
from fourfold.progress import actions, queries
from fourfold.progress.actions.planning import CannotPlan
from fourfold.progress.actions.rounds import CannotOpen, Incomplete, NoNextRound
from fourfold.schools.queries import School
from fourfold.ui.notices import tell

LEADERS = (Role.SENCO, Role.HEAD, Role.SLT, Role.DATA_ADMIN)
A_TERM = timedelta(weeks=14)


@require_safe
def rounds(request: Request) -> HttpResponse:
    """Every round, newest first: who signed it off, and when."""
    school = require_role(request, *LEADERS)
    ledger.looked(request.actor, "rounds", school=school.pk)
    found = queries.rounds_of(request.actor, school)
    waiting = [one for one in found if not one.is_open and one.signed_off_on is None]
    words = ngettext("%(n)s round waits to be signed off", "%(n)s rounds wait to be signed off", len(waiting)) % {"n": len(waiting)}
    context = {
        "rounds": found,
        "sentence": words if waiting else _("Rounds of assessment"),
        "may_open": _may(request, school, Permission.SETTINGS_EDIT),
        "today": clock.today(),
    }
    return render(request, "staff/rounds/rounds.html", context)


def new(request: Request) -> HttpResponse:
    """Open a round."""
    school = require_role(request, *LEADERS)
    if not _may(request, school, Permission.SETTINGS_EDIT):
        raise PermissionDenied
    measures = queries.measures_of(request.actor, school)
    form = RoundForm(measures, posted(request), initial={"measures": [one.code for one in measures]})
    if form.is_valid() and save(form, actions.open_round, request.actor, school, today=clock.today(), refusals=(CannotOpen,), **form.said):
        tell(request, _("%(name)s is open. Teachers can enter results now.") % {"name": form.cleaned_data["name"]})
        return redirect("staff:progress")
    context = {"form": form, "question": _("Open a round of assessment"), "go": _("Open this round"), "back_url": reverse("staff:rounds")}
    return render(request, "staff/rounds/round_form.html", context)


def plan(request: Request, code: str) -> HttpResponse:
    """Change a round that is open."""
    school, found = _round(request, code)
    if not _may(request, school, Permission.SETTINGS_EDIT):
        raise PermissionDenied
    asked = queries.measures_asked(request.actor, found)
    known = {one.code: one for one in (*asked, *queries.measures_of(request.actor, school))}
    first = {"name": found.name, "day": found.day, "measures": [one.code for one in asked]}
    form = RoundForm(list(known.values()), posted(request), initial=first)
    if form.is_valid() and save(form, actions.plan_round, request.actor, found, refusals=(CannotOpen, CannotPlan), **form.said):
        tell(request, _("Saved."))
        return redirect("staff:round", code=code)
    context = {
        "form": form,
        "question": _("Change %(name)s") % {"name": found.name},
        "go": _("Save"),
        "back_url": reverse("staff:round", args=[code]),
    }
    return render(request, "staff/rounds/round_form.html", context)


@require_safe
def one(request: Request, code: str) -> HttpResponse:
    """One round: what it asks for, who is missing class by class, and the sign-off."""
    _school, found = _round(request, code)
    return _page(request, found, SignOffForm(initial=_following(found)))


@require_POST
def close(request: Request, code: str) -> HttpResponse:
    """Close a round that is complete; of one that is not, say who is missing."""
    _school, found = _round(request, code)
    form = forms.Form({})
    if save(form, actions.close_round, request.actor, found, today=clock.today(), refusals=(Incomplete,)):
        tell(request, _("%(name)s is closed.") % {"name": found.name})
    else:
        tell(request, " ".join(str(error) for error in form.non_field_errors()), tone="late")
    return redirect("staff:round", code=code)


@require_POST
def sign_off(request: Request, code: str) -> HttpResponse:
    """A senior leader's word that everybody was assessed."""
    _school, found = _round(request, code)
    if found.signed_off_on is not None:
        return redirect("staff:round", code=code)
    form = SignOffForm(request.POST)
    if form.is_valid() and save(
        form,
        actions.sign_off_round,
        request.actor,
        found,
        today=clock.today(),
        refusals=(Incomplete, NoNextRound, CannotOpen),
        at={Incomplete: "because", NoNextRound: "next_name" if form.cleaned_data["next_day"] else "next_day"},
        **form.cleaned_data,
    ):
        tell(request, _("%(name)s is signed off.") % {"name": found.name})
        return redirect("staff:round", code=code)
    found.refresh_from_db()
    return _page(request, found, form)


def _page(request: Request, found: Any, form: SignOffForm) -> HttpResponse:
    school, today = found.school, clock.today()
    ledger.looked(request.actor, "round", school=school.pk)
    classes = queries.classes_in(request.actor, found, today=today)
    missing = {who.pupil.pk for stands in classes for who in stands.missing}
    is_last = not any(other.day > found.day for other in queries.rounds_of(request.actor, school))
    if not missing:
        del form.fields["because"]
    if not is_last:
        del form.fields["next_name"], form.fields["next_day"]
    context = {
        "round": found,
        "classes": classes,
        "missing": len(missing),
        "sentence": sentence(found, len(missing)),
        "measures": queries.measures_asked(request.actor, found),
        "form": form,
        "may_plan": _may(request, school, Permission.SETTINGS_EDIT),
        "may_sign": _may(request, school, Permission.PROGRESS_APPROVE) and found.signed_off_on is None and found.day <= today,
        "today": today,
    }
    return render(request, "staff/rounds/round.html", context)


def sentence(found: Any, missing: int) -> str:
    """How the round stands."""
    if found.signed_off_on:
        return _("%(name)s is signed off") % {"name": found.name}
    if missing:
        words = ngettext("%(name)s: %(n)s pupil has results missing", "%(name)s: %(n)s pupils have results missing", missing)
        return words % {"name": found.name, "n": missing}
    return (_("%(name)s is complete") if found.is_open else _("%(name)s is closed and waits to be signed off")) % {"name": found.name}


def _following(found: Any) -> dict[str, Any]:
    """A guess of the next round: a term on."""
    day: date = found.day + A_TERM
    term = next(name for month, name in ((4, _("Spring")), (8, _("Summer")), (12, _("Autumn"))) if day.month <= month)
    return {"next_name": f"{term} {day.year}", "next_day": day}


def _round(request: Request, code: str) -> tuple[School, Any]:
    school = require_role(request, *LEADERS)
    found = queries.round_named(request.actor, code)
    if found is None or found.school_id != school.pk:
        raise Http404
    return school, found


def _may(request: Request, school: School, permission: Permission) -> bool:
    return may(permission, school.standing(request.actor, permission), side=Side.SCHOOL)

"""Adding, making sure of, correcting and ending the people round a child."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.people_forms import Confirmation, Ending, Involving, Parent
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.families import DETAILS
from fourfold.pupils.meanwhile import ChangedMeanwhile, stamp
from fourfold.ui.notices import tell

ABOUT_LINK = ("relation", "lives_with", "correspondence")


def found(thing: Any) -> Any:
    """The thing, or the not-found page."""
    if thing is None:
        raise Http404
    return thing


def add(request: Request, code: str) -> HttpResponse:
    """A parent or carer whom the school does not know yet."""
    opened = open_record(request, code, "people", Permission.CONTACTS_CREATE)
    form = Parent(posted(request), initial={"language": "en", "lives_with": True, "correspondence": True})
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        if save(form, actions.add_parent, request.actor, opened.pupil, starts=clock.today(), **values):
            tell(request, _("Added. They see nothing until you have made sure who they are."))
            return redirect("staff:people", code)
    return page(request, opened, form, _("Who is in the family?"), _("Add to the family"))


def correct(request: Request, code: str, parent: str) -> HttpResponse:
    """How to reach a parent or carer, and who they are to this child."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    link = found(queries.family_link(request.actor, opened.pupil, parent))
    before = {name: getattr(link.parent, name) for name in DETAILS} | {name: getattr(link, name) for name in ABOUT_LINK}
    form = Parent(posted(request), initial={**before, "seen": stamp(link.parent, DETAILS)})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        seen = values.pop("seen") or None
        if save(form, actions.correct_parent, request.actor, link, seen=seen, refusals=(ChangedMeanwhile,), **values):
            tell(request, _("Saved."))
            return redirect("staff:people", code)
        link.parent.refresh_from_db()
    return page(request, opened, form, _("What is right about %(name)s?") % {"name": link.parent.name}, _("Save"))


def confirm(request: Request, code: str, parent: str) -> HttpResponse:
    """Write down that the school made sure who somebody is. From then on they may see their child's record."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    link = found(queries.family_link(request.actor, opened.pupil, parent))
    before = {"responsibility": link.responsibility if link.is_confirmed else "", "how": link.confirmed_how, "care_basis": link.care_basis}
    form = Confirmation(posted(request), initial={**before, "on": clock.today()})
    if request.method == "POST" and form.is_valid() and save(form, actions.confirm_parent, request.actor, link, **form.cleaned_data):
        tell(request, _("Written down."))
        return redirect("staff:people", code)
    says = _("Once this is written down, they may see their child’s record.")
    return page(request, opened, form, _("Who is %(name)s?") % {"name": link.parent.name}, _("We have made sure"), says)


def end(request: Request, code: str, parent: str) -> HttpResponse:
    """End somebody's link to this child."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    link = found(queries.family_link(request.actor, opened.pupil, parent))
    says = _("From the next day they see nothing of this child. What they wrote stays.")
    title = _("When does %(name)s stop being a parent or carer here?") % {"name": link.parent.name}
    return ending(request, opened, link, actions.end_parent_link, title, says)


def involve(request: Request, code: str) -> HttpResponse:
    """Name an adult on the child's record: from then on they see it."""
    opened, school = open_record(request, code, "people", Permission.PLAN_APPROVE), school_here(request)
    form = Involving(posted(request), colleagues=queries.colleagues(request.actor, school), initial={"starts": clock.today()})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        account = found(queries.colleague(request.actor, school, values.pop("who")))
        if save(form, actions.involve, request.actor, opened.pupil, account=account, **values):
            tell(request, _("%(name)s works with %(child)s now.") % {"name": account.name, "child": opened.pupil.forename})
            return redirect("staff:people", code)
    return page(request, opened, form, _("Who works with %(name)s?") % {"name": opened.pupil.forename}, _("Name this adult"))


def end_adult(request: Request, code: str, number: int) -> HttpResponse:
    """End an adult's part."""
    opened = open_record(request, code, "people", Permission.PLAN_APPROVE)
    row = found(queries.numbered_adult(request.actor, opened.pupil, number))
    title = _("When does %(name)s stop working with %(child)s?") % {"name": row.account.name, "child": opened.pupil.forename}
    return ending(request, opened, row, actions.end_involvement, title, "")


def end_grant(request: Request, code: str, number: int) -> HttpResponse:
    """End what somebody from outside may see, before its day."""
    opened = open_record(request, code, "people", Permission.ADVICE_APPROVE)
    row = found(queries.numbered_grant(request.actor, opened.pupil, number))
    title = _("When does %(name)s stop seeing parts of this record?") % {"name": row.known_as}
    return ending(request, opened, row, actions.end_grant, title, "")


def ending(request: Request, opened: queries.Opened, row: Any, verb: Any, title: str, says: str) -> HttpResponse:
    """Ask for a last day, and end a row with it."""
    form = Ending(posted(request), initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["on"] < row.starts:
            form.add_error("on", _("The last day is before the first. Check the date."))
        elif save(form, verb, request.actor, row, on=form.cleaned_data["on"]):
            tell(request, _("Ended."))
            return redirect("staff:people", opened.pupil.code)
    return page(request, opened, form, title, _("End it"), says)


def page(
    request: Request, opened: queries.Opened, form: Any, title: str, button: str, says: str = "", *, first: tuple[str, str] | None = None
) -> HttpResponse:
    """One question about the people, with its fields; `first` is where somebody may want to go before it."""
    head = head_of(request, opened, "people")
    context = {"head": head, "form": form, "title": title, "button_label": button, "says": says, "first": first}
    return render(request, "staff/pupils/ask.html", context)

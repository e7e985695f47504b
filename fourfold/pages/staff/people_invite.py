"""Asking families in to read their child's record, and letting somebody from outside see parts of it for a time."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.accounts.membership_rules import CannotStand
from fourfold.audit.requests import Request
from fourfold.oversight import visits
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.people_edit import found, page
from fourfold.pages.staff.people_forms import BY_LAW, Address, Granting
from fourfold.pages.staff.reach import open_record
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.inviting import CannotInvite
from fourfold.pupils.actions.safeguards import TooLong
from fourfold.pupils.agreement import Agreement
from fourfold.pupils.refusals import Incomplete
from fourfold.ui.notices import tell
from fourfold.ui.words import sentence

LONGEST = timedelta(days=90)
USUAL = timedelta(days=28)
CHILD = "child"
"""How the form names the young person themselves."""


@require_POST
def invite_parent(request: Request, code: str, parent: str) -> HttpResponse:
    """Mail a parent or carer the link with which they come in; the one sent before is worth nothing from then on."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    link = found(queries.family_link(request.actor, opened.pupil, parent))
    return pressed(request, code, actions.invite_parent, link, _("We have written to %(name)s.") % {"name": link.parent.name})


@require_POST
def take_back(request: Request, code: str, parent: str) -> HttpResponse:
    """The link that a parent was sent opens nothing any more."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    link = found(queries.family_link(request.actor, opened.pupil, parent))
    return pressed(request, code, actions.withdraw_parents_invitation, link, _("Taken back. The link opens nothing now."))


def invite_pupil(request: Request, code: str) -> HttpResponse:
    """Ask a young person in, at an address of their own."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    way = found(queries.own_way_in(request.actor, opened.pupil))
    form = Address(posted(request), initial={"email": way.asked_at})
    if posted_well(request, form, actions.invite_pupil, opened):
        tell(request, _("We have written to %(name)s.") % {"name": opened.pupil.forename})
        return redirect("staff:people", code)
    title = _("Where do we write to %(name)s?") % {"name": opened.pupil.forename}
    return page(request, opened, form, title, _("Send the invitation"), _("They get a link by email. It works once, for 3 days."))


@require_POST
def take_back_pupils(request: Request, code: str) -> HttpResponse:
    """The link that a young person was sent opens nothing any more."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    return pressed(request, code, actions.withdraw_pupils_invitation, opened.pupil, _("Taken back. The link opens nothing now."))


def give_grant(request: Request, code: str) -> HttpResponse:
    """Let a professional see named parts of this record until a day."""
    opened = open_record(request, code, "people", Permission.ADVICE_APPROVE)
    today = clock.today()
    parts = [(thing, sentence(visits.NAMES[thing])) for thing in visits.SHOWN]
    may_agree = queries.who_may_agree(request.actor, opened.pupil, today=today)
    counted = {parent.code if parent else CHILD: (parent, name) for parent, name in may_agree}
    agreeing = [(code, name) for code, (_parent, name) in counted.items()]
    latest = today + LONGEST
    form = Granting(posted(request), parts=parts, agreeing=agreeing, today=today, latest=latest, initial={"ends": today + USUAL})

    def ask_in(actor: Actor, pupil: Any, *, who_agreed: str, reason: str, agreed_on: date, agreed_how: str, **details: Any) -> None:
        parent, _name = counted.get(who_agreed, (None, ""))
        by_law = reason if who_agreed == BY_LAW else ""
        agreement = Agreement(on=agreed_on, how=agreed_how, parent=parent, by_pupil=who_agreed == CHILD, reason=by_law)
        actions.ask_in_professional(actor, pupil, agreement=agreement, **details)

    if posted_well(request, form, ask_in, opened):
        tell(request, _("%(name)s can see this until the last day. We have written to them.") % {"name": form.cleaned_data["name"]})
        return redirect("staff:people", code)
    title = _("Which professional may see %(name)s’s record?") % {"name": opened.pupil.forename}
    says = _("They sign in with a second step, read only the parts you tick, and nothing after the last day.")
    first = (_("Do you want their advice? Ask a specialist"), reverse("staff:referral-new", args=[code]))
    return page(request, opened, form, title, _("Let them see it"), says, first=first)


def posted_well(request: Request, form: Form, verb: Callable[..., Any], opened: queries.Opened) -> bool:
    """Whether a form was sent, was right, and its verb was done."""
    refusals = (CannotInvite, CannotStand, Incomplete, TooLong)
    sent = request.method == "POST" and form.is_valid()
    return sent and save(form, verb, request.actor, opened.pupil, refusals=refusals, **form.cleaned_data)


def pressed(request: Request, code: str, verb: Callable[..., Any], subject: Any, says: str) -> HttpResponse:
    """Do what a button says, and go back to the people; a refusal is said there in one sentence."""
    try:
        with transaction.atomic():
            verb(request.actor, subject)
    except CannotInvite as why:
        tell(request, str(why), tone="late")
    else:
        tell(request, says)
    return redirect("staff:people", code)

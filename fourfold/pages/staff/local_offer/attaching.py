"""Attaching one service: to the review under way, to the plan, or to a message; and taking it back."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.local_offer import actions, queries
from fourfold.messages.actions import LONGEST
from fourfold.pages.fields import OneOf, Words, choose
from fourfold.pages.saving import save
from fourfold.pages.staff.local_offer.searching import may_attach
from fourfold.pages.staff.messages import people_to_write_to
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pupils.queries import Opened
from fourfold.pupils.refusals import Refused
from fourfold.support import queries as support
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

REVIEW, PLAN, TO = "review", "plan", "to-"


class AttachForm(forms.Form):
    """Where to, and a few words."""

    where = OneOf([], label=gettext_lazy("Where shall it stand?"), radios=True, missing=gettext_lazy("Choose where it stands"))
    words = Words(
        label=gettext_lazy("Why may it help?"),
        help_text=gettext_lazy("The family reads these words. A message needs them."),
        required=False,
        lines=True,
        max_length=LONGEST,
    )
    key = OnceField()

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("where", "").startswith(TO) and not said.get("words"):
            self.add_error("words", _("Write a few words to go with it"))
        if not said.get("where", "").startswith(TO) and len(said.get("words") or "") > 300:
            self.add_error("words", _("Use %(limit)s letters at most. This has %(has)s.") % {"limit": 300, "has": len(said["words"])})
        return said


def attach(request: Request, code: str, service: str) -> HttpResponse:
    """One service: where shall it stand?"""
    opened = open_record(request, code, "Local Offer", Permission.PLAN_VIEW)
    if not may_attach(opened):
        raise PermissionDenied
    chosen = queries.service_of(request.actor, school_here(request), service)
    if chosen is None:
        raise Http404
    places = _places(request, opened)
    form = AttachForm(request.POST or None, auto_id="id_%s", initial={"where": places[0][0] if places else ""})
    choose(form, "where", places)
    if form.is_valid() and save(form, _do, request, opened, chosen, refusals=(Refused,), **form.cleaned_data):
        is_message = form.cleaned_data["where"].startswith(TO)
        tell(request, _("Sent. They get a mail that says only that there is a message.") if is_message else _("Attached."))
        return redirect("staff:messages" if is_message else "staff:offer-for", code)
    return render(request, "staff/local_offer/attach.html", {"pupil": opened.pupil, "service": chosen, "form": form, "places": places})


@require_POST
def take_back(request: Request, code: str, signpost: str) -> HttpResponse:
    """It was the wrong one."""
    opened = open_record(request, code, "Local Offer", Permission.PLAN_CREATE)
    row = queries.signpost_of(request.actor, opened.pupil, signpost)
    if row is None:
        raise Http404
    actions.take_back(request.actor, row)
    tell(request, _("Taken away."))
    return redirect("staff:offer-for", code)


def _places(request: Request, opened: Opened) -> list[tuple[str, str]]:
    """Where it can stand: the review under way, the newest plan, a message to somebody who can read one."""
    places: list[tuple[str, str]] = []
    if opened.may(Permission.PLAN_CREATE):
        if support.has_review(request.actor, opened.pupil.code):
            places.append((REVIEW, _("At the review that is under way")))
        if support.newest_plan(request.actor, opened.pupil) is not None:
            places.append((PLAN, _("In the plan")))
    if opened.may(Permission.MESSAGE_CREATE):
        people = people_to_write_to(request, opened)
        places += [(f"{TO}{parent}", _("In a message to %(name)s") % {"name": name}) for parent, name in people]
    return places


def _do(request: Request, opened: Opened, service: Any, *, where: str, words: str, key: str) -> None:
    """Raises Refused."""
    if where.startswith(TO):
        parent = where.removeprefix(TO)
        to = "" if parent == "pupil" else parent
        actions.send_to_family(request.actor, opened.pupil, key=key, service=service, words=words, parent=to)
        return
    at = support.review_of(request.actor, opened.pupil) if where == REVIEW else support.newest_plan(request.actor, opened.pupil)
    if at is None:
        raise Refused(_("The review was finished meanwhile. Choose another place."))
    actions.point_out(request.actor, opened.pupil, key=key, service=service, at=at, because=words)

"""One referral: the talk, the family's word, sending it, and the wait; each deed comes back to the same page."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.consulting import Item, Said, Stage
from fourfold.pages.staff.people_forms import LANGUAGES
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.specialists.forms import SeenForm, SendForm, StopForm, TalkForm, WordForm
from fourfold.pages.staff.specialists.sentences import sentence_of, tracker
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pupils.actions.inviting import CannotInvite
from fourfold.pupils.queries import Opened, family_of
from fourfold.pupils.refusals import Refused
from fourfold.specialists import actions, queries
from fourfold.specialists.paper import referral_pdf
from fourfold.ui.notices import tell


def page(request: Request, code: str, referral: str) -> HttpResponse:
    """The referral as it stands."""
    return _page(request, *_open(request, code, referral))


@require_POST
def talk(request: Request, code: str, referral: str) -> HttpResponse:
    """Write down the talk, and what each said at it."""
    opened, row, found = _open(request, code, referral, to_change=True)
    form = TalkForm(request.POST, people=_people(found))

    def work() -> None:
        said, today = form.cleaned_data, clock.today()
        with_whom = ", ".join(name for person, name in form.people if dict(form.said).get(person))
        actions.record_talk(
            request.actor,
            row,
            on=said["on"],
            how=said["how"],
            language=said["language"],
            today=today,
            with_whom=with_whom,
            words=said["words"],
        )
        everything = [one.item for one in found.items]
        for number, (who, word) in enumerate(form.said):
            # One key for each of them, from the form's own: sent twice, each word is there once.
            key = f"{said['key'][:30]}{number:02x}"
            actions.note_word(request.actor, row, key=key, who=who, said=word, shares=everything, how=said["how"], today=today)

    if form.is_valid() and _did(form, work):
        tell(request, _("Written down. The family can answer on their page, and has a letter."))
        return redirect("staff:referral", code, referral)
    return _page(request, opened, row, found, talk=form)


@require_POST
def word(request: Request, code: str, referral: str) -> HttpResponse:
    """Write down what somebody of the family said."""
    opened, row, found = _open(request, code, referral, to_change=True)
    form = _word_form(found, request.POST)

    def work() -> None:
        said = dict(form.cleaned_data)
        shares = [Item(one) for one in said.pop("shares")]
        actions.note_word(request.actor, row, said=Said(said.pop("said")), shares=shares, today=clock.today(), **said)

    if form.is_valid() and _did(form, work):
        tell(request, _("Written down, in their own words."))
        return redirect("staff:referral", code, referral)
    return _page(request, opened, row, found, word=form)


@require_POST
def send(request: Request, code: str, referral: str) -> HttpResponse:
    """Send it, with what was agreed."""
    opened, row, found = _open(request, code, referral, to_change=True)
    form = SendForm(request.POST, today=clock.today())
    if form.is_valid() and _did(form, lambda: actions.send_referral(request.actor, row, today=clock.today(), **form.cleaned_data)):
        said = {"whom": found.asks}
        tell(
            request, _("Sent to %(whom)s. The family is told.") % said if found.asked_email else _("Ready on paper. Print it and post it.")
        )
        return redirect("staff:referral", code, referral)
    return _page(request, opened, row, found, send=form)


@require_POST
def seen(request: Request, code: str, referral: str) -> HttpResponse:
    """Write down when the specialist saw the child."""
    opened, row, found = _open(request, code, referral, to_change=True)
    form = SeenForm(request.POST)
    if form.is_valid() and _did(form, lambda: actions.note_seen(request.actor, row, today=clock.today(), **form.cleaned_data)):
        tell(request, _("Written down."))
        return redirect("staff:referral", code, referral)
    return _page(request, opened, row, found, seen=form)


@require_POST
def stop(request: Request, code: str, referral: str) -> HttpResponse:
    """Stop it: nothing is sent, or nothing more is shared from now on."""
    opened, row, found = _open(request, code, referral, to_change=True)
    form = StopForm(request.POST)
    if form.is_valid() and _did(form, lambda: actions.stop_referral(request.actor, row, today=clock.today(), **form.cleaned_data)):
        tell(request, _("Stopped. Nothing is shared from now on."))
        return redirect("staff:referral", code, referral)
    return _page(request, opened, row, found, stop=form)


def paper(request: Request, code: str, referral: str) -> HttpResponse:
    """What went, or what would go now, on paper."""
    _opened, row, _found = _open(request, code, referral)
    return referral_pdf(request.actor, row, today=clock.today())


def _open(request: Request, code: str, referral: str, *, to_change: bool = False) -> tuple[Opened, Any, queries.ReferralRead]:
    opened = open_record(request, code, "specialists", Permission.ADVICE_APPROVE if to_change else Permission.ADVICE_VIEW)
    row = queries.referral_named(request.actor, opened.pupil, referral)
    if row is None:
        raise Http404
    return opened, row, queries.read_referral(request.actor, row, today=clock.today())


def _did(form: forms.Form, work: Any) -> bool:
    """Whether it was done, whole or not at all; where not, the form says why."""

    def whole() -> None:
        try:
            with transaction.atomic():
                work()
        except CannotInvite as why:
            raise Refused(str(why)) from why

    return attempt(form, whole, day="on")


def _people(found: queries.ReferralRead) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in found.voices]


def _word_form(found: queries.ReferralRead, data: Any = None) -> WordForm:
    items = [(one.item.value, one.name) for one in found.items]
    return WordForm(data, people=_people(found), items=items, sent=found.sent_on is not None)


def _language(request: Request, opened: Opened) -> str:
    """What the family speaks at home, as the school knows it."""
    names = dict(LANGUAGES)
    return next(
        (one.speaks or str(names.get(one.language, "")) for one in family_of(request.actor, opened.pupil) if not one.is_kept_out), ""
    )


def _page(request: Request, opened: Opened, row: Any, found: queries.ReferralRead, **bound: forms.Form) -> HttpResponse:
    today = clock.today()
    may_change = opened.may(Permission.ADVICE_APPROVE) and found.stopped_on is None
    if bound and not may_change and found.stopped_on is None:
        raise PermissionDenied
    blank: dict[str, Any] = {
        "talk": TalkForm(people=_people(found), initial={"on": today, "language": _language(request, opened)}),
        "word": _word_form(found),
        "send": SendForm(today=today),
        "seen": SeenForm(initial={"on": today}),
        "stop": StopForm(),
    }
    context = {
        "pupil": opened.pupil,
        "found": found,
        "sentence": sentence_of(found),
        "tracker": tracker(found, today=today),
        "may_change": may_change,
        "can_talk": may_change and found.stage is Stage.TALK,
        "can_send": may_change and found.stage is Stage.READY,
        "can_note_word": may_change and found.asked_family_on is not None,
        "wrong": next(iter(bound.values()), None),
        "advice": [one for one in queries.advice_of(request.actor, opened.pupil) if one.referral == found.code],
        "today": today,
        **blank,
        **bound,
    }
    return render(request, "staff/specialists/referral.html", context)

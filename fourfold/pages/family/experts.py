"""Saying yes or no before an expert is asked, stopping it later, and reading what the expert says."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.audit.requests import Request
from fourfold.code_of_practice.consulting import Item, Said
from fourfold.pages.fields import Words, choose
from fourfold.pages.files import hand_over
from fourfold.pages.saving import posted, save
from fourfold.pupils.queries import Opened, open_record
from fourfold.pupils.refusals import Refused
from fourfold.specialists import queries
from fourfold.specialists.actions import say_word
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

GIVEN = frozenset({Condition.PUBLISHED_TO_FAMILY})


class ConsentForm(forms.Form):
    """Yes to some or all of it, talk to me first, or no."""

    said = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=gettext_lazy("What do you say?"),
        choices=[
            (Said.YES.value, gettext_lazy("Yes, you can ask")),
            (Said.TALK_FIRST.value, gettext_lazy("Talk to me first")),
            (Said.NO.value, gettext_lazy("No")),
        ],
        error_messages={"required": gettext_lazy("Choose what you say"), "invalid_choice": gettext_lazy("Choose what you say")},
    )
    shares = forms.MultipleChoiceField(
        label=gettext_lazy("What may we share?"),
        help_text=gettext_lazy("Take away the tick where you do not want it."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = Words(lines=True, label=gettext_lazy("Do you want to say more?"), required=False, max_length=2000)
    key = OnceField()

    def __init__(self, *args: Any, items: list[tuple[str, str]], **options: Any) -> None:
        options.setdefault("initial", {"shares": [value for value, _name in items]})
        super().__init__(*args, **options)
        choose(self, "shares", items)


class StopForm(forms.Form):
    """Stop sharing."""

    words = Words(lines=True, label=gettext_lazy("Do you want to say why?"), required=False, max_length=2000)
    key = OnceField()


def consent(request: Request, code: str, referral: str) -> HttpResponse:
    """Who we want to ask, why, what we would share, what happens after; and the reader's word, which they can change or take back."""
    today = clock.today()
    opened = _open(request, code, Permission.ADVICE_CREATE)
    found = queries.family_referral(request.actor, code, referral, today=today)
    if found is None:
        raise Http404
    form = stop = None
    if found.may_answer and found.stopped_on is None:
        if found.sent_on is None:
            form = ConsentForm(posted(request), items=[(value, _(name)) for value, name in found.items])
        else:
            stop = StopForm(posted(request))
    sent = form or stop
    if request.method == "POST" and sent is None:
        if not found.may_answer:
            raise PermissionDenied
        tell(request, _("Stopped. We share nothing more."))
        return redirect("family:consent", code, referral)
    if sent is not None and sent.is_valid() and _answer(request, code, referral, sent):
        tell(request, _("Stopped. We share nothing more.") if stop else _("Thank you. We have your answer."))
        return redirect("family:consent", code, referral)
    is_me = opened.pupil.account_id is not None and opened.pupil.account_id == request.actor.account
    context = {
        "code": code,
        "forename": opened.pupil.forename,
        "is_me": is_me,
        "found": found,
        "form": form,
        "stop": stop,
        "today": today,
    }
    return render(request, "family/consent.html", context)


def advice(request: Request, code: str, advice: str) -> HttpResponse:
    """What the expert found and suggests, and the report."""
    opened = _open(request, code, Permission.ADVICE_VIEW)
    row = queries.advice_at(request.actor, code, advice, side=Side.FAMILY)
    if row is None:
        raise Http404
    is_me = opened.pupil.account_id is not None and opened.pupil.account_id == request.actor.account
    found = queries.read_advice(request.actor, row)
    context = {"code": code, "forename": opened.pupil.forename, "is_me": is_me, "found": found, "today": clock.today()}
    return render(request, "family/advice.html", context)


def report(request: Request, code: str, advice: str) -> HttpResponse:
    """The report, to save."""
    _open(request, code, Permission.ADVICE_VIEW)
    row = queries.advice_at(request.actor, code, advice, side=Side.FAMILY)
    if row is None or row.report is None:
        raise Http404
    return hand_over(request, row.report, name="advice")


def _answer(request: Request, code: str, referral: str, form: forms.Form) -> bool:
    """Whether the word was kept; where not, the form says why."""
    row = queries.referral_to_answer(request.actor, code, referral)
    if row is None:
        raise Http404
    said = form.cleaned_data
    return save(
        form,
        say_word,
        request.actor,
        row,
        refusals=(Refused,),
        key=said["key"],
        said=Said(said.get("said", Said.STOP)),
        shares=[Item(one) for one in said.get("shares", ())],
        words=said["words"],
        today=clock.today(),
    )


def _open(request: Request, code: str, needs: Permission) -> Opened:
    opened = open_record(request.actor, code, page="expert", needs=needs, side=Side.FAMILY, under=GIVEN)
    if opened is None:
        raise Http404
    return opened

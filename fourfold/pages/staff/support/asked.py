"""Asking a child's teachers, reminding one, and a teacher's own minute (6.45)."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.fields import OneOf, Words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.support import actions, queries
from fourfold.support.kinds import Feels, JoinsIn, Progress, feels_choices, joins_in_choices, progress_choices
from fourfold.ui.notices import tell


class SeesForm(forms.Form):
    """What a teacher sees, in six answers of which three are one press each."""

    progress = OneOf(progress_choices(), label=gettext_lazy("Progress in your lessons"), radios=True)
    joins_in = OneOf(joins_in_choices(), label=gettext_lazy("Joins in"), radios=True)
    feels = OneOf(feels_choices(), label=gettext_lazy("Seems to feel"), radios=True)
    hard = Words(label=gettext_lazy("What is hard?"), required=False, max_length=300)
    helps = Words(label=gettext_lazy("What helps?"), required=False, max_length=300)
    more = Words(label=gettext_lazy("Anything else?"), required=False, max_length=300)


def asked(request: Request, asked: str) -> HttpResponse:
    """A teacher says what they see."""
    found = queries.asked_named(request.actor, asked)
    if found is None or found.teacher_id != request.actor.account:
        raise Http404
    opened = open_record(request, found.pupil.code, "asked", Permission.PROFILE_VIEW)
    form = SeesForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: _answer(request, found, form.cleaned_data)):
        tell(request, _("Thank you. It stands in the assessment now."))
        return redirect("staff:today")
    return render(request, "staff/support/asked.html", {"pupil": opened.pupil, "found": found, "form": form})


def _answer(request: Request, found: Any, said: dict[str, str]) -> None:
    actions.answer_about_child(
        request.actor,
        found,
        progress=Progress(said["progress"]),
        joins_in=JoinsIn(said["joins_in"]),
        feels=Feels(said["feels"]),
        hard=said["hard"],
        helps=said["helps"],
        more=said["more"],
    )


@require_POST
def ask(request: Request, code: str) -> HttpResponse:
    """Ask everybody else who teaches the child."""
    opened = open_record(request, code, "assess", Permission.PLAN_CREATE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        raise Http404
    today = clock.today()
    wrong = did(lambda: actions.ask_teachers(request.actor, actions.open_assessment(request.actor, cycle, today=today), today=today))
    tell(request, wrong or _("Asked. Their answers come in under “other teachers”."), tone="late" if wrong else "good")
    return redirect("staff:assess", code)


@require_POST
def remind(request: Request, code: str, asked: str) -> HttpResponse:
    """Remind a teacher, once."""
    open_record(request, code, "assess", Permission.PLAN_CREATE)
    found = queries.asked_named(request.actor, asked)
    if found is None or found.pupil.code != code:
        raise Http404
    wrong = did(lambda: actions.remind_teacher(request.actor, found, today=clock.today()))
    tell(request, wrong or _("Reminded."), tone="late" if wrong else "good")
    return redirect("staff:assess", code)

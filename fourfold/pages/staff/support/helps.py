"""Needs, outcomes, support and strategies on one screen, and "I have read this": for everyone who works with the pupil (6.49)."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.fields import Words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pages.staff.support.forms import LONGEST, Keyed
from fourfold.pupils.queries import needs_of
from fourfold.support import actions, queries
from fourfold.ui.notices import tell


class QuestionForm(Keyed):
    """What an adult wants to know."""

    words = Words(
        label=gettext_lazy("What do you want to know?"),
        help_text=gettext_lazy("The SENCO reads it and answers. No family reads it."),
        lines=True,
        max_length=LONGEST,
        missing=gettext_lazy("Write what you want to know"),
    )


def helps(request: Request, code: str) -> HttpResponse:
    """The four things of 6.49, from the plan in force; what is new since this person last read one is marked."""
    opened = open_record(request, code, "helps", Permission.PLAN_VIEW)
    today = clock.today()
    found = queries.one_screen(request.actor, opened.pupil, today=today)
    may_confirm = opened.may(Permission.PROFILE_CREATE)
    context = {
        "pupil": opened.pupil,
        "needs": [need for need in needs_of(request.actor, opened.pupil) if need.ends is None],
        "found": found.plan if found else None,
        "screen": found,
        "to_confirm": found is not None and found.is_asked and found.read_at is None and may_confirm,
        "read_on": found.read_at.astimezone(clock.LONDON).date() if found and found.read_at else None,
        "may_ask": found is not None and opened.may(Permission.MESSAGE_CREATE) and not opened.may(Permission.PROFILE_APPROVE),
        "may_see_readers": found is not None and opened.may(Permission.PLAN_APPROVE),
        "questions": queries.questions_about(request.actor, opened.pupil),
        "today": today,
    }
    return render(request, "staff/support/helps.html", context)


@require_POST
def confirm(request: Request, code: str) -> HttpResponse:
    """ "I have read this": the version that was on the screen, and no other."""
    opened = open_record(request, code, "helps", Permission.PROFILE_CREATE)
    plan = queries.version_read(request.actor, opened.pupil, request.POST.get("version", ""))
    if plan is None:
        raise Http404
    if wrong := did(lambda: actions.confirm_read(request.actor, plan)):
        tell(request, wrong, tone="late")
        return redirect("staff:helps", code)
    tell(request, _("Thank you. It is written down that you have read it."))
    return redirect("staff:today")


def ask(request: Request, code: str) -> HttpResponse:
    """Ask the SENCO about the plan."""
    opened = open_record(request, code, "helps", Permission.MESSAGE_CREATE)
    plan = queries.plan_in_force(request.actor, opened.pupil)
    if plan is None:
        raise Http404
    form = QuestionForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: actions.ask_senco(request.actor, plan, **form.cleaned_data)):
        tell(request, _("The SENCO has your question. You read the answer here."))
        return redirect("staff:helps", code)
    context = {
        "pupil": opened.pupil,
        "form": form,
        "question": _("Ask the SENCO about %(name)s") % {"name": opened.pupil.forename},
        "button_label": _("Ask"),
        "back_name": "staff:helps",
    }
    return render(request, "staff/support/ask.html", context)

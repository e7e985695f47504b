"""Advice: entered, read, given to the family and to staff, and each suggestion taken into the plan or not."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.audit.requests import Request
from fourfold.code_of_practice.consulting import likely_profession
from fourfold.pages.files import hand_over
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.specialists.forms import AdviceForm
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pupils.queries import Opened
from fourfold.specialists import actions, queries
from fourfold.support.queries import areas_of, newest_plan, read_plan
from fourfold.ui.notices import tell

FLAGGED = frozenset({Condition.FLAGGED})
SOME = FLAGGED | {Condition.OWN, Condition.DRAFT}
"""What may be true of one piece of advice: which of them it is, its row says."""


def new(request: Request, code: str) -> HttpResponse:
    """Enter advice that came on paper, by mail or in a talk."""
    opened, today = open_record(request, code, "specialists", Permission.ADVICE_CREATE), clock.today()
    asked = request.GET.get("referral", "")
    referral = queries.referral_named(request.actor, opened.pupil, asked) if asked else None
    if asked and referral is None:
        raise Http404
    initial: dict[str, Any] = {"profession": likely_profession(areas_of(request.actor, opened.pupil)), "written_on": today}
    if referral is not None:
        initial |= {"profession": referral.profession, "by": referral.asked_name}
    form = AdviceForm(request.POST or None, request.FILES or None, today=today, initial=initial)
    made = []

    def work() -> None:
        key = form.cleaned_data["key"]
        made.append(actions.enter_advice(request.actor, opened.pupil, key=key, given=form.given, today=today, referral=referral))

    if form.is_valid() and attempt(form, work, day="written_on"):
        tell(request, _("Kept. The family cannot read it yet: give it to them when you have read it."))
        return redirect("staff:advice", code, made[0].code)
    return render(request, "staff/specialists/advice_new.html", {"pupil": opened.pupil, "form": form, "referral": referral})


def page(request: Request, code: str, advice: str) -> HttpResponse:
    """One piece of advice, and what became of each suggestion."""
    opened, row = _open(request, code, advice)
    found = queries.read_advice(request.actor, row)
    plan = newest_plan(request.actor, opened.pupil) if opened.may(Permission.PLAN_CREATE) else None
    outcomes = read_plan(request.actor, plan, today=clock.today()).outcomes if plan is not None else ()
    context = {
        "pupil": opened.pupil,
        "found": found,
        "may_give": opened.may(Permission.ADVICE_APPROVE),
        "may_plan": opened.may(Permission.PLAN_CREATE),
        "outcomes": outcomes,
        "has_plan": plan is not None,
        "today": clock.today(),
    }
    return render(request, "staff/specialists/advice.html", context)


def report(request: Request, code: str, advice: str) -> HttpResponse:
    """The report, to save."""
    opened, row = _open(request, code, advice)
    file = queries.report_of(request.actor, opened.pupil, row.code)
    if file is None:
        raise Http404
    return hand_over(request, file, name="advice")


@require_POST
def give(request: Request, code: str, advice: str) -> HttpResponse:
    """Give it to the family, and let staff read it where they need to."""
    opened = open_record(request, code, "specialists", Permission.ADVICE_APPROVE)
    row = queries.advice_named(request.actor, opened.pupil, advice)
    if row is None:
        raise Http404
    to_staff = bool(request.POST.get("to_staff"))
    wrong = did(lambda: actions.give_advice(request.actor, row, to_staff=to_staff, today=clock.today()))
    said = _("The family has it, and so do those who work with the child.") if to_staff else _("The family has it.")
    tell(request, wrong or said, tone="late" if wrong else "good")
    return redirect("staff:advice", code, advice)


@require_POST
def line(request: Request, code: str, advice: str, line: str) -> HttpResponse:
    """Take one suggestion into the plan's draft, or leave it out and say why."""
    opened = open_record(request, code, "specialists", Permission.PLAN_CREATE)
    row = queries.advice_named(request.actor, opened.pupil, advice)
    found = queries.line_named(request.actor, row, line) if row is not None else None
    if found is None:
        raise Http404
    if request.POST.get("deed") == "leave":
        because = request.POST.get("because", "")
        wrong = did(lambda: actions.leave_out(request.actor, found, because=because, today=clock.today()))
        said = _("Left out, with the reason.")
    else:
        outcome = request.POST.get("outcome", "")
        wrong = did(lambda: actions.take_into_plan(request.actor, found, outcome=outcome, today=clock.today()))
        said = _("It is in the draft of the plan. Write it out there and agree it with the family.")
    tell(request, wrong or said, tone="late" if wrong else "good")
    return redirect("staff:advice", code, advice)


def _open(request: Request, code: str, advice: str) -> tuple[Opened, Any]:
    row = queries.advice_at(request.actor, code, advice)
    opened = open_record(request, code, "specialists", Permission.ADVICE_VIEW, under=SOME if row is not None else FLAGGED)
    if row is None:
        raise Http404
    return opened, row

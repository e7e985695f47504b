"""Finding out: each source of the Code, filled or explained (6.45)."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.audit.requests import Request
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.pages.fields import Words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.support import actions, queries
from fourfold.support.kinds import SourceKind
from fourfold.ui.notices import tell

PARTS = ("strengths", "barriers", "analysis", "compared")
LABELS = {
    "strengths": _("What is the child good at, and what do they like?"),
    "barriers": _("What gets in the way?"),
    "analysis": _("All of this together: what does the child need?"),
    "compared": _("What do the parents say, beside what school knows?"),
}


class AssessForm(forms.Form):
    """Two boxes for each source, and what they mean together."""

    def __init__(self, *args: Any, known: queries.AssessmentRead, **options: Any) -> None:
        super().__init__(*args, **options)
        self.sources = known.sources
        for source in known.sources:
            self.fields[source.kind.value] = Words(label=source.name, lines=True, required=False, max_length=6000, initial=source.text)
            self.fields[f"no_{source.kind.value}"] = Words(
                label=_("Or why it is not available"), required=False, max_length=600, initial=source.not_available_because
            )
        for part in PARTS:
            self.fields[part] = Words(label=LABELS[part], lines=True, required=False, max_length=6000, initial=getattr(known, part))

    def clean(self) -> dict[str, Any]:
        for kind in SourceKind:
            if self.cleaned_data.get(kind.value) and self.cleaned_data.get(f"no_{kind.value}"):
                self.add_error(f"no_{kind.value}", _("You wrote what it says: leave this empty."))
        return self.cleaned_data

    @property
    def pairs(self) -> list[tuple[Any, Any, queries.SourceRead]]:
        return [(self[one.kind.value], self[f"no_{one.kind.value}"], one) for one in self.sources]

    @property
    def parts(self) -> list[Any]:
        return [self[part] for part in PARTS]


def assess(request: Request, code: str) -> HttpResponse:
    """Write down what is known; go on to the plan when each source is there or explained."""
    opened = open_record(request, code, "assess", Permission.PLAN_VIEW)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    if cycle is None:
        return redirect("staff:decision", code)
    found = queries.assessment_of(request.actor, cycle)
    known = queries.read_assessment(request.actor, found, cycle)
    may_write = opened.may(Permission.PLAN_CREATE) and cycle.step in (Step.ASSESS, Step.PLAN)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    form = AssessForm(request.POST or None, known=known) if may_write else None
    if form is not None and form.is_valid() and attempt(form, lambda: _write(request, cycle, known, form)):
        go = request.POST.get("go")
        if go not in ("plan", "empty"):
            tell(request, _("Saved."))
            return redirect("staff:assess", code)
        if attempt(form, lambda: actions.draft_plan(request.actor, cycle, from_last=go == "plan")):
            return redirect("staff:plan-edit", code)
    context = {"pupil": opened.pupil, "cycle": cycle, "known": known, "form": form, "at_assess": cycle.step == Step.ASSESS}
    context["may_sign"] = may_write and known.teacher and not known.senco and request.actor.holds(Role.SENCO)
    context["asked"] = queries.teachers_asked(request.actor, found)
    return render(request, "staff/support/assess.html", context)


@require_POST
def sign(request: Request, code: str) -> HttpResponse:
    """The SENCO, or the teacher, puts their name beside the other's."""
    opened = open_record(request, code, "assess", Permission.PLAN_CREATE)
    cycle = queries.current_cycle(request.actor, opened.pupil)
    found = queries.assessment_of(request.actor, cycle) if cycle is not None else None
    if found is None:
        raise Http404
    wrong = did(lambda: actions.sign_assessment(request.actor, found))
    tell(request, wrong or _("Your name stands on it."), tone="late" if wrong else "good")
    return redirect("staff:assess", code)


def _write(request: Request, cycle: Any, known: queries.AssessmentRead, form: AssessForm) -> None:
    today, said = clock.today(), form.cleaned_data
    assessment = actions.open_assessment(request.actor, cycle, today=today)
    for source in known.sources:
        text, because = said[source.kind.value], said[f"no_{source.kind.value}"]
        if (text or because) and (text, because) != (source.text, source.not_available_because):
            actions.record_source(request.actor, assessment, kind=source.kind, today=today, text=text, not_available_because=because)
    if any(said[part] != getattr(known, part) for part in PARTS):
        actions.analyse_needs(request.actor, assessment, **{part: said[part] for part in PARTS})

"""Writing the plan, with what the parents will read beside it, and what a reader would have to guess."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.plan_check import OutcomeWords, ProvisionWords, Remark, check_outcome, check_provision
from fourfold.code_of_practice.reading_age import CEILING_FOR_FAMILIES, reading_age
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pages.staff.support.plan_forms import PlanForm
from fourfold.support import actions, queries
from fourfold.support.facts import start_missing
from fourfold.support.reach import TEACHES, adults
from fourfold.support.templates import template_named
from fourfold.ui.notices import tell

WORDS = ("expected_impact", "strategies", "at_home", "pupils_part", "review_date")
MOST_CHIPS = 6
"""How many kinds of help stand beside an outcome to be chosen with one press; the others are behind the last."""


@dataclass(frozen=True)
class Remarked:
    """What the plan check says of one part: which part, and its remarks."""

    name: str
    remarks: tuple[Remark, ...]


def edit(request: Request, code: str) -> HttpResponse:
    """The draft: outcomes with their help, the rest of the plan, and the parents' view."""
    opened = open_record(request, code, "plan-edit", Permission.PLAN_CREATE)
    draft = queries.draft_of(request.actor, opened.pupil)
    if draft is None:
        return redirect("staff:plan", code)
    teachers = [(adult.code, f"{adult.name}, {adult.role.lower()}") for adult in adults(request.actor, opened.pupil, roles=TEACHES)]
    today, form_of_plan = clock.today(), template_named(draft.template)
    initial = {name: getattr(draft, name) for name in WORDS} | draft.further
    initial |= {"responsible": draft.responsible.code if draft.responsible else "", "edition": draft.edition}
    days = queries.review_days_for(request.actor, draft, today=today)
    form = PlanForm(request.POST or None, initial=initial, template=form_of_plan, teachers=teachers, days=days)
    if form.is_valid() and attempt(form, lambda: actions.correct_plan(request.actor, draft, **form.cleaned_data)):
        tell(request, _("Saved. The family cannot see it yet."))
        return redirect("staff:plan-edit", code)
    found = queries.read_plan(request.actor, draft, today=today)
    words = parents_words(found)
    context: dict[str, Any] = {
        "pupil": opened.pupil,
        "found": found,
        "form": keep_mine(form, draft.edition),
        "theirs": getattr(form, "theirs", {}),
        "remarks": remarks_on(found),
        "missing": start_missing(draft, starts_on=today),
        "age": round(reading_age(words)) if words else None,
        "too_hard": bool(words) and reading_age(words) > CEILING_FOR_FAMILIES,
        "may_share": opened.may(Permission.PLAN_APPROVE),
        "library": queries.help_to_offer(request.actor, opened.pupil)[:MOST_CHIPS],
    }
    return render(request, "staff/support/plan_edit.html", context)


def keep_mine(form: Any, edition: int, *, name: str = "edition") -> Any:
    """After a conflict, saving again keeps what this person wrote: they have now read the other text."""
    if getattr(form, "theirs", None):
        form.data = form.data.copy()
        form.data[name] = str(edition)
    return form


def remarks_on(found: queries.PlanRead) -> list[Remarked]:
    """What a reader would have to guess, part by part."""
    parts = []
    for number, outcome in enumerate(found.outcomes, start=1):
        said = check_outcome(OutcomeWords(outcome.hoped_for, outcome.measure, outcome.by_when))
        parts.append(Remarked(_("Outcome %(number)s") % {"number": number}, tuple(said)))
        for line in outcome.lines:
            times = 1.0 if line.often else None
            until = line.until or found.review_date
            parts.append(Remarked(line.what, tuple(check_provision(ProvisionWords(line.what, line.who, times, line.minutes, until)))))
    return [part for part in parts if part.remarks]


def parents_words(found: queries.PlanRead) -> str:
    """Everything that the parents will read of this plan."""
    lines = [outcome.hoped_for for outcome in found.outcomes]
    lines += [f"{line.what}. {line.says}" for line in found.lines]
    lines += [words for section in found.further if section.heading for words in section.lines]
    return "\n".join([*lines, *found.at_home, *found.pupils_part])

"""Whether a pupil has SEN: what is known, what was decided, and whether the family has been told."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.deciding import Decision as Kind
from fourfold.code_of_practice.families import involve_directly, is_young_person
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.code_of_practice.reaching import WAY_NAMES
from fourfold.code_of_practice.reading_age import reading_age
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.concerns.queries import visible_to as concerns_seen
from fourfold.meetings.queries import meetings_of, parents_to_ask
from fourfold.noticing.queries import prompts_of
from fourfold.pages.staff.noticing.words import ANSWERS, stands_in_words, why_in_words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pages.staff.support.decision_form import DecisionForm
from fourfold.pages.staff.support.forms import CapacityForm
from fourfold.profiles.queries import sayings
from fourfold.progress.queries import results_in_brief
from fourfold.pupils.actions.capacity import record_capacity
from fourfold.pupils.actions.sen import RankedNeed
from fourfold.pupils.queries import Opened
from fourfold.pupils.queries.capacity import capacities
from fourfold.support import actions, queries
from fourfold.ui.notices import tell
from fourfold.ui.words import day_in_words, possessive

BACK_NAMES = {
    DeliveryState.BOUNCED: gettext_lazy("Bounced"),
    DeliveryState.RETURNED: gettext_lazy("Came back"),
    DeliveryState.FAILED: gettext_lazy("Not sent"),
}


def decision(request: Request, code: str) -> HttpResponse:
    """What is known, the questions, and the letter."""
    opened = open_record(request, code, "decision", Permission.STATUS_VIEW)
    pupil, today = opened.pupil, clock.today()
    found = queries.last_decision(request.actor, pupil)
    cycle = queries.current_cycle(request.actor, pupil)
    may_decide = opened.may(Permission.STATUS_APPROVE) and cycle is None
    if request.method == "POST" and not may_decide:
        raise PermissionDenied
    form = DecisionForm(request.POST or None, today=today) if may_decide else None
    if form is not None and form.is_valid() and attempt(form, lambda: _decide(request, opened, form)):
        tell(request, _("Decided. The letter to the family is ready."))
        return redirect("staff:decision", code)
    talks = [one for one in meetings_of(request.actor, pupil) if one.is_held and one.kind is MeetingKind.EARLY_DISCUSSION]
    concerns = list(concerns_seen(request.actor).filter(pupil=pupil).prefetch_related("answers").order_by("-raised_on", "-pk")[:4])
    return render(
        request,
        "staff/support/decision.html",
        {
            "pupil": pupil,
            "found": found,
            "form": form,
            "back_names": BACK_NAMES,
            "talks": talks,
            "concerns": [one for one in concerns if one.raised_as != "staff"],
            "staff_concerns": [one for one in concerns if one.raised_as == "staff"],
            "voices": sayings(request.actor, pupil)[-6:],
            "sentence": _sentence(pupil.forename, found, form),
            "why_age": round(reading_age(found.why)) if found else None,
            "may_talk": opened.may(Permission.MEETING_CREATE),
            "tried": _tried(concerns),
            "prompts": [
                (one, why_in_words(one), stands_in_words(one, today=today)) for one in prompts_of(request.actor, pupil, today=today)
            ],
            "ANSWERS": ANSWERS,
            "WAYS": WAY_NAMES,
            "results": results_in_brief(request.actor, pupil).lines if opened.may(Permission.PROGRESS_VIEW) else (),
            "asked_directly": involve_directly(pupil.born, today),
            "young_person": is_young_person(pupil.born, today),
            "capacities": capacities(request.actor, pupil),
            "may_assess": opened.may(Permission.STATUS_APPROVE),
            "today": today,
        },
    )


def _decide(request: Request, opened: Opened, form: DecisionForm) -> None:
    said, kind = form.cleaned_data, form.answer
    actions.decide(
        request.actor,
        opened.pupil,
        key=said["key"],
        kind=kind,
        why=said["why"],
        today=clock.today(),
        calls_for_more={Kind.YES: True, Kind.NO: False}.get(kind),
        evidence=said["evidence"],
        look_again_on=said["look_again_on"],
        needs=[RankedNeed(said["need"])] if said["need"] and kind is Kind.YES else [],
        only_english_as_additional_language=said["only_english"],
        override_reason=said["override_reason"],
        tries=form.tries,
    )


def _tried(concerns: list[Any]) -> list[tuple[Any, str]]:
    """What teaching was tried first, and when it was to be looked at again: the answers that said so (6.19), newest first."""
    answers = [answer for concern in concerns for answer in concern.answers.all() if answer.look_again_on]
    return [(answer, answer.words) for answer in sorted(answers, key=lambda one: one.on, reverse=True)]


def capacity(request: Request, code: str) -> HttpResponse:
    """Write down whether a young person can make one decision, and who acts in it where they cannot."""
    opened = open_record(request, code, "capacity", Permission.STATUS_APPROVE)
    today = clock.today()
    form = CapacityForm(request.POST or None, parents=parents_to_ask(request.actor, opened.pupil))
    if form.is_valid() and attempt(form, lambda: record_capacity(request.actor, opened.pupil, today=today, **form.details)):
        tell(request, _("Written down, for this decision alone."))
        return redirect("staff:decision", code)
    context = {"pupil": opened.pupil, "form": form, "too_young": not involve_directly(opened.pupil.born, today)}
    return render(request, "staff/support/capacity.html", context)


def _sentence(forename: str, found: queries.DecisionRead | None, form: DecisionForm | None) -> str:
    if found is None or (form is not None and form.is_bound):
        return _("Does %(name)s need SEN support?") % {"name": forename}
    if found.came_back:
        return _("A letter to %(whose)s family came back: it tells nobody") % {"whose": possessive(forename)}
    if not found.is_told:
        return _("%(whose)s family has not been told yet") % {"whose": possessive(forename)}
    told = max(letter.told_on for letter in found.letters if letter.told_on)
    return _("%(whose)s family was told on %(day)s") % {"whose": possessive(forename), "day": day_in_words(told)}

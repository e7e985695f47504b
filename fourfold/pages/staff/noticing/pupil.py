"""One pupil's progress: a sentence, the chart, the four signs, what else may explain it, and what should happen next."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.prompting import Answer, NotConsidered, Unfinished
from fourfold.concerns.queries import visible_to as concerns_of
from fourfold.noticing import queries
from fourfold.noticing.actions import Answered, answer_prompt
from fourfold.pages.results.chart import PHONE, WIDE, draw
from fourfold.pages.saving import posted
from fourfold.pages.staff.noticing.answer_form import Answering
from fourfold.pages.staff.noticing.table import table_of, text_of
from fourfold.pages.staff.noticing.words import (
    ANSWERS,
    CIRCUMSTANCES,
    THOUGHTS,
    four_signs,
    of_four,
    sentence_of,
    stands_in_words,
    why_in_words,
)
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.progress.scales import SAYS_ITSELF, Scale
from fourfold.pupils.queries import Opened
from fourfold.ui.notices import tell


def pupil(request: Request, code: str) -> HttpResponse:
    """The page; a person's answer to the prompt that asks. Where somebody answered meanwhile, what was written stays."""
    opened = open_record(request, code, "progress", needs=Permission.PROGRESS_VIEW)
    today = clock.today()
    progress = queries.progress_of(request.actor, opened.pupil, today=today)
    if progress is None:
        raise Http404
    prompts = queries.prompts_of(request.actor, opened.pupil, today=today)
    is_sent, form = request.method == "POST", None
    asks = next((one for one in prompts if one.asks or is_sent), None) if opened.may(Permission.PLAN_CREATE) else None
    if asks is not None:
        form = Answering(posted(request), known=progress.circumstances, initial={"after": len(asks.answers)})
        if form.is_valid() and _answer(request, asks, form):
            return redirect("staff:pupil-progress", code)
    elif is_sent:
        raise PermissionDenied
    return render(request, "staff/noticing/pupil.html", _context(request, opened, progress, prompts, form))


def _answer(request: Request, asks: queries.PromptRead, form: Answering) -> bool:
    """Keep the answer; whether it could be kept. What is missing is said at its field."""
    prompt = queries.prompt_named(request.actor, asks.code)
    if prompt is None:
        raise Http404
    said = form.cleaned_data
    try:
        answer_prompt(
            request.actor,
            prompt,
            key=said["once"],
            after=said["after"],
            answer=Answer(said["answer"]),
            considered=form.considered,
            words=said["words"],
            look_again_on=said["look_again_on"],
            today=clock.today(),
        )
    except Answered as reason:
        form.add_error(None, str(reason))
        form.has_read(len(asks.answers))
    except NotConsidered as reason:
        form.add_error(None, str(reason))
    except Unfinished as reason:
        form.add_error(reason.of, str(reason))
    else:
        tell(request, _("This step is recorded. It changes no SEN status."))
        return True
    return False


def _context(
    request: Request, opened: Opened, progress: queries.ProgressRead, prompts: list[queries.PromptRead], form: Answering | None
) -> dict[str, Any]:
    today, name = clock.today(), opened.pupil.forename
    wanted = request.GET.get("measure", "")
    one = next((one for one in progress.measures if one.measure.code == wanted), next(iter(progress.measures), None))
    said = concerns_of(request.actor, of=opened.pupil).filter(pupil=opened.pupil).select_related("raised_by").order_by("-raised_at")[:3]
    shown = one if one is not None and one.is_told else None
    words = {"pupil": name, "peer": _("Same start"), "year": _("Whole year")}
    return {
        "head": head_of(request, opened, "pupil-progress"),
        "sentence": sentence_of(name, one),
        "lede": of_four(one) if one is not None else "",
        "still_open": progress.still_open,
        "one": one,
        "unit": _unit(one),
        "drawings": [draw(shown, name, words, progress.rounds, frame) for frame in (WIDE, PHONE)] if shown else [],
        "text": text_of(name, shown) if shown else "",
        "table": table_of(one, progress.rounds) if one is not None else [],
        "signs": four_signs(name, one) if one is not None else [],
        "others": [(other, of_four(other)) for other in progress.measures if other is not one and not other.measure.wider],
        "wider": [(other, of_four(other)) for other in progress.measures if other is not one and other.measure.wider],
        "circumstances": list(progress.circumstances.values()),
        "may_change_facts": opened.may(Permission.PROGRESS_EDIT),
        "said": list(said),
        "prompts": [(prompt, why_in_words(prompt), stands_in_words(prompt, today=today)) for prompt in prompts],
        "ANSWERS": ANSWERS,
        "THOUGHTS": THOUGHTS,
        "CIRCUMSTANCES": CIRCUMSTANCES,
        "form": form,
        "may_raise": opened.may(Permission.CONCERN_CREATE),
        "today": today,
    }


def _unit(one: queries.MeasureRead | None) -> str:
    """What the axis is in."""
    if one is None:
        return ""
    if one.measure.scale == Scale.AGE:
        return _("%(measure)s in years") % {"measure": one.measure.name}
    name = one.measure.name if one.measure.scale in SAYS_ITSELF else f"{one.measure.name}, {one.measure.scale_name}"
    return _("%(name)s (lower is better)") % {"name": name} if one.measure.lower_is_better else name

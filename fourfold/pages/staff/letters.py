"""Letters to a child's family, as staff see them: read, print, and say how each reached its reader."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.documents.serving import pdf_of
from fourfold.notifications import actions, queries
from fourfold.notifications.arrival import came_back, needs_paper
from fourfold.notifications.kinds import Channel
from fourfold.notifications.left_out import left_out_of
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.record import head_of
from fourfold.ui.frame import direction
from fourfold.ui.notices import tell
from fourfold.ui.words import day_in_words, listing

WAYS: dict[str, tuple[Any, Callable[..., Any], Any]] = {
    "hand": (gettext_lazy("I gave it to them, or told them in person"), actions.record_handed_over, gettext_lazy("They are told.")),
    "post": (gettext_lazy("I posted it"), actions.record_posted, gettext_lazy("They are told.")),
    "back": (gettext_lazy("The paper came back"), actions.record_returned, gettext_lazy("They are not told by it. Try another way.")),
}


BACK = {
    DeliveryState.BOUNCED: gettext_lazy(
        "The email came back on %(day)s, so they are not told by it. Give it to them on paper, or post it."
    ),
    DeliveryState.RETURNED: gettext_lazy("The paper came back on %(day)s, so they are not told by it. Try another way."),
    DeliveryState.FAILED: gettext_lazy("The email could not be sent on %(day)s. Send it again, or give it to them on paper."),
}


class Gone(forms.Form):
    """How a letter on paper went."""

    way = OneOf([(way, words) for way, (words, _act, _said) in WAYS.items()], radios=True, label=gettext_lazy("What happened?"))
    on = Day(label=gettext_lazy("On which day?"), missing=gettext_lazy("Add the day"))
    note = Words(required=False, label=gettext_lazy("Who took it, or where is the proof?"))


def waiting(request: Request) -> HttpResponse:
    """Who has still to be told, the longest waiting first."""
    school, today = school_here(request), clock.today()
    found = queries.waiting_to_be_told(request.actor, school, today)
    everybody = queries.untold(request.actor, school)
    late = sum(one.due < today for one in everybody)
    on_paper = sum(letter.paper_is_due for one in found for letter in one.letters)
    context = {"waiting": found, "number": len(everybody), "late": late, "today": today, "on_paper": on_paper}
    return render(request, "staff/letters_waiting.html", context)


@require_POST
def tell_those_left(request: Request, notice: str) -> HttpResponse:
    """Write to those who may have the letter by now."""
    school_here(request)
    row = queries.notice_named(request.actor, notice)
    if row is None:
        raise Http404
    made = actions.tell_those_left(request.actor, row)
    if made:
        tell(request, _("The letter is on its way to %(who)s.") % {"who": listing(one.name for one in made)})
    else:
        tell(request, _("There is still nobody to write to. Confirm who is a parent first."), tone="late")
    return redirect("staff:letters-waiting")


def letters(request: Request, code: str) -> HttpResponse:
    """Every letter about a child, newest first; and who was not written to, for those who know why."""
    opened = open_record(request, code, "letters", needs=Permission.STATUS_VIEW)
    context = {
        "head": head_of(request, opened, "letters"),
        "letters": [
            (one, needs_paper(one), came_back(one))
            for one in queries.letters_about(request.actor, opened.pupil).prefetch_related("sendings")
        ],
        "left_out": left_out_of(request.actor, opened.pupil),
    }
    return render(request, "staff/letters.html", context)


def letter(request: Request, code: str, letter: str) -> HttpResponse:
    """One reader's copy, and what became of it."""
    opened = open_record(request, code, "letters", needs=Permission.STATUS_VIEW)
    copy = _copy(request, opened.pupil, letter, "letter")
    form = Gone(request.POST or None, initial={"on": clock.today(), "way": "hand"}, auto_id="id_%s")
    may = opened.may(Permission.STATUS_APPROVE)
    if request.method == "POST" and not may:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid() and _noted(request, opened.pupil, letter, form):
        return redirect("staff:letter", code, letter)
    shown = copy.read_in(request.GET.get("in", ""))
    context = {"pupil_code": code, "pupil_name": opened.pupil.name, "copy": copy, "letter": shown, "form": form, "may": may}
    back = BACK[copy.came_back.how] % {"day": day_in_words(copy.came_back.on, today=clock.today())} if copy.came_back else ""
    return render(request, "staff/letter.html", context | {"dir": direction(shown.language), "back_says": back})


def again(request: Request, code: str, letter: str) -> HttpResponse:
    """Send it again, by e-mail where the reader has an address that works."""
    opened = open_record(request, code, "letters", needs=Permission.STATUS_VIEW)
    if request.method != "POST":
        return redirect("staff:letter", code, letter)
    try:
        sending = actions.send_again(request.actor, _row(request, opened.pupil, letter))
    except actions.MayNotHaveIt as reason:
        tell(request, str(reason), tone="late")
    else:
        if sending.channel == Channel.EMAIL:
            tell(request, _("The letter is on its way again."))
        else:
            tell(request, _("No email reaches them. The letter waits for paper: give it to them, or post it."), tone="late")
    return redirect("staff:letter", code, letter)


def letter_pdf(request: Request, code: str, letter: str) -> HttpResponse:
    """One reader's copy as paper."""
    opened = open_record(request, code, "letters", needs=Permission.STATUS_VIEW)
    return pdf_of(*_copy(request, opened.pupil, letter, "letter PDF").on_paper)


def _noted(request: Request, pupil: Any, letter: str, form: Gone) -> bool:
    _words, act, said = WAYS[form.cleaned_data["way"]]
    try:
        act(request.actor, _row(request, pupil, letter), on=form.cleaned_data["on"], note=form.cleaned_data["note"])
    except (actions.NotYet, actions.MayNotHaveIt) as reason:
        form.add_error("on" if isinstance(reason, actions.NotYet) else None, str(reason))
        return False
    tell(request, str(said))
    return True


def _copy(request: Request, pupil: Any, letter: str, page: str) -> queries.LetterCopy:
    copy = queries.open_letter_about(request.actor, pupil, letter, page=page)
    if copy is None:
        raise Http404
    return copy


def _row(request: Request, pupil: Any, letter: str) -> Any:
    row = queries.letters_about(request.actor, pupil).filter(code=letter).first()
    if row is None:
        raise Http404
    return row

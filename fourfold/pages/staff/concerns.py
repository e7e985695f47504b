"""Concerns, as staff see them: raise one in under a minute, see who waits, answer."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.concerns import actions, queries
from fourfold.concerns.kinds import IN_WORDS, Outcome
from fourfold.oversight.triage import evidence_about
from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.staff.concerns_draft import draft_comparison, draft_words
from fourfold.pages.staff.reach import school_here
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

LONGEST = 4000


class Raising(forms.Form):
    """What a member of staff has seen, or was told."""

    words = Words(
        lines=True,
        max_length=LONGEST,
        label=gettext_lazy("What have you noticed?"),
        help_text=gettext_lazy("A few words is enough. Say what you saw or heard, and when."),
        missing=gettext_lazy("Write what you noticed. A few words is enough."),
    )
    said_by = OneOf((), required=False, label=gettext_lazy("Did somebody in the family tell you this?"))
    said_by_name = Words(max_length=120, required=False, label=gettext_lazy("Somebody else told me: their name"))
    once = OnceField()

    def __init__(self, data: Any, *, family: list[Any]) -> None:
        super().__init__(data, auto_id="id_%s")
        self.family = {str(number): link for number, link in enumerate(family)}
        named = [(number, f"{link.parent.name}, {link.relation}") for number, link in self.family.items()]
        choose(self, "said_by", [("", _("No, I noticed it myself")), *named])
        if not named:
            del self.fields["said_by"]


class Answering(forms.Form):
    """The answer to a concern."""

    words = Words(
        lines=True,
        max_length=LONGEST,
        label=gettext_lazy("What did you find?"),
        help_text=gettext_lazy("The family reads these words. Short sentences, no codes."),
        missing=gettext_lazy("Write what you found. The family reads these words."),
    )
    outcome = OneOf(
        [(outcome.value, IN_WORDS[outcome]) for outcome in Outcome],
        radios=True,
        label=gettext_lazy("What happens next?"),
        missing=gettext_lazy("Choose what happens next"),
    )
    look_again_on = Day(required=False, label=gettext_lazy("Look again on"))
    compared = Words(
        lines=True,
        max_length=LONGEST,
        label=gettext_lazy("What the family says, beside what school knows"),
        help_text=gettext_lazy("For staff. The Code asks that concerns are compared with the school’s own information (6.45)."),
        missing=gettext_lazy("Say how this compares with what the school knows"),
    )
    tell_family = forms.BooleanField(required=False, label=gettext_lazy("Write to the family too"))


def queue(request: Request) -> HttpResponse:
    """Who waits for an answer, the longest due first."""
    school, today = school_here(request), clock.today()
    waiting = queries.concerns_waiting(request.actor, school, today)
    context = {
        "waiting": waiting,
        "unlinked": (unlinked := list(queries.unlinked_waiting(request.actor, school))),
        "late": sum(one.is_late for one in waiting) + sum(one.answer_due < today for one in unlinked),
        "answered": queries.concerns_answered(request.actor, school, today, most=5),
        "today": today,
    }
    return render(request, "staff/concerns.html", context)


def pick(request: Request) -> HttpResponse:
    """Which pupil: any pupil of the school, by name and class alone. Straight on where only one is meant."""
    school, asked = school_here(request), request.GET.get("q", "")[:80]
    found = queries.pickable_pupils(request.actor, school, asked)
    if len(found) == 1:
        return redirect("staff:new-concern-about", found[0].code)
    return render(request, "staff/concerns_pick.html", {"asked": asked, "found": found, "most": queries.MOST_PICKED})


def new(request: Request, code: str) -> HttpResponse:
    """What was noticed, about the pupil picked."""
    school_here(request)
    pupil = queries.pickable_pupil(request.actor, code)
    if pupil is None:
        raise Http404
    form = Raising(request.POST or None, family=list(queries.family_of(request.actor, pupil)))
    if form.is_valid():
        said = form.cleaned_data
        concern = actions.raise_concern(
            request.actor,
            pupil,
            words=said["words"],
            spoken_by=said["said_by_name"] or None,
            on_behalf_of=form.family.get(said.get("said_by", "")),
            once=said["once"],
        )
        return redirect("staff:concern-raised", concern.reference)
    return render(request, "staff/concerns_new.html", {"form": form, "pupil_name": pupil.name, "forename": pupil.forename})


def raised(request: Request, reference: str) -> HttpResponse:
    """It is written down: its number, who answers, by when; and first, where the words ask for it, whom to tell now."""
    return render(request, "staff/concerns_raised.html", {"concern": _open(request, reference, "concern raised"), "today": clock.today()})


def concern(request: Request, reference: str) -> HttpResponse:
    """One concern: their words first, then the answer."""
    shown = _open(request, reference, "concern")
    known = evidence_about(request.actor, shown.pupil_code, but=shown.reference, today=clock.today()) if shown.may_answer else ()
    begin = {"words": draft_words(shown), "compared": draft_comparison(shown, known)} if shown.may_answer else {}
    form = Answering(request.POST or None, auto_id="id_%s", initial=begin)
    del form.fields["tell_family" if shown.is_familys else "compared"]
    if request.method == "POST" and form.is_valid():
        return _answered(request, reference, form, shown, known)
    return _page(request, shown, form, known)


@require_POST
def read(request: Request, reference: str) -> HttpResponse:
    """Say that the school has read it."""
    actions.mark_read(request.actor, _row(request, reference))
    return redirect("staff:concern", reference)


def _answered(request: Request, reference: str, form: Answering, shown: queries.ConcernShown, known: Any) -> HttpResponse:
    said = form.cleaned_data
    try:
        actions.answer_concern(
            request.actor,
            _row(request, reference),
            words=said["words"],
            outcome=Outcome(said["outcome"]),
            compared=said.get("compared", ""),
            look_again_on=said["look_again_on"],
            tell_family=said.get("tell_family", False),
        )
    except actions.Unanswerable as reason:
        form.add_error("look_again_on" if said["words"] else "words", str(reason))
        return _page(request, shown, form, known)
    tell(request, _("The answer is saved. Fourfold writes to those who asked."))
    return redirect("staff:concern", reference)


def _page(request: Request, shown: queries.ConcernShown, form: Answering, known: Any) -> HttpResponse:
    return render(request, "staff/concerns_one.html", {"concern": shown, "form": form, "known": known, "today": clock.today()})


def _open(request: Request, reference: str, page: str) -> queries.ConcernShown:
    school_here(request)
    shown = queries.open_concern(request.actor, reference, page=page, today=clock.today())
    if shown is None:
        raise Http404
    return shown


def _row(request: Request, reference: str) -> Any:
    school_here(request)
    row = queries.concern_named(request.actor, reference)
    if row is None:
        raise Http404
    return row

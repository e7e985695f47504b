"""A specialist and the question that they were asked: on paper, when they saw the child, and their advice, while it is shared with them."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.code_of_practice.consulting import Profession
from fourfold.pages.fields import Day, Words
from fourfold.pages.files import Report, hand_over
from fourfold.pages.saving import save
from fourfold.pupils.queries import Opened, open_record
from fourfold.pupils.refusals import Refused
from fourfold.specialists import actions, queries
from fourfold.specialists.actions import AdviceGiven, Suggestion
from fourfold.specialists.kinds import LineKind
from fourfold.specialists.paper import referral_pdf
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

LONGEST = 4000
KINDS = {"hoped": LineKind.OUTCOME, "help_": LineKind.PROVISION, "lessons": LineKind.STRATEGY}


def suggestions(label: Any, says: Any) -> Words:
    """A box of suggestions, one a line."""
    return Words(lines=True, label=label, help_text=says, required=False, max_length=LONGEST)


class AdviceForm(forms.Form):
    """What was found, what is suggested, and the report."""

    found = Words(
        lines=True,
        label=gettext_lazy("What did you find?"),
        help_text=gettext_lazy("A few plain sentences. The family reads them too."),
        max_length=LONGEST,
        missing=gettext_lazy("Write what you found"),
    )
    lessons = suggestions(gettext_lazy("What helps in every lesson?"), gettext_lazy("One thing a line"))
    help_ = suggestions(gettext_lazy("Which help should school give?"), gettext_lazy("One thing a line: what, how often, how long"))
    hoped = suggestions(gettext_lazy("What could the child reach with it?"), gettext_lazy("One thing a line"))
    report = Report(label=gettext_lazy("Your report"), required=False)
    key = OnceField()

    @property
    def lines(self) -> list[Suggestion]:
        """Each line as one suggestion."""
        said = self.cleaned_data
        return [Suggestion(kind, line.strip()) for name, kind in KINDS.items() for line in said[name].splitlines() if line.strip()]


class SeenForm(forms.Form):
    """The day on which they saw the child."""

    on = Day(label=gettext_lazy("When did you see the child?"), missing=gettext_lazy("Add the day"))


def paper(request: Request, code: str, referral: str) -> HttpResponse:
    """What was sent to them, on paper: as it went."""
    _opened, row = _open(request, code, referral)
    return referral_pdf(request.actor, row, today=clock.today())


@require_POST
def seen(request: Request, code: str, referral: str) -> HttpResponse:
    """Say when they saw the child: the family and the school see that it goes on."""
    opened, row = _open(request, code, referral, to_write=True)
    form = SeenForm(request.POST)
    if form.is_valid() and save(
        form, actions.say_seen, request.actor, row, refusals=(Refused,), on=form.cleaned_data["on"], today=clock.today()
    ):
        tell(request, _("Thank you. The school can see it."))
    else:
        tell(request, " ".join(str(one) for errors in form.errors.values() for one in errors), tone="late")
    return redirect("professional:visit", opened.pupil.code)


def advise(request: Request, code: str, referral: str) -> HttpResponse:
    """Send advice, with a report or without."""
    opened, row = _open(request, code, referral, to_write=True)
    form = AdviceForm(request.POST or None, request.FILES or None)
    today = clock.today()
    if form.is_valid():
        given = AdviceGiven(
            profession=Profession(row.profession),
            by=row.asked_name or request.actor.name,
            written_on=today,
            found=form.cleaned_data["found"],
            suggestions=form.lines,
            report=form.cleaned_data["report"],
        )
        if save(form, actions.send_advice, request.actor, row, refusals=(Refused,), key=form.cleaned_data["key"], given=given, today=today):
            tell(request, _("Thank you. The school has your advice and gives it to the family."))
            return redirect("professional:visit", code)
    context = {"pupil": opened.pupil, "form": form, "until": row.until, "today": today}
    return render(request, "professional/advice_new.html", context)


def report(request: Request, code: str, advice: str) -> HttpResponse:
    """A report that is shared with them, or their own, to save."""
    opened = _record(request, code)
    file = queries.report_of(request.actor, opened.pupil, advice, side=Side.PROFESSIONAL)
    if file is None:
        raise Http404
    return hand_over(request, file, name="advice")


def _open(request: Request, code: str, referral: str, *, to_write: bool = False) -> tuple[Opened, Any]:
    opened = _record(request, code)
    row = queries.referral_from_outside(request.actor, opened.pupil, referral, to_write=to_write)
    if row is None:
        raise Http404
    return opened, row


def _record(request: Request, code: str) -> Opened:
    opened = open_record(request.actor, code, page="visit", needs=Permission.IDENTITY_VIEW, side=Side.PROFESSIONAL)
    if opened is None:
        raise Http404
    return opened

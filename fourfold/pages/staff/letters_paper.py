"""The letters that wait for paper: printed as one batch, and said to be posted once they are."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.documents.serving import pdf_of
from fourfold.notifications import actions, paper
from fourfold.pages.fields import Day, Words, choose
from fourfold.pages.staff.reach import school_here
from fourfold.ui.notices import tell


class Posted(forms.Form):
    """Which went by post, and when."""

    letter = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple,
        label=gettext_lazy("Which letters went by post?"),
        error_messages={"required": gettext_lazy("Choose the letters that were posted")},
    )
    on = Day(label=gettext_lazy("On which day?"), missing=gettext_lazy("Add the day"))
    note = Words(required=False, label=gettext_lazy("Who posted them, or where is the proof?"))


def on_paper(request: Request) -> HttpResponse:
    """The batch; and writing down that it was posted, which nothing else does."""
    school, today = school_here(request), clock.today()
    found = paper.letters_for_paper(request.actor, school)
    form = Posted(request.POST or None, initial={"on": today}, auto_id="id_%s")
    choose(form, "letter", [(one.code, _("%(who)s, about %(name)s") % {"who": one.reader, "name": one.pupil_name}) for one in found])
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            posted = paper.post_letters(request.actor, school, said["letter"], on=said["on"], note=said["note"])
        except actions.NotYet as reason:
            form.add_error("on", str(reason))
        except actions.MayNotHaveIt as reason:
            form.add_error("letter", str(reason))
        else:
            words = ngettext("%(num)s letter is posted. Its reader is told.", "%(num)s letters are posted. Their readers are told.", posted)
            tell(request, words % {"num": posted})
            return redirect("staff:letters-paper")
    return render(request, "staff/letters_paper.html", {"found": found, "form": form, "today": today})


def batch(request: Request) -> HttpResponse:
    """Every letter that waits for paper, each on sheets of its own; back to the list where there is none."""
    letters = paper.print_letters(request.actor, school_here(request), today=clock.today())
    return pdf_of(*letters) if letters else redirect("staff:letters-paper")

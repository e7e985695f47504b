"""The help that a child was given: planned beside given, and how the class takes it up (6.52)."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.fields import Words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pages.staff.support.forms import Keyed
from fourfold.support import actions, queries
from fourfold.ui.notices import tell


class ClassworkForm(Keyed):
    """How the class takes up what is practised."""

    words = Words(
        label=gettext_lazy("How does the class use it?"),
        lines=True,
        max_length=1000,
        missing=gettext_lazy("Write how the class uses what was practised"),
    )
    line = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)


def given(request: Request, code: str) -> HttpResponse:
    """Sessions of the plan in force, in sentences, weeks and one by one; the class teacher links them to class work."""
    opened = open_record(request, code, "sessions", Permission.SESSIONS_VIEW)
    actor, pupil, today = request.actor, opened.pupil, clock.today()
    form = ClassworkForm(request.POST or None)
    if form.is_valid():
        line = queries.line_to_link(actor, pupil, form.cleaned_data["line"])
        if line is None:
            raise Http404
        if attempt(form, lambda: actions.note_classwork(actor, line, key=form.cleaned_data["key"], words=form.cleaned_data["words"])):
            tell(request, _("Saved. Whoever gives the help can read it."))
            return redirect("staff:given", code)
    found = queries.help_given(actor, pupil, today=today)
    context = {
        "head": head_of(request, opened, "given"),
        "found": found,
        "form": form,
        "may_write": opened.may(Permission.SESSIONS_CREATE),
        "sentence": _sentence(found),
        "today": today,
    }
    return render(request, "staff/support/given.html", context)


def _sentence(found: queries.GivenRead | None) -> str:
    """As "180 of 380 minutes were given"."""
    if found is None:
        return _("No plan is in force")
    if not found.whole.recorded:
        return _("Nothing is written down yet")
    words = ngettext("%(given)s of %(due)s minute was given", "%(given)s of %(due)s minutes were given", found.whole.due_minutes)
    return words % {"given": found.whole.given_minutes, "due": found.whole.due_minutes}

"""What the times of the week do not say: help given at another time, and entries to be corrected."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.code_of_practice.giving import WhyNot
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pages.staff.support.log_entries import happened
from fourfold.pages.staff.support.log_forms import EntryForm, OtherSessionForm
from fourfold.support import actions, queries
from fourfold.support.keys import new_key
from fourfold.support.sentences import usual_name
from fourfold.ui.notices import tell


def something_else(request: Request) -> HttpResponse:
    """Write down help that was given at another time than planned, or that has no times."""
    school, today, actor = school_here(request), clock.today(), request.actor
    ledger.looked(actor, "log", school=school.pk)
    lines = queries.lines_to_log(actor, today)
    named = [(line.code, _("%(child)s: %(help)s") % {"child": line.pupil.name, "help": usual_name(line.what)}) for line in lines]
    form = OtherSessionForm(request.POST or None, lines=named, initial={"on": today, "how": "well"})
    if form.is_valid():
        sent = form.cleaned_data
        line = next(line for line in lines if line.code == sent["line"])
        said = happened(sent["how"], None) | {"minutes": sent["minutes"], "note": sent["note"]}
        key = sent["key"]
        if attempt(form, lambda: actions.log_group(actor, line, key=key, on=sent["on"], entries=[actions.Entry(line=line, **said)])):
            tell(request, _("Saved for 1 child."), undo_url=reverse("staff:log-undo", args=[key]))
            return redirect("staff:log")
    return render(request, "staff/support/log_else.html", {"form": form, "lines": lines})


def entry(request: Request, code: str) -> HttpResponse:
    """Correct what was written down: in place for a day by its author, after that with an entry beside it."""
    school_here(request)
    row = queries.session_of(request.actor, code)
    if row is None:
        raise Http404
    open_record(request, row.pupil.code, "session", Permission.SESSIONS_CREATE)
    now = {"how": row.feeling or row.state if row.state != "happened" or row.feeling else "ok", "because": row.because, "note": row.note}
    form = EntryForm(request.POST or None, initial=now)
    if form.is_valid():
        why = form.cleaned_data["because"]
        how = happened(form.cleaned_data["how"], WhyNot(why) if why else None) | {"note": form.cleaned_data["note"]}
        is_fresh = row.by_id == request.actor.account and clock.now() - row.logged_at <= actions.AUTHOR_CORRECTS_FOR
        if attempt(
            form,
            lambda: (
                actions.correct_session(request.actor, row, **how)
                if is_fresh
                else actions.add_correction(request.actor, row, key=new_key(), **how)
            ),
        ):
            tell(request, _("Corrected."))
            return redirect("staff:log")
    question = _("How did it go for %(name)s?") % {"name": row.pupil.forename}
    context = {"pupil": row.pupil, "form": form, "question": question, "button_label": _("Save"), "back_to": "staff:log"}
    return render(request, "staff/support/ask.html", context)

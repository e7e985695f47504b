"""Asking one family to one meeting, what they told somebody at school, and calling it off."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.meetings import actions, invited, queries
from fourfold.meetings.kinds import Reply
from fourfold.oversight.meetings_dates import times_for
from fourfold.pages.staff.meetings.closed import tell_if_closed
from fourfold.pages.staff.meetings.plan_form import InviteForm, OffForm, SaidForm
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pupils.queries import Opened
from fourfold.ui.fields import errors_of
from fourfold.ui.notices import tell
from fourfold.ui.words import day_in_words, time_in_words


def invite(request: Request, code: str, meeting: str) -> HttpResponse:
    """The times and the words, suggested; one press asks the family."""
    opened, row = opened_plan(request, code, meeting)
    today = clock.today()
    form = InviteForm(request.POST or None, initial=_suggested(request, row))
    if form.is_valid() and attempt(form, lambda: actions.invite(request.actor, row, **form.details), day="day_1"):
        tell(request, _("The family is asked. Their answer will stand here."))
        tell_if_closed(request, school_here(request), [one.day for one in form.details["times"]])
        return redirect("staff:meeting", code, meeting)
    again = bool(invited.who_was_invited(request.actor, row))
    context = {"pupil": opened.pupil, "form": form, "meeting": meeting, "again": again, "today": today}
    return render(request, "staff/meetings/invite.html", context)


def _suggested(request: Request, row: Any) -> dict[str, Any]:
    """The day that is set, and two others that suit the same people."""
    found: dict[str, Any] = {"where": row.where, "purpose": row.purpose, "to_think_about": row.to_think_about}
    found |= {"pupils_own_part": row.pupils_own_part} | {f"how_{place}": row.how for place in InviteForm.PLACES}
    times = times_for(request.actor, school_here(request), row, today=clock.today())
    for place, one in enumerate(times, start=1):
        found |= {f"day_{place}": one.day, f"at_{place}": one.at}
    return found


@require_POST
def said(request: Request, code: str, meeting: str, invitation: str) -> HttpResponse:
    """Write down what they told somebody."""
    _opened, row = opened_plan(request, code, meeting)
    asked = invited.invitation_named(request.actor, row, invitation)
    if asked is None:
        raise Http404
    form = SaidForm(request.POST, times=times_of(row))
    if form.is_valid():
        what = form.cleaned_data
        reply = Reply(what["reply"])
        wrong = did(lambda: actions.note_answer(request.actor, asked, reply=reply, time=what["time"], words=what["words"]))
    else:
        wrong = words_of(form)
    tell(request, wrong or _("Written down."), tone="late" if wrong else "good")
    return redirect("staff:meeting", code, meeting)


@require_POST
def off(request: Request, code: str, meeting: str) -> HttpResponse:
    """Call it off, or say that it was not held."""
    opened = open_record(request, code, "plan a meeting", Permission.MEETING_CREATE)
    row = queries.meeting_to_plan(request.actor, opened.pupil, meeting)
    if row is None and queries.meeting_named(request.actor, opened.pupil, meeting) is not None:
        tell(request, _("It was called off or held before."), tone="plain")
        return redirect("staff:meetings", code)
    if row is None:
        raise Http404
    form = OffForm(request.POST)
    if not form.is_valid():
        tell(request, words_of(form), tone="late")
        return redirect("staff:meeting", code, meeting)
    wrong = did(lambda: actions.call_off(request.actor, row, because=form.cleaned_data["because"]))
    tell(request, wrong or _("It is off. Whoever was asked to it is told."), tone="late" if wrong else "plain")
    return redirect("staff:meetings", code)


def words_of(form: Form) -> str:
    """What is wrong with a form that comes back as a notice."""
    return " ".join(says for says, _at in errors_of(form))


def opened_plan(request: Request, code: str, meeting: str) -> tuple[Opened, Any]:
    """One meeting of a child whose meetings this person may plan."""
    opened = open_record(request, code, "plan a meeting", Permission.MEETING_CREATE)
    row = queries.meeting_to_plan(request.actor, opened.pupil, meeting)
    if row is None:
        raise Http404
    return opened, row


def times_of(row: Any) -> list[tuple[str, str]]:
    """The times that are offered, for a box."""
    return [(one.code, f"{day_in_words(one.day)}, {time_in_words(one.at)}") for one in row.times.filter(taken_back=False)]

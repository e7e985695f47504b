"""One meeting: its record, written, given to the parents, shared with staff, put right (6.71)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.meetings import actions, invited, queries
from fourfold.meetings.kinds import Given, Reply
from fourfold.meetings.values import read
from fourfold.pages.staff.meetings.forms import RECORD, GiveForm, WriteForm
from fourfold.pages.staff.meetings.invite import times_of, words_of
from fourfold.pages.staff.meetings.meetings import SOME
from fourfold.pages.staff.meetings.plan_form import OffForm, SaidForm
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pages.staff.support.plan_edit import keep_mine
from fourfold.pupils.queries import Opened
from fourfold.support import queries as support
from fourfold.ui.notices import tell


def meeting(request: Request, code: str, meeting: str) -> HttpResponse:
    """What was said and agreed, and what the Code still asks."""
    opened, row = _open(request, code, meeting)
    found, asked = read(row), [] if row.held_on else invited.who_was_invited(request.actor, row)
    review = support.review_of(request.actor, opened.pupil, finished=True, meeting=row.code) if found.is_held else None
    context = {
        "pupil": opened.pupil,
        "found": found,
        "give": GiveForm(),
        "may_write": queries.may_write(request.actor, row),
        "may_give": queries.may_give(request.actor, row) and found.is_held,
        "asked": [(one, said_form(row, one)) for one in asked],
        "stands": stands(asked),
        "review": review.code if review is not None else "",
        "may_plan": not found.is_held and queries.meeting_to_plan(request.actor, opened.pupil, meeting) is not None,
        "may_do": opened.may(Permission.MEETING_CREATE),
        "off": OffForm(auto_id="off_%s"),
        "today": clock.today(),
    }
    return render(request, "staff/meetings/meeting.html", context)


def stands(asked: list[invited.Asked]) -> str:
    """What the family says to a meeting that is still to come: "asked" while nobody has answered; empty where nobody was asked."""
    said = [one.answer for one in asked if one.answer]
    if Reply.YES in said:
        return "yes"
    if asked and all(one.answer == Reply.CANNOT for one in asked):
        return "cannot"
    return "said" if said else "asked" if asked else ""


def said_form(row: Any, one: invited.Asked) -> SaidForm:
    """What this parent told somebody, to write down."""
    return SaidForm(times=times_of(row), auto_id=f"{one.code}_%s")


def write(request: Request, code: str, meeting: str) -> HttpResponse:
    """Write the record; once the family has it, with the reason for which it is put right."""
    opened, row = _open(request, code, meeting)
    given = row.given_on is not None
    if not (queries.may_give(request.actor, row) if given else queries.may_write(request.actor, row)):
        raise PermissionDenied
    initial = {name: getattr(row, name) for name in RECORD} | {"edition": row.edition}
    form = WriteForm(request.POST or None, initial=initial)

    def work() -> None:
        said = form.cleaned_data
        words = {name: said[name] for name in RECORD}
        if given:
            actions.correct_record(request.actor, row, edition=said["edition"], because=said["because"], **words)
        else:
            actions.write_record(request.actor, row, edition=said["edition"], **words)

    if form.is_valid() and attempt(form, work):
        put_right = _("Put right. The family gets the new record.")
        if given and row.edition == initial["edition"]:
            put_right = _("The words are the same as before, so nothing was sent.")
        tell(request, put_right if given else _("Saved."))
        return redirect("staff:meeting", code, meeting)
    theirs = getattr(form, "theirs", {})
    context = {"pupil": opened.pupil, "form": keep_mine(form, row.edition), "theirs": theirs, "given": given, "code": meeting}
    return render(request, "staff/meetings/write.html", context)


@require_POST
def give(request: Request, code: str, meeting: str) -> HttpResponse:
    """Give the parents the record."""
    opened, row = _open(request, code, meeting)
    form = GiveForm(request.POST)
    if form.is_valid():
        how = Given(form.cleaned_data["how"])
        wrong = did(lambda: actions.give_record(request.actor, row, how=how, today=clock.today()))
        tell(request, wrong or _("The parents have the record."), tone="late" if wrong else "good")
    else:
        tell(request, words_of(form), tone="late")
    return redirect("staff:meeting", opened.pupil.code, meeting)


@require_POST
def share(request: Request, code: str, meeting: str) -> HttpResponse:
    """Share the record with those who teach the child."""
    opened, row = _open(request, code, meeting)
    wrong = did(lambda: actions.share_record(request.actor, row, today=clock.today()))
    tell(request, wrong or _("Everyone who works with the child can read it now."), tone="late" if wrong else "good")
    return redirect("staff:meeting", opened.pupil.code, meeting)


@require_POST
def done(request: Request, code: str, meeting: str, agreed: str) -> HttpResponse:
    """What was agreed at it is done."""
    opened, row = _open(request, code, meeting)
    found = row.responsibilities.filter(code=agreed).first()
    if found is None:
        raise Http404
    actions.agreed_is_done(request.actor, found)
    tell(request, _("Done."))
    return redirect("staff:meeting", opened.pupil.code, meeting)


def _open(request: Request, code: str, meeting: str) -> tuple[Opened, Any]:
    row = queries.meeting_at(request.actor, code, meeting)
    opened = open_record(request, code, "meeting", Permission.MEETING_VIEW, under=SOME if row is not None else frozenset())
    if row is None:
        raise Http404
    return opened, row

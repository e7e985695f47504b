"""A child's meetings: how many there were this year, which is next, and one to note (6.65)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.rules import Condition
from fourfold.audit.requests import Request
from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.code_of_practice.needs import SenStatus
from fourfold.meetings import actions, queries
from fourfold.meetings.year import YearOfMeetings, year_of_meetings
from fourfold.pages.staff.meetings.forms import MeetingForm
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pupils.adults import TEACHES, adults
from fourfold.pupils.queries import Opened
from fourfold.ui.notices import tell
from fourfold.ui.words import count_of

FLAGGED = frozenset({Condition.FLAGGED})
SOME = FLAGGED | {Condition.OWN, Condition.NAMED}
"""What may be true of one meeting: which of them it is, its row says. A teacher who was asked to one may be named nowhere else."""


def meetings(request: Request, code: str) -> HttpResponse:
    """What is held and what is planned, the newest first."""
    under = SOME if queries.reads_any(request.actor, code) else FLAGGED
    opened = open_record(request, code, "meetings", Permission.MEETING_VIEW, under=under)
    found, today = queries.meetings_of(request.actor, opened.pupil), clock.today()
    head = head_of(request, opened, "meetings")
    # Three a year is said of those who have SEN support (6.65): of another child it would be a duty that nobody has.
    year = year_of_meetings(request.actor, opened.pupil, today=today) if head.status in (SenStatus.SUPPORT, SenStatus.PLAN) else None
    context = {
        "head": head,
        "sentence": _sentence(opened.pupil.forename, year, any_noted=bool(found)),
        "year": year,
        "coming": sorted((one for one in found if not one.is_held), key=lambda one: one.day),
        "held": [one for one in found if one.is_held],
        "may_note": opened.may(Permission.MEETING_CREATE),
        "today": today,
    }
    return render(request, "staff/meetings/list.html", context)


def new(request: Request, code: str) -> HttpResponse:
    """Note a meeting that was held."""
    opened = open_record(request, code, "meetings", Permission.MEETING_CREATE)
    kind = request.GET.get("kind", MeetingKind.OTHER.value)
    form, planned = _form(request, opened, kind), request.GET.get("meeting", "")
    if form.is_valid() and attempt(
        form, lambda: actions.hold_meeting(request.actor, opened.pupil, planned=planned, **form.details), day="held_on"
    ):
        tell(request, _("The meeting is noted."))
        early = form.cleaned_data["kind"] == MeetingKind.EARLY_DISCUSSION
        return redirect("staff:decision" if early and opened.may(Permission.STATUS_VIEW) else "staff:meetings", code)
    context = {"pupil": opened.pupil, "form": form, "early": kind == MeetingKind.EARLY_DISCUSSION, "today": clock.today()}
    return render(request, "staff/meetings/new.html", context)


def _form(request: Request, opened: Opened, kind: str) -> MeetingForm:
    leads = [(one.code, one.name) for one in adults(request.actor, opened.pupil, roles=TEACHES)]
    parents = queries.parents_to_ask(request.actor, opened.pupil)
    initial = {"kind": kind, "held_on": clock.today()}
    row = queries.meeting_to_plan(request.actor, opened.pupil, request.GET.get("meeting", ""))
    if row is not None:
        initial |= {"held_on": min(row.planned_for or clock.today(), clock.today()), "minutes": row.minutes, "how": row.how}
        initial |= {"led_by": next((one.account.code for one in row.attendances.select_related("account") if one.account), "")}
    return MeetingForm(request.POST or None, parents=parents, adults=leads, initial=initial)


def _sentence(forename: str, year: YearOfMeetings | None, *, any_noted: bool) -> str:
    if year is None:
        return (_("Meetings about %(name)s") if any_noted else _("No meeting about %(name)s is noted yet")) % {"name": forename}
    said = {"name": forename, "held": count_of(year.held, "time"), "wanted": year.wanted, "due": year.still_due}
    if year.held == 0:
        return _("We have not met %(name)s’s parents yet this school year") % said
    if year.still_due == 0:
        return _("We have met %(name)s’s parents %(held)s this school year") % said
    return (
        ngettext(
            "We have met %(name)s’s parents %(held)s this school year. %(due)s meeting is still due",
            "We have met %(name)s’s parents %(held)s this school year. %(due)s meetings are still due",
            year.still_due,
        )
        % said
    )

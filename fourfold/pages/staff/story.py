"""A pupil's story: what is so now, and how it came to be, newest first."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.queries import named_staff
from fourfold.audit.requests import Request
from fourfold.meetings.year import year_of_meetings
from fourfold.noticing.queries import prompts_of
from fourfold.oversight.steps import where_pupil_stands
from fourfold.pages.staff.noticing.story import asked_and_answered
from fourfold.pages.staff.parts_in_words import who_is_responsible
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.record import head_of
from fourfold.pages.staff.results_words import results_in_words
from fourfold.pages.staff.story_parts import entries, right_now, way_on
from fourfold.progress import queries as progress
from fourfold.pupils import queries
from fourfold.support import queries as support

WHOSE = {"he": "His", "she": "Her", "they": "Their"}


def story(request: Request, code: str) -> HttpResponse:
    """The record's first page; each part only with its own right."""
    try:
        opened = open_record(request, code, "story")
    except Http404:
        kept = queries.merged_record(request.actor, code, side=Side.SCHOOL)
        if kept is None:
            raise
        return redirect("staff:story", kept.code)
    actor, pupil, today = request.actor, opened.pupil, clock.today()
    head = head_of(request, opened, "story")
    needs = queries.needs_of(actor, pupil)
    stands = where_pupil_stands(actor, pupil)
    plan = support.plan_in_force(actor, pupil) if opened.may(Permission.PLAN_VIEW) else None
    school = pupil.last_school()
    read = support.read_plan(actor, plan, today=today, school=school) if plan is not None else None
    told = support.story(actor, pupil) if opened.may(Permission.PLAN_VIEW) else []
    results = progress.results_in_brief(actor, pupil) if opened.may(Permission.PROGRESS_VIEW) else None
    asked = asked_and_answered(prompts_of(actor, pupil, today=today)) if results is not None else []
    way = way_on(opened, head.status, stands, today)
    context = {
        "head": head,
        "now": right_now(pupil.forename, head.statuses, needs, stands, today),
        "stands": stands,
        "way": (way[0], page_of(way[1], code)) if way and page_of(way[1], code) else None,
        "plan": read,
        "plan_url": page_of("staff:plan", code),
        "helps_url": page_of("staff:helps", code),
        "entries": entries(pupil.forename, head.statuses, needs, head.places, told, asked),
        "whose": WHOSE.get(pupil.pronouns.split("/")[0].strip().lower(), f"{pupil.forename}’s"),
        "needs": [need for need in needs if need.ends is None],
        "family": [one for one in queries.family_of(actor, pupil) if one.ends is None or one.ends >= today],
        "may_know_family": opened.may(Permission.CONTACTS_VIEW) or opened.may(Permission.PROFILE_VIEW),
        "responsible": who_is_responsible(queries.adults_with(actor, pupil), named_staff(school_here(request), today=today).sencos),
        "meetings": year_of_meetings(actor, pupil, today=today, school=school),
        "messages_url": page_of("staff:messages", code) if opened.may(Permission.PROFILE_VIEW) else "",
        "meetings_url": page_of("staff:meetings", code)
        if opened.may(Permission.MEETING_VIEW) or opened.may(Permission.MEETING_CREATE)
        else "",
        "care": queries.looked_after(actor, pupil),
        "results": results,
        "results_say": results_in_words(pupil.forename, results) if results is not None else "",
        "today": today,
    }
    return render(request, "staff/pupils/story.html", context)


def page_of(name: str, code: str) -> str:
    """The address of another page of the record, where there is such a page."""
    try:
        return reverse(name, args=[code])
    except NoReverseMatch:
        return ""

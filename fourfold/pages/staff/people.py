"""The people round a child."""

from django.http import HttpResponse
from django.shortcuts import render

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.staff.parts_in_words import part_in_words
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pupils import queries


def people(request: Request, code: str) -> HttpResponse:
    """Family, who is kept out, who looks after the child, and the adults who work with the child; each part with its own right."""
    opened = open_record(request, code, "people")
    actor, pupil, today = request.actor, opened.pupil, clock.today()
    head = head_of(request, opened, "people")
    family = queries.family_of(actor, pupil)
    context = {
        "head": head,
        "family": [one for one in family if one.ends is None or one.ends >= today],
        "family_before": [one for one in family if one.ends is not None and one.ends < today],
        "kept_out": queries.kept_out(actor, pupil),
        "care": queries.looked_after(actor, pupil),
        "adults": queries.adults_with(actor, pupil),
        "may_know_family": opened.may(Permission.CONTACTS_VIEW) or opened.may(Permission.PROFILE_VIEW),
        "may_reach": opened.may(Permission.CONTACTS_VIEW),
        "may_add": opened.may(Permission.CONTACTS_CREATE),
        "may_change": opened.may(Permission.CONTACTS_EDIT),
        "may_lift": opened.may(Permission.CONTACTS_APPROVE),
        "may_involve": opened.may(Permission.PLAN_APPROVE),
        "may_know_agreement": opened.may(Permission.ADVICE_VIEW),
        "may_end_grant": opened.may(Permission.ADVICE_APPROVE),
        "ways": queries.ways_in(actor, pupil),
        "own_way": queries.own_way_in(actor, pupil),
        "today": today,
        "in_words": part_in_words,
    }
    return render(request, "staff/pupils/people.html", context)

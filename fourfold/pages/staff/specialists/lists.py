"""Who was asked about one child, and over the school who waits for whom and for how long (6.60)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.audit.requests import Request
from fourfold.code_of_practice.consulting import WAITS_FOR_SPECIALIST, Stage
from fourfold.pages.staff.reach import open_record, require_role
from fourfold.pages.staff.record import head_of
from fourfold.specialists import queries
from fourfold.ui.words import count_of

FINISHED = (Stage.ADVICE_IN, Stage.STOPPED)


def of_pupil(request: Request, code: str) -> HttpResponse:
    """The referrals and the advice about one child that this person may read."""
    opened, today = open_record(request, code, "specialists", Permission.PLAN_VIEW), clock.today()
    referrals = queries.referrals_of(request.actor, opened.pupil, today=today)
    advice = queries.advice_of(request.actor, opened.pupil)
    may_see = opened.may(Permission.ADVICE_VIEW)
    context = {
        "head": head_of(request, opened, "specialists"),
        "sentence": _sentence(opened.pupil.forename, referrals, advice, knows=may_see),
        "referrals": referrals,
        "advice": advice,
        "may_ask": opened.may(Permission.ADVICE_APPROVE),
        "may_see_referrals": may_see,
        "today": today,
    }
    return render(request, "staff/specialists/pupil.html", context)


def everybody(request: Request) -> HttpResponse:
    """Everyone who was asked, the longest wait first."""
    school, today = require_role(request, Role.SENCO, Role.HEAD), clock.today()
    found = queries.referrals_at(request.actor, school, today=today)
    waiting = [one for one in found if one.stage in WAITS_FOR_SPECIALIST]
    late = sum(one.is_late for one in waiting)
    sentence = _("No pupil waits for a specialist now")
    if waiting:
        number = len({one.pupil_code for one in waiting})
        words = ngettext("%(pupils)s waits for a specialist", "%(pupils)s wait for a specialist", number)
        sentence = words % {"pupils": count_of(number, "pupil")}
    context = {
        "sentence": sentence,
        "late": late,
        "weeks": school.advice_weeks,
        "waiting": waiting,
        "with_families": [one for one in found if one.sent_on is None and one.stage is not Stage.STOPPED],
        "finished": sorted((one for one in found if one.stage in FINISHED), key=lambda one: one.drafted_on, reverse=True)[:20],
        "today": today,
    }
    return render(request, "staff/specialists/all.html", context)


def _sentence(forename: str, referrals: list[queries.ReferralRead], advice: list[queries.AdviceRead], *, knows: bool) -> str:
    said = {"name": forename}
    for one in referrals:
        if one.stage in WAITS_FOR_SPECIALIST:
            return _("%(name)s waits for %(whom)s") % (said | {"whom": one.asks})
        if one.sent_on is None and one.stage is not Stage.STOPPED:
            return _("We want to ask a specialist about %(name)s") % said
    if advice:
        return _("We have advice from specialists about %(name)s") % said
    if not knows:  # whom the school asks is not theirs to know, so nothing is said of it
        return _("No advice about %(name)s is here for you yet") % said
    if referrals:
        return _("Nobody is asked about %(name)s now") % said
    return _("No specialist has been asked about %(name)s yet") % said

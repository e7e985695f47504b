"""Groups: when they meet, who leads them, and who is in them."""

from datetime import time
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.support.attempt import attempt, did
from fourfold.pages.staff.support.log_forms import DAY_NAMES, GroupForm
from fourfold.support import actions, queries
from fourfold.support.sentences import usual_name
from fourfold.ui.notices import tell
from fourfold.ui.words import count_of, listing, time_in_words


@require_safe
def groups(request: Request) -> HttpResponse:
    """Every group within reach, those whose times nobody has chosen first."""
    school, today = school_here(request), clock.today()
    ledger.looked(request.actor, "groups", school=school.pk)
    found = queries.groups_of(request.actor, school, today=today)
    to_check = [one for one in found if one.came_with_plan and one.may_change]
    context = {
        "to_check": [(one, times_in_words(one), who_in_words(one)) for one in to_check],
        "others": [(one, times_in_words(one), who_in_words(one)) for one in found if one not in to_check],
        "without": [(line, usual_name(line.what)) for line in queries.lines_without_times(request.actor, school, today=today)],
        "sentence": _sentence(len(found), len(to_check)),
    }
    return render(request, "staff/support/groups.html", context)


def group(request: Request, code: str) -> HttpResponse:
    """One group: its name, leader and times, and the children in it."""
    school, today = school_here(request), clock.today()
    found = queries.group_of(request.actor, code, today=today)
    row = queries.group_to_change(request.actor, code, today=today)
    if found is None or row is None:
        raise Http404
    ledger.looked(request.actor, "groups", school=school.pk)
    adults = [(adult.code, f"{adult.name} ({adult.role})") for adult in queries.who_may_lead(request.actor, row)]
    form = GroupForm(request.POST or None, adults=adults, initial=_now(found))
    if request.method == "POST":
        if not found.may_change:
            raise PermissionDenied
        if form.is_valid():
            sent = form.cleaned_data
            how: dict[str, Any] = {name: sent[name] for name in ("edition", "name", "leader", "minutes", "until")}
            if attempt(form, lambda: actions.change_group(request.actor, row, times=form.times, today=today, **how)):
                tell(request, _("Saved. The times count from today."))
                return redirect("staff:groups")
    joining = queries.lines_to_bring_in(request.actor, row, today=today) if found.may_change else []
    context = {
        "found": found,
        "form": form,
        "times": times_in_words(found),
        "joining": [(line.code, line.pupil.name) for line in joining],
    }
    return render(request, "staff/support/group.html", context)


@require_POST
def join(request: Request, code: str) -> HttpResponse:
    """Bring a child into this group."""
    school_here(request)
    row = queries.group_to_change(request.actor, code, today=clock.today())
    line = queries.line_to_plan(request.actor, request.POST.get("line", ""), today=clock.today())
    if row is None:
        raise Http404
    if line is None:
        tell(request, _("Choose a child who has the same help."), tone="late")
        return redirect("staff:group", code)
    refused = did(lambda: actions.join_group(request.actor, line, group=row, today=clock.today()))
    tell(request, refused or _("Brought in, from today."), tone="late" if refused else "good")
    return redirect("staff:group", code)


@require_POST
def alone(request: Request, code: str) -> HttpResponse:
    """Give a child a group of their own: out of the one with others, or where the help has no times yet. `code` is the line's."""
    school_here(request)
    actor, today = request.actor, clock.today()
    line = queries.line_to_plan(actor, code, today=today)
    if line is None:
        raise Http404
    made: list[Any] = []
    leaves = request.POST.get("leave") == "yes"
    refused = did(lambda: made.append((actions.leave_group if leaves else actions.time_help)(actor, line, today=today)))
    if refused:
        tell(request, refused, tone="late")
        return redirect("staff:groups")
    tell(request, _("Choose the times. They count from today."), tone="plain")
    return redirect("staff:group", made[0].code)


def times_in_words(found: queries.GroupRead) -> str:
    """As "Tuesday and Friday at 9:40am, 20 minutes"."""
    if not found.times:
        return _("No times")
    by_time: dict[time, list[str]] = {}
    for day, at in found.times:
        by_time.setdefault(at, []).append(str(DAY_NAMES[day]))
    parts = [_("%(days)s at %(time)s") % {"days": listing(days), "time": time_in_words(at)} for at, days in by_time.items()]
    return _("%(times)s, %(minutes)s") % {"times": ", ".join(parts), "minutes": count_of(found.minutes, "minute")}


def who_in_words(found: queries.GroupRead) -> str:
    """As "Leo Obi, Max Stone and 2 others"."""
    names = [child.name for child in found.children]
    if found.others:
        names.append(ngettext("%(n)s other", "%(n)s others", found.others) % {"n": found.others})
    return listing(names)


def _now(found: queries.GroupRead) -> dict[str, Any]:
    at_days: dict[str, time] = {}
    for day, at in found.times:
        at_days[f"again_{day}" if f"at_{day}" in at_days else f"at_{day}"] = at
    return {
        "edition": found.edition,
        "name": found.name,
        "leader": found.leader_code,
        "minutes": found.minutes,
        "until": found.until,
        **at_days,
    }


def _sentence(number: int, to_check: int) -> str:
    if to_check:
        return ngettext("Check the times of %(n)s group", "Check the times of %(n)s groups", to_check) % {"n": to_check}
    return ngettext("%(n)s group meets each week", "%(n)s groups meet each week", number) % {"n": number}

"""Before a review and after it: what everyone says, and what is put right."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pages.staff.support.plan_edit import keep_mine
from fourfold.pages.staff.support.review_forms import PrepareForm, PutRightForm
from fourfold.pupils.queries import Opened
from fourfold.support import actions, queries
from fourfold.ui.notices import tell


def open_review(request: Request, code: str, needs: Permission, *, finished: bool = False) -> tuple[Opened, Any]:
    """The review under way, or the last one that was finished, with the record it stands in. Where there is none, nothing is opened."""
    if not queries.has_review(request.actor, code, finished=finished):
        raise Http404
    opened = open_record(request, code, "review", needs)
    return opened, queries.review_of(request.actor, opened.pupil, finished=finished)


def prepare(request: Request, code: str) -> HttpResponse:
    """Two questions for everyone, and the answers side by side."""
    opened, row = open_review(request, code, Permission.PLAN_VIEW)
    found = queries.read_review(request.actor, row, today=clock.today())
    mine = next((one for one in found.prepared if one.mine), None)
    may_say = opened.may(Permission.PROFILE_CREATE)
    initial = {"changed": mine.changed, "next_": mine.next} if mine else {}
    form = PrepareForm(request.POST or None, initial=initial) if may_say else None

    def work(changed: str, next_: str) -> None:
        works_as = queries.works_as(request.actor, opened.pupil)
        actions.contribute(request.actor, row, changed=changed, next_=next_, works_as=works_as, today=clock.today())

    if form is not None and form.is_valid() and attempt(form, partial(work, **form.cleaned_data)):
        tell(request, _("Thank you. It will be read at the review."))
        return redirect("staff:review-prepare", code)
    context = {
        "pupil": opened.pupil,
        "found": found,
        "form": form,
        "waiting": queries.not_yet_said(request.actor, row, today=clock.today()),
        "may_record": opened.may(Permission.PLAN_CREATE),
        "mine": mine,
        "today": clock.today(),
    }
    return render(request, "staff/support/review_prepare.html", context)


def put_right(request: Request, code: str) -> HttpResponse:
    """Put a finished review right: a new version, with the reason."""
    opened, row = open_review(request, code, Permission.PLAN_APPROVE, finished=True)
    found = queries.read_review(request.actor, row, today=clock.today())
    initial = {"version": found.version, "reason": found.reason, "what_is_different": found.what_is_different, "quality": found.quality}
    form = PutRightForm(request.POST or None, initial=initial, found=found)
    made = []

    def work() -> None:
        made.append(actions.put_review_right(request.actor, row, today=clock.today(), **form.cleaned_data))

    if form.is_valid() and attempt(form, work):
        is_new = made[0] is not None
        put_right = _("Put right. The words of before stay on record, and the family gets the new ones.")
        tell(request, put_right if is_new else _("The words are the same as before, so nothing was sent."))
        return redirect("staff:review", code)
    theirs = getattr(form, "theirs", {})
    shown = keep_mine(form, found.version, name="version")
    return render(request, "staff/support/review_put_right.html", {"pupil": opened.pupil, "form": shown, "theirs": theirs})

"""Writing a referral: whom we ask, what, and what we would share. Nobody outside learns of it yet."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.consulting import likely_profession
from fourfold.pages.saving import posted
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.specialists.forms import ChangeForm, ReferralForm
from fourfold.pages.staff.support.attempt import attempt
from fourfold.pages.staff.support.plan_edit import keep_mine
from fourfold.specialists import actions, queries
from fourfold.support.queries import areas_of
from fourfold.ui.notices import tell


def new(request: Request, code: str) -> HttpResponse:
    """A new question to a specialist."""
    opened = open_record(request, code, "specialists", Permission.ADVICE_APPROVE)
    form = ReferralForm(posted(request), initial={"profession": likely_profession(areas_of(request.actor, opened.pupil))})
    made = []

    def work() -> None:
        made.append(actions.draft_referral(request.actor, opened.pupil, today=clock.today(), **form.details))

    if form.is_valid() and attempt(form, work):
        tell(request, _("Written down. Nobody has been asked yet: talk with the family first."))
        return redirect("staff:referral", code, made[0].code)
    context = {"pupil": opened.pupil, "form": form, "back_to": "", "asked": False}
    return render(request, "staff/specialists/new.html", context)


def change(request: Request, code: str, referral: str) -> HttpResponse:
    """Change it before it goes; once the family was asked, only where it goes."""
    opened = open_record(request, code, "specialists", Permission.ADVICE_APPROVE)
    row = queries.referral_named(request.actor, opened.pupil, referral)
    if row is None:
        raise Http404
    found = queries.read_referral(request.actor, row, today=clock.today())
    if found.sent_on is not None or found.stopped_on is not None:
        raise PermissionDenied
    initial = {
        "profession": found.profession.value,
        "question": row.question,
        "asked_email": found.asked_email,
        "asked_name": found.asked_name,
        "wanted": [one.item.value for one in found.items],
        "edition": found.edition,
    }
    form = ChangeForm(posted(request), initial=initial)

    def work() -> None:
        details = form.details
        details.pop("key")
        actions.change_referral(request.actor, row, **details)

    if form.is_valid() and attempt(form, work):
        tell(request, _("Saved."))
        return redirect("staff:referral", code, referral)
    context = {"pupil": opened.pupil, "form": keep_mine(form, row.edition), "back_to": referral, "asked": found.asked_family_on is not None}
    return render(request, "staff/specialists/new.html", context)

"""Answering an invitation to a meeting by its link: no account, no password, two presses. Opening it changes nothing."""

from collections.abc import Callable
from functools import wraps

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.meetings import actions, calendar_file, links
from fourfold.meetings.answering import InvitationRead, entry_of, may_answer, read_invitation
from fourfold.meetings.busy import SomebodyElseHasIt
from fourfold.meetings.kinds import Reply
from fourfold.pages.fields import Words
from fourfold.pages.saving import posted
from fourfold.pupils.refusals import Refused

WAYS = (
    (Reply.OTHER, gettext_lazy("Please offer me other times")),
    (Reply.PHONE, gettext_lazy("Please call me instead")),
    (Reply.VIDEO, gettext_lazy("I would like to meet by video")),
    (Reply.CANNOT, gettext_lazy("I do not want this meeting")),
)
View = Callable[..., HttpResponse]


class AnswerForm(forms.Form):
    """One press, or one choice and a press. What else there is to say can be left out."""

    reply = forms.ChoiceField(choices=[(one.value, one.value) for one in Reply], required=False)
    time = forms.CharField(max_length=12, required=False)
    words = Words(lines=True, required=False, max_length=1000)
    needs_interpreter = forms.BooleanField(required=False)
    brings_somebody = forms.BooleanField(required=False)


def _by_link(view: View) -> View:
    """Whoever holds the link, for as long as the meeting is to come and nothing shuts that parent out. Never kept by a browser or proxy."""

    @login_not_required
    @never_cache
    @wraps(view)
    def through(request: Request, code: str, sign: str) -> HttpResponse:
        row = links.invitation_behind(code, sign)
        actor = links.visitor_of(row) if row is not None else None
        if row is None or actor is None or not may_answer(actor, row):
            raise Http404
        return view(request, row, actor, read_invitation(row, today=clock.today()))

    return through


@_by_link
def come(request: Request, row: links.Asked, actor: Actor, found: InvitationRead) -> HttpResponse:
    """The times, and the answer. Without a time chosen it says so, and nothing is lost."""
    here, wrong, form = links.path_of(row), "", AnswerForm(posted(request))
    if form.is_bound and not found.is_off:
        if form.is_valid():
            said = dict(form.cleaned_data)
            reply = Reply(said.pop("reply") or Reply.YES)
            try:
                actions.answer_invitation(actor, row, reply=reply, **said)
            except SomebodyElseHasIt:
                wrong = _("Someone took that time. Choose again.")
            except Refused as reason:
                wrong = str(reason)
            else:
                return redirect(here)
        else:
            wrong = next((str(one) for one in form["words"].errors), _("Choose one of these"))
        found = read_invitation(row, today=clock.today())
    ledger.looked(actor, "invitation by link", school=row.pupil.ledger_school, pupil=row.pupil_id)
    asks = "other" if wrong and "words" in request.POST else request.GET.get("answer", "")
    context = {
        "found": found,
        "here": here,
        "wrong": wrong,
        "typed": {name: request.POST.get(name, "") for name in AnswerForm.base_fields} if wrong else {},
        "shows": "other" if asks == "other" else "times" if wrong or asks == "again" or found.answer is None else "done",
        "ways": [(one.value, words) for one, words in WAYS],
        "calendar": f"{here}/calendar.ics" if found.answer is Reply.YES else "",
        "today": clock.today(),
    }
    return render(request, "public/come.html", context)


@_by_link
def calendar(request: Request, row: links.Asked, actor: Actor, found: InvitationRead) -> HttpResponse:
    """The meeting as a file that the phone's own calendar takes."""
    entry = entry_of(row, title=_("Meeting at %(school)s") % {"school": found.school}, address=links.address_of(row))
    if entry is None:
        raise Http404
    answer = HttpResponse(calendar_file.file_of(entry), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return answer

"""Messages with a family on one child's record, and requests to talk."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.local_offer.queries import signposts_in_messages
from fourfold.meetings import queries as meetings
from fourfold.meetings.actions import answer_talk_request
from fourfold.messages import actions, queries
from fourfold.pages.fields import OneOf, Words, choose
from fourfold.pages.saving import save
from fourfold.pages.staff.reach import open_record
from fourfold.pupils.queries import Opened, family_of
from fourfold.pupils.refusals import Refused
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField


class WriteForm(forms.Form):
    """To whom, and a few words."""

    whom = OneOf([], label=gettext_lazy("To whom?"), radios=True, missing=gettext_lazy("Choose whom you write to"))
    words = Words(
        lines=True,
        max_length=actions.LONGEST,
        label=gettext_lazy("Your message"),
        help_text=gettext_lazy("A few plain words. The family may ask for a copy of all that is written here."),
        missing=gettext_lazy("Write a few words"),
    )
    key = OnceField()

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "whom", people)


class TalkAnswerForm(forms.Form):
    """The answer to a request."""

    words = Words(
        lines=True,
        max_length=2000,
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("When and how you will talk. The family reads these words."),
        missing=gettext_lazy("Say when and how you will talk"),
    )


def messages(request: Request, code: str) -> HttpResponse:
    """What families have written about this child that this person may read, and a box to write in."""
    opened = open_record(request, code, "messages", Permission.PROFILE_VIEW)
    may_write = opened.may(Permission.MESSAGE_CREATE)
    if request.method == "POST" and not may_write:
        raise PermissionDenied
    conversations = queries.conversations_about(request.actor, opened.pupil)
    first = next((one.parent or "pupil" for one in conversations if one.waits_for_school), "")
    form = WriteForm(request.POST or None, auto_id="id_%s", people=people_to_write_to(request, opened), initial={"whom": first})
    if form.is_valid():
        said = form.cleaned_data
        parent = "" if said["whom"] == "pupil" else said["whom"]
        try:
            actions.write_to_family(request.actor, opened.pupil, key=said["key"], words=said["words"], parent=parent)
        except Refused as reason:
            form.add_error("whom", str(reason))
        else:
            tell(request, _("Sent. They get a mail that says only that there is a message."))
            return redirect("staff:messages", code)
    codes = [message.code for one in conversations for message in one.messages]
    context = {"pupil": opened.pupil, "conversations": conversations, "form": form, "may_write": may_write, "today": clock.today()}
    context["signposts"] = signposts_in_messages(request.actor, codes)
    return render(request, "staff/messages.html", context)


def people_to_write_to(request: Request, opened: Opened) -> list[tuple[str, str]]:
    """Who may read a message now: confirmed parents who are not kept out, and the young person with an account."""
    today = clock.today()
    lines = [one for one in family_of(request.actor, opened.pupil) if one.confirmed_on and not one.is_kept_out]
    people = [(one.code, f"{one.name}, {one.relation}") for one in lines if one.ends is None or one.ends >= today]
    return [*people, ("pupil", opened.pupil.forename)] if opened.pupil.account_id is not None else people


def talk(request: Request, talk: str) -> HttpResponse:
    """A family asks to talk: their words, and the answer."""
    row = meetings.talks_asked_for(request.actor).filter(code=talk, school__in=request.actor.schools).first()
    if row is None:
        raise Http404
    opened = open_record(request, row.pupil.code, "talk asked for", Permission.MEETING_VIEW)
    form = TalkAnswerForm(request.POST or None, auto_id="id_%s")

    def work() -> None:
        answer_talk_request(request.actor, row, words=form.cleaned_data["words"])

    if form.is_valid() and save(form, work, refusals=(Refused,)):
        tell(request, _("Answered. They get a mail that says only that there is an answer."))
        return redirect("staff:talk-asked", talk)
    may_answer = opened.may(Permission.MEETING_APPROVE) and row.answered_on is None
    context = {"asked": meetings.read_talk(request.actor, row), "form": form, "may_answer": may_answer, "today": clock.today()}
    return render(request, "staff/talk.html", context)

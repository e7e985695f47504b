"""If you are not happy: who can help, and asking to talk to the SENCO or the head, with a day by which you are answered."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.meetings import queries
from fourfold.meetings.actions import ask_to_talk
from fourfold.meetings.kinds import WithWhom
from fourfold.notifications.rights import rights_sections
from fourfold.notifications.sender import Sender
from fourfold.pupils.queries import open_record, visible_to
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField


class TalkForm(forms.Form):
    """With whom, and what about."""

    with_whom = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=gettext_lazy("Who do you want to talk to?"),
        choices=[(WithWhom.SENCO, gettext_lazy("The SENCO")), (WithWhom.HEAD, gettext_lazy("The head of the school"))],
        error_messages={"required": gettext_lazy("Choose who you want to talk to")},
    )
    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False, label=gettext_lazy("What is it about?")
    )
    key = OnceField()


def whose(request: Request) -> HttpResponse:
    """Who can help, for the one child there is, or for oneself; else the children to choose from."""
    children = list(visible_to(request.actor, side=Side.FAMILY).order_by("born", "pk"))
    if len(children) == 1:
        return redirect("family:not-happy", children[0].code)
    ledger.looked(request.actor, "not happy", school=children[0].ledger_school if children else 0)
    return render(request, "family/help.html", {"children": [(child.code, child.forename) for child in children]})


def not_happy(request: Request, code: str) -> HttpResponse:
    """Everyone who can help, in one place; and the request."""
    opened = open_record(request.actor, code, page="not happy", needs=Permission.IDENTITY_VIEW, side=Side.FAMILY)
    if opened is None:
        raise Http404
    pupil, today = opened.pupil, clock.today()
    may_ask = opened.may(Permission.MEETING_CREATE)
    form = TalkForm(request.POST or None, auto_id="id_%s")
    if request.method == "POST" and not may_ask:
        raise PermissionDenied
    if form.is_valid():
        said = form.cleaned_data
        ask_to_talk(request.actor, pupil, key=said["key"], with_whom=WithWhom(said["with_whom"]), words=said["words"])
        tell(request, _("Sent. You can see here by which day you will have an answer."))
        return redirect("family:not-happy", code)
    is_me = pupil.account_id is not None and pupil.account_id == request.actor.account
    context = {
        "code": code,
        "forename": pupil.forename,
        "is_me": is_me,
        "form": form,
        "may_ask": may_ask,
        "asked": queries.own_talks(request.actor, pupil),
        "rights": rights_sections(Sender(pupil, today), to_pupil=is_me, language=get_language() or "en"),
        "today": today,
    }
    return render(request, "family/not_happy.html", context)

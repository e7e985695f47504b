"""Short messages between a family and the teacher who is responsible."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.local_offer.queries import signposts_in_messages
from fourfold.messages import actions, queries
from fourfold.pages.fields import Words
from fourfold.pupils.refusals import Refused
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField


class MessageForm(forms.Form):
    """A few words."""

    words = Words(
        lines=True,
        max_length=actions.LONGEST,
        label=gettext_lazy("Your message"),
        help_text=gettext_lazy("A few words. Any language is fine."),
        missing=gettext_lazy("Write a few words"),
    )
    key = OnceField()


def messages(request: Request) -> HttpResponse:
    """About which child; straight on where there is one."""
    children = list(queries.children_to_write_about(request.actor))
    if not children:
        raise Http404
    if len(children) == 1:
        return redirect("family:messages-about", children[0].code)
    return render(request, "family/messages.html", {"children": children, "me": request.actor.account})


def about(request: Request, code: str) -> HttpResponse:
    """What was written about this child, and a box to write in."""
    child = queries.children_to_write_about(request.actor).filter(code=code).first()
    if child is None:
        raise Http404
    form = MessageForm(request.POST or None, auto_id="id_%s")
    if form.is_valid():
        try:
            actions.write_to_teacher(request.actor, child, key=form.cleaned_data["key"], words=form.cleaned_data["words"])
        except Refused as reason:
            form.add_error("words", str(reason))
        else:
            tell(request, _("Sent. You will get a mail when school writes back."))
            return redirect("family:messages-about", code)
    conversation = next((one for one in queries.own_conversations(request.actor) if one.pupil_code == code), None)
    context = {
        "form": form,
        "child": child,
        "is_me": child.account_id == request.actor.account,
        "reader": queries.reader_of_messages(request.actor, child),
        "conversation": conversation,
        "signposts": signposts_in_messages(request.actor, [one.code for one in conversation.messages] if conversation else []),
        "today": clock.today(),
    }
    return render(request, "family/messages_about.html", context)

"""Ask for a change of the plan: which part, and what should be different. The teacher who is responsible answers."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.messages import actions
from fourfold.messages.queries import children_to_write_about
from fourfold.pages.fields import Words, choose
from fourfold.pupils.refusals import Refused
from fourfold.support import queries
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

OTHER = "other"


class ChangeForm(forms.Form):
    """A part of the plan, and a few words."""

    part = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=gettext_lazy("What do you want to change?"),
        error_messages={"required": gettext_lazy("Choose what you want to change"), "invalid_choice": gettext_lazy("Choose one of these")},
    )
    words = Words(
        lines=True,
        max_length=actions.LONGEST,
        label=gettext_lazy("What should be different?"),
        help_text=gettext_lazy("A few words. Any language is fine."),
        missing=gettext_lazy("Write a few words"),
    )
    key = OnceField()

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.parts = {**dict(parts), OTHER: _("Something else")}
        choose(self, "part", list(self.parts.items()))

    @property
    def part_in_words(self) -> str:
        """The part that was chosen, as the plan says it."""
        return self.parts[self.cleaned_data["part"]]


def change(request: Request, code: str) -> HttpResponse:
    """Ask, and read who answers before it is sent."""
    child = children_to_write_about(request.actor).filter(code=code).first()
    found = queries.plan_for(request.actor, code, today=clock.today(), page="change asked for") if child is not None else None
    if child is None or found is None or found.plan is None or not found.may_ask_change:
        raise Http404
    parts = [(one.code, one.hoped_for) for one in found.plan.outcomes] + [(one.code, one.what) for one in found.plan.lines]
    form = ChangeForm(request.POST or None, parts=parts, auto_id="id_%s")
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.ask_for_change(request.actor, child, key=said["key"], part=form.part_in_words, words=said["words"])
        except Refused as reason:
            form.add_error("words", str(reason))
        else:
            tell(request, _("Sent. You will get a mail when school writes back."))
            return redirect("family:messages-about", code)
    return render(request, "family/change.html", {"found": found, "form": form, "reader": found.teacher or found.senco})

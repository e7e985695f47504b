"""What the authority asks for in a request for an EHC needs assessment, and how long it gives for an enquiry."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.ehc_evidence import MOST_ITEMS, SOURCE_NAMES, Item, Source
from fourfold.ehc.actions import enter_evidence_list
from fourfold.ehc.queries import evidence_list
from fourfold.pages.saving import posted, save
from fourfold.pages.settings.school_here import school_here
from fourfold.pages.settings.topic_fields import line, whole_number
from fourfold.pupils.refusals import Refused
from fourfold.ui.notices import tell

SPARE = 3
"""Empty lines at the end, to add to the list."""


class ListForm(forms.Form):
    """Each line: what the authority asks for, and where the record has it. A line without words is taken off."""

    enquiry_days = whole_number(
        gettext_lazy("Days to answer when the authority asks what you know"),
        1,
        42,
        hint=gettext_lazy("Days of the calendar. Your authority sets them; the law does not."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *args: Any, items: tuple[Item, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        shown = (*items, *(Item("", Source.NONE) for _ in range(SPARE)))[:MOST_ITEMS]
        self.places = len(shown)
        for place, item in enumerate(shown):
            self.fields[f"says_{place}"] = line(_("Line %(n)s") % {"n": place + 1}, 200)
            self.fields[f"source_{place}"] = forms.ChoiceField(
                choices=[(one.value, SOURCE_NAMES[one]) for one in Source],
                required=False,
                label=_("Line %(n)s is filled from") % {"n": place + 1},
            )
            self.initial = {**self.initial, f"says_{place}": item.says, f"source_{place}": item.source.value}

    @property
    def lines(self) -> list[tuple[Any, Any]]:
        """The two fields of each line."""
        return [(self[f"says_{place}"], self[f"source_{place}"]) for place in range(self.places)]

    def items(self) -> list[Item]:
        """As the verb takes them."""
        said = self.cleaned_data
        return [Item(said[f"says_{place}"], Source(said[f"source_{place}"])) for place in range(self.places)]


def evidence(request: Request) -> HttpResponse:
    """The list, line by line."""
    here = school_here(request, Permission.SETTINGS_EDIT)
    now = evidence_list(request.actor, here)
    if now is None:
        raise Http404
    form = ListForm(posted(request), items=now.items, initial={"enquiry_days": now.enquiry_days, "seen": now.edition})
    if form.is_valid():
        said = form.cleaned_data
        details = {"items": form.items(), "enquiry_days": said["enquiry_days"], "seen": said["seen"]}
        if save(form, enter_evidence_list, request.actor, here, refusals=(Refused,), **details):
            tell(request, _("Saved. Bundles from now on follow this list."))
            return redirect("settings:evidence")
    return render(request, "settings/evidence.html", {"form": form, "now": now})


urlpatterns = [path("evidence", evidence, name="evidence")]

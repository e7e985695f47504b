"""The forms for terms and closures."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.schools.calendar import shut_already

DAY = {"invalid": _("Write a date, such as 3 September 2026"), "required": _("Choose a date")}


class TermForm(forms.Form):
    """A term, or half of one."""

    name = forms.CharField(
        label=_("What do you call it?"),
        max_length=40,
        help_text=_("Such as: Autumn, first half"),
        error_messages={"required": _("Give it a name, such as Autumn, first half")},
    )
    starts = forms.DateField(label=_("First day for pupils"), widget=forms.DateInput, error_messages=DAY)
    ends = forms.DateField(label=_("Last day for pupils"), widget=forms.DateInput, error_messages=DAY)


class ClosureForm(forms.Form):
    """A day within a term on which the school is shut to pupils."""

    day = forms.DateField(label=_("Which day?"), widget=forms.DateInput, error_messages=DAY)
    why = forms.CharField(
        label=_("Why?"),
        max_length=80,
        help_text=_("Such as: training day, polling day, snow"),
        error_messages={"required": _("Say why, such as training day")},
    )

    def clean_day(self) -> Any:
        """A day that is shut anyway need not be entered."""
        day: date = self.cleaned_data["day"]
        if reason := shut_already(day):
            raise forms.ValidationError(_("Nothing to add: that day is %(reason)s, which is not counted."), params={"reason": reason})
        return day

"""What is asked when a round is opened, changed or signed off."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.pages.fields import Day, Words, choose

BACK, AHEAD = 20, 2
"""Years from today in which a round can be: results of pupils' whole time at school, and the next year planned. The rest is a slip."""


class RoundDay(Day):
    """The day of a round."""

    def clean(self, value: Any) -> date | None:
        day = super().clean(value)
        if day is not None and not -BACK <= day.year - clock.today().year <= AHEAD:
            raise forms.ValidationError(_("Check the year of this date."))
        return day


class RoundForm(forms.Form):
    """When, and with what."""

    name = Words(
        label=gettext_lazy("What is it called?"),
        max_length=60,
        help_text=gettext_lazy("As Autumn 2026."),
        missing=gettext_lazy("Give it a name, as Autumn 2026"),
    )
    day = RoundDay(
        label=gettext_lazy("On which day?"),
        widget=forms.DateInput,
        help_text=gettext_lazy("It counts for all results of the round. A test caught up with later is no new point."),
    )
    measures = forms.MultipleChoiceField(label=gettext_lazy("What is assessed?"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, measures: list[Any], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {one.code: one for one in measures}
        choose(self, "measures", [(one.code, one.name) for one in measures])

    @property
    def said(self) -> dict[str, Any]:
        """As the actions take it."""
        chosen = [self.known[code] for code in dict.fromkeys(self.cleaned_data["measures"])]
        return {"name": self.cleaned_data["name"], "day": self.cleaned_data["day"], "measures": chosen}


class SignOffForm(forms.Form):
    """Why, where results are missing; and when pupils are assessed next."""

    because = Words(label=gettext_lazy("Why is it signed off with results missing?"), max_length=300, required=False)
    next_name = Words(label=gettext_lazy("What is the next round called?"), max_length=60, required=False)
    next_day = RoundDay(label=gettext_lazy("On which day is it?"), widget=forms.DateInput, required=False)

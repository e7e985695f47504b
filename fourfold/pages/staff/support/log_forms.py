"""How a session went, and the times of a group, as forms."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.staff.support.forms import Edition, Keyed
from fourfold.support import kinds

HOW = [*((one.value, kinds.FEELING_NAMES[one]) for one in kinds.Feeling), ("away", _("Away"))]


class EntryForm(forms.Form):
    """How one session went for one child."""

    how = OneOf([*HOW, ("not", _("It did not happen"))], label=_("How did it go?"), radios=True)
    because = OneOf(kinds.why_not_choices(), label=_("If it did not happen: why?"), required=False)
    note = Words(label=_("A few words, if you want"), required=False)


class OtherSessionForm(Keyed):
    """Help that was given at another time than planned."""

    line = OneOf([], label=_("Whom did you help?"), radios=True, missing=_("Choose a child"))
    how = OneOf(HOW, label=_("How did it go?"), radios=True, missing=_("Choose how it went"))
    on = Day(label=_("On which day?"), missing=_("Say on which day"))
    minutes = forms.IntegerField(
        label=_("How many minutes?"), help_text=_("Empty: as long as planned"), required=False, min_value=1, max_value=600
    )
    note = Words(label=_("A few words"), required=False)

    def __init__(self, *args: Any, lines: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "line", lines)


DAY_NAMES = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"))


class GroupForm(Edition):
    """What a group is called, who leads it, and when: a time beside each day on which it meets, and a second where it meets twice."""

    name = Words(label=_("What is the group called?"), max_length=120, missing=_("Give the group a name"))
    leader = OneOf([], label=_("Who leads it?"), missing=_("Choose who leads it"))
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=1, max_value=240)
    until = Day(label=_("Until"), required=False, help_text=_("Empty: as long as the plans say"))

    def __init__(self, *args: Any, adults: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "leader", adults)
        for number, name in enumerate(DAY_NAMES):
            self.fields[f"at_{number}"] = _time(name)
            self.fields[f"again_{number}"] = _time(_("%(day)s, again") % {"day": name})

    @property
    def days(self) -> list[forms.BoundField]:
        """The times, Monday first."""
        return [self[f"at_{number}"] for number in range(len(DAY_NAMES))]

    @property
    def second_times(self) -> list[forms.BoundField]:
        """The second time of each day, for a group that meets twice."""
        return [self[f"again_{number}"] for number in range(len(DAY_NAMES))]

    @property
    def meets_twice(self) -> bool:
        """Whether a second time is written anywhere, or wrong."""
        return any(one.value() or one.errors for one in self.second_times)

    def clean(self) -> None:
        said = self.cleaned_data
        for number in range(len(DAY_NAMES)):
            first, second = said.get(f"at_{number}"), said.get(f"again_{number}")
            if first and second and abs(_minutes(first) - _minutes(second)) < said.get("minutes", 1):
                self.add_error(f"again_{number}", _("It has not ended by then. Choose another time."))

    @property
    def times(self) -> list[tuple[int, time]]:
        """The days and times at which the group meets."""
        sent = self.cleaned_data
        return [(day, sent[f"{name}_{day}"]) for day in range(len(DAY_NAMES)) for name in ("at", "again") if sent.get(f"{name}_{day}")]


def _time(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute

"""What staff fill in when a meeting is still to come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.asking import Offer
from fourfold.meetings.kinds import How, how_choices, reply_choices
from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.staff.support.forms import Keyed


class TimeBox(forms.TimeField):
    """A time of day."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
        options.setdefault("input_formats", ["%H:%M", "%H.%M", "%I:%M%p", "%I%p"])
        wrong = _("Write the time as hours and minutes, like 15:30")
        super().__init__(error_messages={"required": _("Add the time"), "invalid": wrong}, **options)


class PlanForm(Keyed):
    """One meeting: when, how long, how, where, and who is there."""

    planned_for = Day(label=_("On which day?"), missing=_("Choose a day"))
    starts_at = TimeBox(label=_("At what time?"))
    minutes = forms.IntegerField(label=_("How many minutes?"), min_value=5, max_value=600)
    how = OneOf(how_choices(), label=_("How do you meet?"), radios=True, initial=How.IN_PERSON.value)
    where = Words(label=_("Where?"), required=False, max_length=120, help_text=_("A room, or how to find it"))
    leads = OneOf([], label=_("Who leads it?"), required=False, help_text=_("A teacher who knows the child should lead (6.67)"))
    also = OneOf([], label=_("Who else from school comes?"), required=False)

    def __init__(self, *args: Any, adults: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("leads", "also"):
            choose(self, name, [("", _("Not said")), *adults])

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        said = dict(self.cleaned_data)
        staff = tuple(dict.fromkeys(code for code in (said.pop("leads"), said.pop("also")) if code))
        return said | {"kind": MeetingKind.OTHER, "how": How(said["how"]), "staff": staff}


class InviteForm(forms.Form):
    """One to three times, and what the family should know of the meeting."""

    PLACES = (1, 2, 3)

    where = Words(label=_("Where do you meet?"), required=False, max_length=120)
    purpose = Words(
        label=_("What is it for?"),
        lines=True,
        required=False,
        max_length=600,
        help_text=_("Left empty, the invitation says it in plain words."),
    )
    to_think_about = Words(label=_("What should they think about?"), lines=True, required=False, max_length=600, help_text=_("A line each"))
    pupils_own_part = Words(
        label=_("What will the child do?"),
        lines=True,
        required=False,
        max_length=600,
        help_text=_("In their own words, if they have said it"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for place in self.PLACES:
            self.fields[f"day_{place}"] = Day(label=_("Day"), required=place == 1, missing=_("Choose a day for the first time"))
            self.fields[f"at_{place}"] = TimeBox(label=_("Time"), required=place == 1)
            self.fields[f"how_{place}"] = OneOf(how_choices(), label=_("How"), initial=How.IN_PERSON.value)

    def clean(self) -> dict[str, Any]:
        for place in self.PLACES:
            day, at = self.cleaned_data.get(f"day_{place}"), self.cleaned_data.get(f"at_{place}")
            if f"day_{place}" not in self.errors and f"at_{place}" not in self.errors and (day is None) != (at is None):
                self.add_error(f"at_{place}" if at is None else f"day_{place}", _("A time needs its day and its hour."))
        return self.cleaned_data

    @property
    def places(self) -> list[tuple[Any, Any, Any]]:
        """The boxes of each time."""
        return [(self[f"day_{place}"], self[f"at_{place}"], self[f"how_{place}"]) for place in self.PLACES]

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        said = dict(self.cleaned_data)
        asked = [(said.pop(f"day_{place}"), said.pop(f"at_{place}"), said.pop(f"how_{place}")) for place in self.PLACES]
        return said | {"times": [Offer(day, at, How(how)) for day, at, how in asked if day is not None and at is not None]}


class SaidForm(forms.Form):
    """What a family told somebody at school."""

    reply = OneOf(reply_choices(), label=_("What did they say?"), radios=True, missing=_("Say what they answered"))
    time = OneOf([], label=_("To which time?"), required=False)
    words = Words(label=_("In their words"), required=False, max_length=600)

    def __init__(self, *args: Any, times: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "time", [("", _("No time")), *times])


class OffForm(forms.Form):
    """Why a meeting is off."""

    because = Words(label=_("Why? The family reads this."), required=False, max_length=600)

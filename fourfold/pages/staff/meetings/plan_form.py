"""What staff fill in when a meeting is still to come."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.meeting import MeetingKind
from fourfold.meetings.kinds import How, how_choices
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

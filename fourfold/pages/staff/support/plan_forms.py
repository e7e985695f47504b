"""What staff write into a plan: outcomes, lines of help, and the sections of the form in which it is written."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.staff.support.forms import Edition, Keyed, long
from fourfold.support.templates import Section, SectionKind, Template
from fourfold.ui.words import day_in_words

ANOTHER = "another"


class OutcomeForm(forms.Form):
    """One thing hoped for."""

    hoped_for = Words(
        label=_("What will the child be able to do?"),
        help_text=_("One thing you could see or count. Use the child’s words if you can."),
        lines=True,
        max_length=600,
        missing=_("Say what the child will do"),
    )
    now = Words(label=_("Where are they now?"), required=False)
    measure = Words(label=_("How will we know?"), required=False, help_text=_("A number, a test, or what someone will see"))
    by_when = Day(label=_("By when?"), required=False)
    in_their_words = Words(label=_("In the child’s own words"), required=False)


class NewOutcomeForm(OutcomeForm, Keyed):
    """An outcome to add."""


class ChangedOutcomeForm(OutcomeForm, Edition):
    """An outcome to change."""


class LineForm(forms.Form):
    """One line of help."""

    what = Words(
        label=_("What will school do?"),
        lines=True,
        max_length=600,
        missing=_("Say what school will do"),
        help_text=_("What happens with the child"),
    )
    deliverer = OneOf([], label=_("Who gives it?"), required=False)
    times_a_week = forms.DecimalField(
        label=_("How many times a week?"), required=False, min_value=0, max_value=50, max_digits=4, decimal_places=1
    )
    minutes = forms.IntegerField(label=_("How many minutes each time?"), required=False, min_value=1, max_value=600)
    group_size = forms.IntegerField(label=_("How many children together?"), min_value=1, max_value=40, initial=1)
    starts = Day(label=_("From"), required=False, help_text=_("Empty: when the plan starts"))
    until = Day(label=_("Until"), required=False, help_text=_("Empty: to the review"))

    def __init__(self, *args: Any, adults: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "deliverer", [("", _("Choose a person")), *adults])


class NewLineForm(LineForm, Keyed):
    """A line to add."""


class ChangedLineForm(LineForm, Edition):
    """A line to change."""


class PlanForm(Edition):
    """What belongs to the whole plan: the sections of its template, in the template's order."""

    expected_impact = long("")
    strategies = long("")
    at_home = long("")
    pupils_part = long("")
    responsible = OneOf([], label="", required=False)
    review_choice = OneOf([], label="", required=False, radios=True)
    review_date = Day(label=_("Which day?"), required=False)

    def __init__(self, *args: Any, template: Template, teachers: list[tuple[str, str]], days: tuple[date, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        self.template = template
        self.days = [day.isoformat() for day in days]
        for section in template.sections:
            field = self.fields.get("review_choice" if section.key == "review_date" else section.key)
            if field is None:
                self.fields[section.key] = further_field(section)
            else:
                field.label, field.help_text = section.asks, section.hint
        choose(self, "responsible", [("", _("Choose a teacher")), *teachers])
        choose(self, "review_choice", [*((day.isoformat(), day_in_words(day)) for day in days), (ANOTHER, _("Another day"))])
        if (agreed := self.initial.get("review_date")) is not None:
            self.initial["review_choice"] = agreed.isoformat() if agreed.isoformat() in self.days else ANOTHER

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        chosen = said.pop("review_choice", "")
        if chosen in self.days:
            said["review_date"] = date.fromisoformat(chosen)
        elif chosen == ANOTHER and not said.get("review_date") and "review_date" not in self.errors:
            self.add_error("review_date", _("Write the day of the review"))
        further = {section.key: said.pop(section.key, "") for section in self.template.further}
        return said | {"further": {key: value.isoformat() if isinstance(value, date) else value or "" for key, value in further.items()}}

    @property
    def sections(self) -> list[Any]:
        """The fields as the template orders them; the review's day has two, a choice and a box."""
        return [self["review_choice" if section.key == "review_date" else section.key] for section in self.template.sections]


def further_field(section: Section) -> forms.Field:
    """The field in which one of the template's own sections is written. It may be saved empty: a draft is not a plan yet."""
    if section.kind is SectionKind.CHOICE:
        return OneOf(section.options.items(), label=section.asks, help_text=section.hint, required=False)
    if section.kind is SectionKind.DATE:
        return Day(label=section.asks, help_text=section.hint, required=False)
    return long(section.asks, section.hint)

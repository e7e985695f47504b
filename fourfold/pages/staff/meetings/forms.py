"""What staff write down of a meeting."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.meeting import LedAs, MeetingKind, PupilsPart, Whose, led_as_choices, meeting_choices, pupils_part_choices
from fourfold.meetings.kinds import Given, How, Part, given_choices, how_choices
from fourfold.meetings.people import TakesOn, There
from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.staff.support.forms import Edition, Keyed, long

TAKES_ON = {
    Whose.PARENT: _("What will the parents do?"),
    Whose.PUPIL: _("What will the child do?"),
    Whose.SCHOOL: _("What will school do?"),
}
RECORD = ("strengths_and_difficulties", "parents_concerns", "outcomes", "next_steps")


class RecordForm(forms.Form):
    """The Code's four headings (6.39)."""

    strengths_and_difficulties = long(label=_("What goes well, and what is hard?"))
    parents_concerns = long(label=_("What do the parents worry about?"), help_text=_("In their own words"))
    outcomes = long(label=_("What do we all hope for?"))
    next_steps = long(label=_("What do we do next?"))


class MeetingForm(RecordForm, Keyed):
    """A meeting that was held."""

    kind = OneOf([choice for choice in meeting_choices() if choice[0] != MeetingKind.REVIEW], label=_("What was it for?"), radios=True)
    held_on = Day(label=_("When did you meet?"), missing=_("Say when you met"))
    minutes = forms.IntegerField(label=_("How many minutes did it take?"), required=False, min_value=1, max_value=600)
    how = OneOf(how_choices(), label=_("How did you meet?"), radios=True, initial=How.IN_PERSON.value)
    parents = forms.MultipleChoiceField(label=_("Who came from the family?"), widget=forms.CheckboxSelectMultiple, required=False)
    apologies = forms.MultipleChoiceField(label=_("Who was asked and could not come?"), widget=forms.CheckboxSelectMultiple, required=False)
    pupils_part = OneOf(pupils_part_choices(), label=_("Was the child heard?"), radios=True, missing=_("Say how the child was heard"))
    why_not_the_pupil = Words(label=_("If not this time: why?"), required=False, max_length=600)
    led_by = OneOf([], label=_("Who led it?"), required=False)
    led_as = OneOf(led_as_choices(), label=_("In which part?"), required=False, help_text=_("A teacher who knows the child should lead"))
    others_there = Words(label=_("Who else was there?"), required=False, help_text=_("Names, and an interpreter or supporter"))
    advice_service_named = forms.BooleanField(label=_("They were told of SENDIASS, the free advice service"), required=False)
    given_how = OneOf(
        [choice for choice in given_choices() if choice[0] != Given.LETTER],
        label=_("Do the parents have this record already?"),
        required=False,
        empty=_("Not yet"),
    )
    next_on = Day(label=_("When do you meet again?"), required=False)

    def __init__(self, *args: Any, parents: list[tuple[str, str]], adults: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "parents", parents)
        choose(self, "apologies", parents)
        choose(self, "led_by", [("", _("Not said")), *adults])
        for one, label in TAKES_ON.items():
            self.fields[f"{one}_what"] = Words(label=label, required=False, max_length=600)
            self.fields[f"{one}_who"] = Words(label=_("Who, by name?"), required=False, max_length=120)
            self.fields[f"{one}_by"] = Day(label=_("By when?"), required=False)

    def clean(self) -> dict[str, Any]:
        both = set(self.cleaned_data.get("parents", ())) & set(self.cleaned_data.get("apologies", ()))
        if both:
            self.add_error("apologies", _("Somebody is marked as there and as away. Choose one."))
        return self.cleaned_data

    @property
    def takes_on(self) -> Iterator[tuple[Any, Any, Any]]:
        """The three fields of each of the three."""
        return ((self[f"{one}_what"], self[f"{one}_who"], self[f"{one}_by"]) for one in TAKES_ON)

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        said = dict(self.cleaned_data)
        there = [There(Part.PARENT, code) for code in said.pop("parents")]
        there += [There(Part.PARENT, code, came=False) for code in said.pop("apologies")]
        takes_on = [TakesOn(one, said.pop(f"{one}_what"), said.pop(f"{one}_who"), said.pop(f"{one}_by")) for one in TAKES_ON]
        return said | {
            "kind": MeetingKind(said["kind"]),
            "how": How(said["how"]),
            "there": there,
            "takes_on": takes_on,
            "pupils_part": PupilsPart(said["pupils_part"]),
            "led_as": LedAs(said["led_as"]) if said["led_as"] else None,
            "given_how": Given(said["given_how"]) if said["given_how"] else None,
        }


class WriteForm(RecordForm, Edition):
    """The record again, while it is a draft or to put it right."""

    because = Words(label=_("The family has this record. Why does it change?"), required=False, max_length=600)


class GiveForm(forms.Form):
    """How the parents get the record."""

    how = OneOf(given_choices(), label=_("How do the parents get it?"), radios=True, initial=Given.LETTER.value)

"""What staff write down about SEN support."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.capacity import Matter, matter_choices
from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.support import kinds
from fourfold.support.keys import new_key

LONGEST = 4000


def long(label: Any, help_text: Any = "") -> Words:
    """Several lines that may be left out."""
    return Words(label=label, help_text=help_text, lines=True, required=False, max_length=LONGEST)


class Keyed(forms.Form):
    """A form that makes something once, however often it is sent."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].initial = new_key

    def clean_key(self) -> str:
        return self.cleaned_data["key"] or new_key()


class Edition(forms.Form):
    """A form that changes something: it remembers which edition was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class AnswerForm(Keyed):
    """What somebody in the family said of the plan, written down by staff."""

    who = OneOf([], label=_("Who said it?"), radios=True)
    answer = OneOf(kinds.answer_choices(), label=_("What did they say?"), radios=True)
    words = long(label=_("In their own words"))
    how = Words(label=_("How did you hear it?"), help_text=_("At the meeting, by phone, on paper"), missing=_("Say how you heard it"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "who", people)


class ReasonForm(forms.Form):
    """Why a plan changes."""

    because = Words(label=_("Why does the plan change?"), lines=True, max_length=1000, missing=_("Say why the plan changes"))


class MoveForm(forms.Form):
    """A review to another day."""

    until = Day(label=_("Which day instead?"))
    because = Words(label=_("Why?"), lines=True, max_length=1000, missing=_("Say why the review moves"))


class CapacityForm(forms.Form):
    """An assessment of capacity for one decision."""

    matter = OneOf(matter_choices(), label=_("Which decision is it about?"), radios=True, missing=_("Choose the decision"))
    lacking = OneOf(
        [("no", _("Yes, they can make this decision")), ("yes", _("No, somebody acts for them in this decision"))],
        label=_("Can they make this decision, with help?"),
        radios=True,
        missing=_("Say what was found"),
    )
    assessed_by = Words(
        label=_("Who assessed it?"), help_text=_("Name and what they are"), max_length=120, missing=_("Say who assessed it")
    )
    assessed_on = Day(label=_("When?"), missing=_("Say when"))
    evidence = Words(
        label=_("What does it rest on?"),
        help_text=_("How they were helped to understand, weigh and say it"),
        lines=True,
        max_length=LONGEST,
        missing=_("Say what it rests on"),
    )
    acts = OneOf([], label=_("If not: who acts in this decision?"), required=False)
    review_on = Day(label=_("When do you look at it again?"), missing=_("Add the day to look again"))

    def __init__(self, *args: Any, parents: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "acts", [("", _("Nobody: they decide")), *parents])

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        return self.cleaned_data | {"matter": Matter(self.cleaned_data["matter"]), "lacking": self.cleaned_data["lacking"] == "yes"}

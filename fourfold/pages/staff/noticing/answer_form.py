"""The answer to a prompt: what else may explain it, then one of three steps."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.code_of_practice.prompting import Answer, Circumstance, Considered
from fourfold.noticing.circumstances import Circumstanced
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.staff.noticing.words import ANSWERS, THOUGHTS
from fourfold.ui.once import OnceField

LONGEST = 2000
FARTHEST = timedelta(days=366)


class Answering(forms.Form):
    """Each circumstance, the step, and its words."""

    answer = OneOf(
        [(one.value, ANSWERS[one]) for one in Answer],
        radios=True,
        label=gettext_lazy("What should happen next?"),
        missing=gettext_lazy("Choose what should happen next"),
    )
    words = Words(
        lines=True,
        max_length=LONGEST,
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("What you have noticed, what will change in class, or why no more is needed for now."),
        missing=gettext_lazy("Write a few words: what you noticed, what will change, or why no more is needed"),
    )
    look_again_on = Day(required=False, label=gettext_lazy("Look again on"), help_text=gettext_lazy("Where you teach to the gap first."))
    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    once = OnceField()

    def __init__(self, data: Any, *, known: dict[Circumstance, Circumstanced], **options: Any) -> None:
        super().__init__(data, auto_id="id_%s", **options)
        for one, fact in known.items():
            self.fields[one.value] = OneOf(
                [(thought.value, THOUGHTS[thought]) for thought in Considered],
                empty=gettext_lazy("Choose"),
                label=fact.name,
                help_text=fact.says,
                missing=_("%(what)s: say whether it may explain what was seen") % {"what": fact.name},
            )

    def clean_look_again_on(self) -> date | None:
        """What is put off for longer than a year is not looked at again."""
        day: date | None = self.cleaned_data["look_again_on"]
        if day is not None and day > clock.today() + FARTHEST:
            raise forms.ValidationError(_("Choose a day within a year, so that somebody looks again."))
        return day

    def has_read(self, answers: int) -> None:
        """Sent again from here, it is sent by somebody who has read so many answers."""
        self.data = {**self.data.dict(), "after": str(answers)} if isinstance(self.data, QueryDict) else self.data

    @property
    def facts(self) -> list[Any]:
        """The fields of the circumstances, in their order."""
        return [self[one.value] for one in Circumstance if one.value in self.fields]

    @property
    def considered(self) -> dict[Circumstance, Considered]:
        """What was thought of each."""
        return {one: Considered(said) for one in Circumstance if (said := self.cleaned_data.get(one.value))}

"""What staff write of a request: the law's two questions, who was told, and what happened."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.ehc_evidence import TEST
from fourfold.code_of_practice.ehc_timetable import EXCUSED_NAMES, Excused, Milestone
from fourfold.ehc.actions.days import ExceptionMade
from fourfold.ehc.actions.school import LONGEST, Told
from fourfold.ehc.kinds import AGREES_NAMES, HAPPENED_NAMES, HOW_TOLD_NAMES, Agrees, Happened, HowTold
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.ui.once import OnceField

LIMITS = {
    Milestone.DECISION: _("6 weeks: whether to assess"),
    Milestone.NO_PLAN: _("16 weeks: that there will be no plan"),
    Milestone.FINAL_PLAN: _("20 weeks: the final plan"),
}


class TestForm(forms.Form):
    """Why the authority should answer its two questions with yes."""

    has_needs = Words(lines=True, max_length=LONGEST, missing=_("Say why there are, or may be, special educational needs"))
    needs_plan = Words(lines=True, max_length=LONGEST, missing=_("Say why an EHC plan may be necessary"))
    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1, initial=1)
    key = OnceField()

    def __init__(self, *args: Any, child: str, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, asks in zip(("has_needs", "needs_plan"), TEST, strict=True):
            self.fields[name].label = asks.format(child=child)


class ToldForm(forms.Form):
    """That one person was told. As it comes it says: today, in a talk."""

    reader = forms.CharField(widget=forms.HiddenInput, max_length=40)
    on = Day(label=_("When?"))
    how = OneOf([(one.value, HOW_TOLD_NAMES[one]) for one in HowTold], radios=True, label=_("How?"), initial=HowTold.TALK.value)
    agrees = OneOf(
        [(one.value, AGREES_NAMES[one]) for one in (Agrees.YES, Agrees.NO, Agrees.NOT_SAID)],
        radios=True,
        required=False,
        label=_("What do they say of it?"),
    )
    words = Words(lines=True, required=False, max_length=LONGEST, label=_("In their own words"), widget=forms.Textarea(attrs={"rows": 2}))

    @classmethod
    def blank(cls, reader: str, today: date) -> "ToldForm":
        """As it comes for one person."""
        return cls(initial={"reader": reader, "on": today, "how": HowTold.TALK.value}, auto_id=id_for(reader))

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the verb takes it."""
        said = self.cleaned_data
        return {"reader": said["reader"], "told": Told(said["on"], HowTold(said["how"]), Agrees(said["agrees"]), said["words"])}


class DayForm(forms.Form):
    """What happened, and on which day."""

    kind = OneOf(
        [(one.value, HAPPENED_NAMES[one]) for one in Happened if one is not Happened.EXCUSED],
        empty=_("Choose"),
        label=_("What happened?"),
        missing=_("Choose what happened"),
    )
    on = Day(label=_("On which day? For a letter, its date"), missing=_("Add the day"))
    words = Words(required=False, max_length=600, label=_("What else is there to know?"))
    key = OnceField()

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the verb takes it."""
        return {**self.cleaned_data, "kind": Happened(self.cleaned_data["kind"])}


class ExcusedForm(forms.Form):
    """That the authority may miss a limit, and why."""

    milestone = OneOf(
        [(one.value, LIMITS[one]) for one in Milestone], empty=_("Choose"), label=_("Which limit?"), missing=_("Choose which limit")
    )
    excused = OneOf(
        [(one.value, EXCUSED_NAMES[one]) for one in Excused],
        empty=_("Choose"),
        label=_("Which of the law’s reasons?"),
        missing=_("Choose one of the law’s reasons"),
    )
    on = Day(label=_("On which day did the authority say so?"), missing=_("Add the day"))
    words = Words(max_length=600, label=_("What happened?"), missing=_("Say what happened"))
    key = OnceField()

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the verb takes it."""
        said = dict(self.cleaned_data)
        made = ExceptionMade(Milestone(said.pop("milestone")), Excused(said.pop("excused")))
        return {**said, "kind": Happened.EXCUSED, "exception": made}


class BackForm(forms.Form):
    """What the head asks to be put right."""

    words = Words(
        lines=True,
        max_length=600,
        label=_("What should be different?"),
        missing=_("Write what should be different"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the verb takes it."""
        return self.cleaned_data


def id_for(reader: str) -> str:
    """What the fields about one reader are called on the page."""
    return f"id_%s_{reader.replace(':', '-')}"

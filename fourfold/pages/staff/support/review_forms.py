"""What is written at a review, and before and after it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice import reviewing
from fourfold.code_of_practice.meeting import PupilsPart, pupils_part_choices
from fourfold.code_of_practice.reviewing import GOES_FURTHEST, NextStep
from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.staff.support.forms import Edition, long
from fourfold.support.actions import Found
from fourfold.support.queries import ReviewRead
from fourfold.ui.words import day_in_words

OTHER_DAY = "other"
NEXT_STEPS = (
    (NextStep.CONTINUE, _("Carry on"), _("The same help, a new goal")),
    (NextStep.CHANGE, _("Change it"), _("Something different this time")),
    (NextStep.MORE, _("More help"), _("More often, or longer")),
    (NextStep.DIFFERENT, _("Different help"), _("Another way to the same goal")),
    (NextStep.SPECIALIST, _("Ask an expert"), _("If the parents agree")),
    (NextStep.LOCAL_OFFER, _("Look for help near you"), _("The Local Offer, together")),
    (NextStep.EHC_NEEDS_ASSESSMENT, _("Ask the council"), _("For an EHC needs assessment")),
)
WORDS = (
    "parents_today",
    "no_parent_views_because",
    "pupil_today",
    "no_pupil_views_because",
    "impact",
    "quality",
    "reason",
    "what_is_different",
    "no_specialist_because",
)


class ReviewForm(Edition):
    """The whole review: who is here, what they say, each outcome, what is next and when."""

    here = forms.MultipleChoiceField(label=_("Who is here?"), widget=forms.CheckboxSelectMultiple, required=False)
    pupils_part = OneOf(pupils_part_choices(), label=_("Is the child here?"), radios=True, required=False)
    parents_today = long(label=_("Add what they say today"))
    no_parent_views_because = Words(
        label=_("No words from them?"), help_text=_("Say what you tried, and when"), required=False, lines=True, max_length=1000
    )
    pupil_today = long(label=_("Add what the child says today"))
    no_pupil_views_because = Words(
        label=_("No words from the child?"),
        help_text=_("Say what you tried, and when you try again"),
        required=False,
        lines=True,
        max_length=1000,
    )
    impact = OneOf(reviewing.impact_choices(), label=_("Did the help make that difference?"), radios=True, required=False)
    quality = long(label=_("How well was it given? What made the difference?"))
    next_steps = forms.MultipleChoiceField(
        label=_("Choose one or more"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[(step.value, name) for step, name, _hint in NEXT_STEPS],
    )
    what_is_different = long(label=_("What will be different?"))
    reason = long(label=_("Why is this the next step?"), help_text=_("The family will read these words."))
    next_day = OneOf([], label=_("When do we meet again?"), radios=True, required=False)
    other_day = Day(label=_("Another day"), required=False)
    next_meeting_at = forms.TimeField(label=_("At what time?"), required=False, widget=forms.TimeInput(attrs={"type": "time"}))
    no_specialist_because = Words(
        label=_("The help has not worked for some time. If you do not ask an expert now: why?"), required=False, max_length=1000
    )

    def __init__(self, *args: Any, found: ReviewRead, parents: list[tuple[str, str]], days: list[date], **options: Any) -> None:
        super().__init__(*args, **options)
        self.outcomes = [one.outcome.code for one in found.outcomes]
        choose(self, "here", parents)
        chosen = found.next_meeting_on
        offered = sorted({*days, *([chosen] if chosen else [])})
        choose(self, "next_day", [*((day.isoformat(), day_in_words(day, year=True)) for day in offered), (OTHER_DAY, _("Another day"))])
        for one in found.outcomes:
            self.fields[f"verdict_{one.outcome.code}"] = OneOf(
                reviewing.verdict_choices(), label=_("Did it happen?"), radios=True, required=False, initial=one.verdict or ""
            )
            self.fields[f"seen_{one.outcome.code}"] = Words(
                label=_("What did you see?"), required=False, max_length=600, initial=one.evidence
            )
            of = f"of_{one.outcome.code}"
            self.fields[f"parent_{of}"] = Words(label=_("The parents say"), required=False, max_length=600, initial=one.parents_today)
            self.fields[f"child_{of}"] = Words(label=_("The child says"), required=False, max_length=600, initial=one.pupil_today)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("next_day") == OTHER_DAY and not said.get("other_day"):
            self.add_error("other_day", _("Add the day when you meet again."))
        return said

    def verdict_of(self, code: str) -> forms.BoundField:
        return self[f"verdict_{code}"]

    def seen_of(self, code: str) -> forms.BoundField:
        return self[f"seen_{code}"]

    def said_of(self, code: str) -> list[forms.BoundField]:
        """The boxes for what parents and child say of one outcome."""
        return [self[f"parent_of_{code}"], self[f"child_of_{code}"]]

    @property
    def words(self) -> dict[str, Any]:
        """What was written, as the action takes it. Of several next steps the one that goes furthest leads."""
        said = self.cleaned_data
        chosen = [step for step in GOES_FURTHEST if step.value in said["next_steps"]]
        other = said["next_day"] == OTHER_DAY
        day = said["other_day"] if other else date.fromisoformat(said["next_day"]) if said["next_day"] else None
        return {name: said[name] for name in WORDS} | {
            "next_step": chosen[0].value if chosen else "",
            "besides": [step.value for step in chosen[1:]],
            "next_meeting_on": day,
            "next_meeting_at": said["next_meeting_at"],
            "said_of_each": {f"{voice}:{code}": said[f"{voice}_of_{code}"] for code in self.outcomes for voice in ("parent", "child")},
        }

    @property
    def part(self) -> PupilsPart | None:
        """The child's part."""
        return PupilsPart(self.cleaned_data["pupils_part"]) if self.cleaned_data["pupils_part"] else None

    def found(self, outcomes: dict[str, Any]) -> list[Found]:
        """What is said of each outcome."""
        return [Found(row, self.cleaned_data[f"verdict_{code}"], self.cleaned_data[f"seen_{code}"]) for code, row in outcomes.items()]


class EndForm(forms.Form):
    """The good end of SEN support."""

    reason = Words(
        label=_("Why does the extra help stop? The family will read these words."),
        lines=True,
        max_length=2000,
        missing=_("Say why the help stops"),
    )
    sure = forms.BooleanField(
        label=_("The parents and the child know, and we have talked about it"),
        error_messages={"required": _("Talk with them first, then mark this")},
    )


class PrepareForm(forms.Form):
    """The two questions that everyone is asked."""

    changed = long(label=_("What has changed?"), help_text=_("What you see in your lessons, one or two sentences"))
    next_ = long(label=_("What would you do next?"))


class PutRightForm(forms.Form):
    """A finished review, put right."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    because = Words(label=_("Why does the record change?"), max_length=600, missing=_("Say why the record changes"))
    reason = long(label=_("Why is this the next step?"))
    what_is_different = long(label=_("What will be different?"))
    quality = long(label=_("How well was it given? What made the difference?"))

    def __init__(self, *args: Any, found: ReviewRead, **options: Any) -> None:
        super().__init__(*args, **options)
        self.seen = {f"seen:{one.outcome.code}": one for one in found.outcomes if one.verdict}
        for name, one in self.seen.items():
            label = _("What did you see? %(hoped)s") % {"hoped": one.outcome.hoped_for}
            self.fields[name] = Words(label=label, required=False, max_length=600, initial=one.evidence)

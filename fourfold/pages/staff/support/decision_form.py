"""The decision, and three tries to reach the parents as rows of it: how, when and by whom."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice import deciding
from fourfold.code_of_practice.needs import need_choices
from fourfold.code_of_practice.reaching import TRIES, Try, Way, way_choices
from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.staff.support.forms import Keyed, long

NUMBERS = range(1, TRIES + 1)
LEGENDS = (_("First try"), _("Second try"), _("Third try"))
MISSING = {"way": _("Say how you tried"), "on": _("Say when"), "by": _("Say who tried")}


@dataclass(frozen=True)
class Row:
    """One try on the page."""

    legend: Any
    way: BoundField
    on: BoundField
    by: BoundField


class TriesForm(Keyed):
    """The rows. All may be left empty; one that is begun is finished."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in NUMBERS:
            self.fields[f"way_{number}"] = OneOf(way_choices(), label=_("How?"), required=False)
            self.fields[f"on_{number}"] = Day(label=_("When?"), required=False)
            self.fields[f"by_{number}"] = Words(label=_("Who tried?"), required=False, max_length=80)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for number in NUMBERS:
            row = {name: said.get(f"{name}_{number}") for name in MISSING}
            for name in [name for name, given in row.items() if any(row.values()) and not given]:
                if f"{name}_{number}" not in self.errors:
                    self.add_error(f"{name}_{number}", MISSING[name])
        return said

    @property
    def tries(self) -> tuple[Try, ...]:
        """What was written down."""
        said = self.cleaned_data
        rows = [(said[f"on_{number}"], said[f"way_{number}"], said[f"by_{number}"]) for number in NUMBERS]
        return tuple(Try(on, Way(way), by) for on, way, by in rows if way)

    @property
    def rows(self) -> list[Row]:
        """For the page."""
        return [Row(LEGENDS[n - 1], self[f"way_{n}"], self[f"on_{n}"], self[f"by_{n}"]) for n in NUMBERS]

    @property
    def has_rows(self) -> bool:
        """Whether anything stands in them, so that they are shown open."""
        return any(bound.value() or bound.errors for row in self.rows for bound in (row.way, row.on, row.by))


class DecisionForm(TriesForm):
    """Yes, no or not yet."""

    kind = OneOf(
        [("yes", _("Yes")), ("not_yet", _("Not yet")), ("no", _("No"))],
        label=_("Does this child need help that is extra or different?"),
        radios=True,
        missing=_("Choose yes, no or not yet"),
    )
    need = OneOf([], label=_("Main need"), required=False, help_text=_("What the child needs, not a diagnosis"), empty=_("Not chosen yet"))
    why = Words(label=_("Why? The family will read these words."), lines=True, max_length=4000, missing=_("Say why"))
    evidence = long(label=_("What did you look at?"), help_text=_("Results, work, what the teacher and the family know"))
    look_again_on = Day(label=_("When do we look again?"), required=False)
    only_english = forms.BooleanField(label=_("The difficulty is only that English is a new language"), required=False)
    override_reason = long(label=_("If something the Code asks for is missing: why do you decide now?"))

    def __init__(self, *args: Any, today: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "need", [("", _("Not chosen yet")), *need_choices(today)])

    @property
    def answer(self) -> deciding.Decision:
        return deciding.Decision(self.cleaned_data["kind"])

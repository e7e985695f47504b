"""What a parent or a young person says when a plan is looked at together: of each outcome, and of all of it (6.54)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.support.queries import FamilyPlan


class AtReviewForm(forms.Form):
    """One box for each outcome, which may be left, and one for the rest."""

    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000, label=_("What has changed? What do you want next?")
    )

    def __init__(self, *args: Any, found: FamilyPlan, **options: Any) -> None:
        super().__init__(*args, **options)
        self.outcomes = found.plan.outcomes if found.plan else ()
        for one in self.outcomes:
            self.fields[f"of_{one.code}"] = forms.CharField(required=False, max_length=600, label=_("How is this going?"))

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors and not any(said.values()):
            self.add_error("words", _("Write a few words"))
        return said

    @property
    def each(self) -> list[tuple[Any, forms.BoundField]]:
        """Each outcome with its box."""
        return [(one, self[f"of_{one.code}"]) for one in self.outcomes]

    @property
    def of_each(self) -> dict[str, str]:
        """What was said of each, by its code."""
        return {one.code: self.cleaned_data[f"of_{one.code}"] for one in self.outcomes}

"""Form fields that take what people type, whatever it is, and say in one sentence what to do."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.ui.plain_words import plain

EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)


class Words(forms.CharField):
    """One line of words, or several with `lines`."""

    def __init__(self, *, lines: bool = False, missing: Any = "", **options: Any) -> None:
        self.lines = lines
        options.setdefault("max_length", 200)
        if lines:
            options.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        if missing:
            options["error_messages"] = {"required": missing}
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        return plain(str(value or ""), lines=self.lines)

    def run_validators(self, value: Any) -> None:
        limit = self.max_length or 0
        if limit and len(value) > limit:
            raise forms.ValidationError(_("Use %(limit)s letters at most. This has %(has)s.") % {"limit": limit, "has": len(value)})
        super().run_validators(value)


class Day(forms.DateField):
    """A day, as a date box or a person writes it."""

    def __init__(self, *, missing: Any = "", latest: date | None = None, **options: Any) -> None:
        self.latest = latest
        options.setdefault("widget", forms.DateInput(attrs={"type": "date"}))
        options.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y"])
        options["error_messages"] = {
            "required": missing or gettext_lazy("Add the date"),
            "invalid": gettext_lazy("Write the date as day, month and year, like 24/11/2026"),
        }
        super().__init__(**options)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day is not None and not EARLIEST <= day <= (self.latest or LATEST):
            raise forms.ValidationError(_("Check the year of this date."))
        return day


class OneOf(forms.ChoiceField):
    """One of some choices, in a box that opens; `empty` is the line that chooses nothing."""

    def __init__(self, choices: Iterable[tuple[str, Any]], *, empty: Any = "", missing: Any = "", radios: bool = False, **options: Any):
        listed = list(choices)
        if empty or (not radios and not options.get("required", True)):
            listed = [("", empty or "—"), *listed]
        if radios:
            options["widget"] = forms.RadioSelect()
        if missing:
            options["error_messages"] = {"required": missing, "invalid_choice": missing}
        super().__init__(choices=listed, **options)


def choose(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    """Give a field its choices, which depend on who asks, or about whom."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


class YesNo(OneOf):
    """Yes, no, or not known: a nullable truth."""

    ANSWERS = {"yes": True, "no": False, "": None}

    def __init__(self, **options: Any) -> None:
        words = [("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))]
        super().__init__(words, empty=gettext_lazy("Not known"), required=False, **options)

    def clean(self, value: Any) -> Any:
        return self.ANSWERS[super().clean(value)]

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no", None: ""}.get(value, value)


class Seen(forms.CharField):
    """The mark of what the person read, carried to the saving: see `pupils.meanwhile`."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput, required=False, max_length=16)

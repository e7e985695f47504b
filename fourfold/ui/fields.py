"""A Django form field as plain values, for the macros in `ui/form.html` to set out."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import (
    DecimalValidator,
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    ProhibitNullCharactersValidator,
)
from django.forms import (
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    DateInput,
    Field,
    FileInput,
    IntegerField,
    RadioSelect,
    Select,
    Textarea,
)
from django.utils.translation import gettext as _

ATTRIBUTES = (
    *("accept", "autocapitalize", "autocomplete", "inputmode", "max", "maxlength", "min", "minlength", "multiple"),
    *("pattern", "placeholder", "spellcheck", "step"),
)


VALIDATORS = (MaxLengthValidator, MaxValueValidator, MinValueValidator, ProhibitNullCharactersValidator)
"""Whose words are Django's, where a form has none of its own."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose. `group` heads a run of options in a select."""

    id: str
    value: str
    label: str
    hint: str = ""
    chosen: bool = False
    disabled: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """What a page must know to draw one field.

    `kind` is text, textarea, select, radios, checkboxes, check or file; `type` the input's type. `first` is where a link to the field
    leads: the control, or the first of its options.
    """

    kind: str
    type: str
    id: str
    name: str
    label: str
    hint: str
    errors: tuple[str, ...]
    value: str
    options: tuple[Option, ...]
    required: bool
    disabled: bool
    attributes: tuple[tuple[str, str | bool], ...]
    limit: int | None
    rows: int

    @property
    def hint_id(self) -> str:
        """Where the hint stands."""
        return f"{self.id}-hint"

    @property
    def error_id(self) -> str:
        """Where the error stands."""
        return f"{self.id}-error"

    @property
    def first(self) -> str:
        """The id that a link from the error summary leads to."""
        return self.options[0].id if self.options and self.kind in ("radios", "checkboxes") else self.id

    def described_by(self, *more: str) -> str:
        """The ids that describe the field: what the page adds, then the hint, then the error."""
        return " ".join([*(one for one in more if one), *([self.hint_id] if self.hint else []), *([self.error_id] if self.errors else [])])


def control(field: BoundField, hints: dict[Any, str] | None = None) -> Control:
    """The field as plain values; `hints` gives some options a second line, by value."""
    widget = field.field.widget
    kind = _kind(widget)
    attrs = field.build_widget_attrs(widget.attrs)
    shown = widget.format_value(field.value()) if kind in ("text", "textarea") else ""
    limit = getattr(field.field, "max_length", None)
    return Control(
        kind=kind,
        type="date" if _is_date(widget) else getattr(widget, "input_type", ""),
        id=str(attrs.get("id") or field.auto_id or field.html_name),
        name=field.html_name,
        label=str(field.label),
        hint=str(field.help_text),
        errors=_wrong(field, kind),
        value=_iso(field) if _is_date(widget) else str(shown if shown is not None else ""),
        options=_options(field, hints or {}) if kind in ("select", "radios", "checkboxes") else _single(field, kind),
        required=field.field.required,
        disabled=field.field.disabled,
        attributes=tuple((name, attrs[name]) for name in ATTRIBUTES if attrs.get(name) not in (None, False, "")),
        limit=limit if kind == "textarea" else None,
        rows=_rows(attrs.get("rows")),
    )


def errors_of(form: Any) -> list[tuple[str, str]]:
    """Every error of a form as (words, id to lead to); those of no one field lead nowhere."""
    everywhere = [(str(error), "") for error in form.non_field_errors()]
    wrong = [control(form[name]) for name in form.fields if form[name].errors]
    return everywhere + [(error, field.first) for field in wrong for error in field.errors]


def _kind(widget: Any) -> str:
    for kind, sort in (
        ("checkboxes", CheckboxSelectMultiple),
        ("radios", RadioSelect),
        ("select", Select),
        ("check", CheckboxInput),
        ("file", FileInput),
        ("textarea", Textarea),
    ):
        if isinstance(widget, sort):
            return kind
    return "text"


def _wrong(field: BoundField, kind: str) -> tuple[str, ...]:
    # What a form says itself is said; only where it says nothing, the first of Django's own is put kindly. One wrong is one sentence.
    found = field.errors.as_data()
    own = [error for error in found if not _is_djangos(error, field.field)]
    return tuple(" ".join(error.messages) for error in own) or tuple(_kindly(error, field, kind) for error in found[:1])


def _is_djangos(error: ValidationError, field: Field) -> bool:
    told = [one for each in type(field).__mro__ for one in getattr(each, "default_error_messages", {}).values()]
    told += [*(each.message for each in VALIDATORS), *DecimalValidator.messages.values()]
    return any(error.message is one for one in told)


def _kindly(error: ValidationError, field: BoundField, kind: str) -> str:
    # "This field is required." and "Ensure this value is less than or equal to 600." tell nobody what to do.
    if error.code == "max_length" and error.params:
        said = {"limit": error.params["limit_value"], "has": error.params["show_value"]}
        return _("Use %(limit)s letters at most. This has %(has)s.") % said
    if isinstance(field.field, IntegerField) and error.code != "required":
        return _a_number(field.field)
    chosen = {"radios": _("Choose an answer"), "checkboxes": _("Choose one or more"), "select": _("Choose one")}
    wanted = chosen | {"check": _("Tick this"), "file": _("Add a file")}
    fill, check = _("Fill this in"), _("Check this")
    is_left = error.code in ("required", "invalid_choice", "invalid_list")
    return f"{wanted.get(kind, fill) if is_left else check}: {field.label}"


def _a_number(field: IntegerField) -> str:
    if field.min_value is None or field.max_value is None:
        return _("Write a number")
    return _("Choose a number from %(least)s to %(most)s") % {"least": field.min_value, "most": field.max_value}


def _rows(wanted: object) -> int:
    # Django's own default is the string "10": more than a phone shows. A number was meant.
    return wanted if isinstance(wanted, int) else 5


def _is_date(widget: Any) -> bool:
    return isinstance(widget, DateInput)


def _iso(field: BoundField) -> str:
    # A native date box reads ISO alone, whatever the language of the page.
    value = field.value()
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")


def _single(field: BoundField, kind: str) -> tuple[Option, ...]:
    if kind != "check":
        return ()
    return (Option(id=str(field.auto_id), value="on", label=str(field.label), chosen=bool(field.value())),)


def _options(field: BoundField, hints: dict[Any, str]) -> tuple[Option, ...]:
    widget = field.field.widget
    attrs = field.build_widget_attrs(widget.attrs)
    if field.auto_id and "id" not in attrs:
        attrs["id"] = field.auto_id
    found = []
    for group, choices, _place in widget.optgroups(field.html_name, widget.format_value(field.value()), attrs):
        for choice in choices:
            found.append(
                Option(
                    id=str(choice["attrs"].get("id") or f"{field.html_name}_{choice['index']}"),
                    value=str(choice["value"]),
                    label=str(choice["label"]),
                    hint=str(hints.get(choice["value"], hints.get(str(choice["value"]), ""))),
                    chosen=bool(choice["selected"]),
                    disabled=bool(choice["attrs"].get("disabled")),
                    group=str(group or ""),
                )
            )
    return tuple(found)

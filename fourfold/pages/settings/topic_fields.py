"""What a settings page asks: one decision, and the fields in which it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.pages import fields

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Words

NUMBER = {"inputmode": "numeric"}


def line(label: Words, limit: int, *, hint: Words = "", required: bool = False, **attrs: str) -> forms.CharField:
    """One line of text."""
    return fields.Words(label=label, max_length=limit, help_text=hint, required=required, widget=forms.TextInput(attrs=attrs))


def words(label: Words, limit: int, *, hint: Words = "") -> forms.CharField:
    """Several lines of text."""
    widget = forms.Textarea(attrs={"rows": 5})
    return fields.Words(lines=True, label=label, max_length=limit, help_text=hint, required=False, widget=widget)


def phone(label: Words) -> forms.CharField:
    """A telephone number, as people write it."""
    field = line(label, 40, autocomplete="off")
    field.widget.input_type = "tel"
    return field


def email(label: Words) -> forms.EmailField:
    """An email address."""
    wrong = {"invalid": _("Write an email address with an @, such as office@school.example")}
    return forms.EmailField(label=label, required=False, error_messages=wrong)


def web(label: Words) -> forms.URLField:
    """A web address; https is understood."""
    wrong = {"invalid": _("Write a web address, such as www.school.example")}
    field = forms.URLField(label=label, required=False, max_length=200, assume_scheme="https", error_messages=wrong)
    field.widget = forms.TextInput(attrs={"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"})
    return field


def whole_number(label: Words, least: int, most: int, *, hint: Words = "", required: bool = True) -> forms.IntegerField:
    """A whole number between two others."""
    field = forms.IntegerField(label=label, min_value=least, max_value=most, help_text=hint, required=required)
    field.widget = forms.TextInput(attrs=NUMBER)
    between = _("Choose a number from %(least)s to %(most)s") % {"least": least, "most": most}
    field.error_messages |= {"invalid": between, "min_value": between, "max_value": between}
    return field


@dataclass(frozen=True)
class Topic:
    """One decision. `title` names it in lists, `question` heads its page, `cites` says where the Code or the law speaks of it.
    `shown` are the fields that say whether it is set; `missing` is what follows while it is not."""

    slug: str
    title: Words
    question: Words
    why: Words
    form: type[forms.Form]
    shown: tuple[str, ...]
    missing: Words = ""
    cites: Words = ""
    icon: str = "school"

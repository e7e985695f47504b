"""A form that counts once, however often it is sent: a hidden key, made with the form, that the row it makes keeps as its own."""

import secrets
from typing import Any

from django import forms


def once_key() -> str:
    """A new key: 32 letters and digits."""
    return secrets.token_hex(16)


class OnceField(forms.RegexField):
    """The hidden field that carries the key. A form that comes without a good one gets a new one: it still counts."""

    def __init__(self, **options: Any) -> None:
        super().__init__(regex=r"^[0-9a-f]{32}$", widget=forms.HiddenInput, required=False, initial=once_key, **options)

    def clean(self, value: Any) -> str:
        try:
            return super().clean(value) or once_key()
        except forms.ValidationError:
            return once_key()

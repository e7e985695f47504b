"""What the sign-in pages ask for. Paste and password managers are welcome everywhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

Words = Any


def _password(label: Words, hint: Words = "", *, new: bool) -> forms.CharField:
    box = forms.PasswordInput(attrs={"autocomplete": "new-password" if new else "current-password", "spellcheck": "false"})
    wanted = {"required": _("Type a password.") if new else _("Type your password.")}
    return forms.CharField(label=label, help_text=hint, strip=False, widget=box, error_messages=wanted)


def _email(label: Words, hint: Words = "") -> forms.EmailField:
    box = forms.EmailInput(attrs={"autocomplete": "username", "spellcheck": "false", "autocapitalize": "none"})
    wrong = {"required": _("Type your email address."), "invalid": _("Type the whole address, like name@example.org.")}
    return forms.EmailField(label=label, help_text=hint, max_length=254, widget=box, error_messages=wrong)


def _code(label: Words, hint: Words, *, numbers: bool) -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "none"} | (
        {"inputmode": "numeric"} if numbers else {}
    )
    box = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, help_text=hint, max_length=40, widget=box, error_messages={"required": _("Type the code.")})


NEW = _("12 letters or more. Three or four words that do not belong together are good. You can paste it.")


class EmailForm(forms.Form):
    """Who is there?"""

    email = _email(_("Your email address"))


class CodeForm(forms.Form):
    """The code from the mail."""

    code = _code(_("Type the code"), _("8 numbers, from the email."), numbers=True)


class PasswordForm(forms.Form):
    """A staff member's address and password."""

    email = _email(_("Your email address"))
    password = _password(_("Your password"), new=False)


class FactorForm(forms.Form):
    """A code from the app, or a recovery code."""

    code = _code(_("Type the code"), _("6 numbers from your app. Or one of your recovery codes."), numbers=False)


class AppForm(forms.Form):
    """The first code of a new app."""

    code = _code(_("Type the code that the app shows"), _("6 numbers."), numbers=True)


class PasskeyForm(forms.Form):
    """What the browser answers."""

    credential = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
    name = forms.CharField(label=_("A name for this passkey"), required=False, max_length=60, help_text=_("Like “My laptop”."))


class NewPasswordForm(forms.Form):
    """Another password."""

    password = _password(_("Your new password"), NEW, new=True)


class AgainForm(forms.Form):
    """Is it still you?"""

    password = _password(_("Your password"), new=False)


class FirstHeadForm(forms.Form):
    """A school's first head."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = forms.CharField(label=_("Your title"), help_text=_("As families know you: Mrs, Mr, Dr."), max_length=20, required=False)
    email = _email(_("Your email address"))
    password = _password(_("Choose a password"), NEW, new=True)

"""What a family without an account is asked, a page each."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.concerns.kinds import AnswerWish
from fourfold.pages.worry_fields import how_to_answer, what_helps, what_worries

OLDEST_CHILD = 26


def line(label: Any, *, missing: Any = "", limit: int = 80, hint: Any = "", **attrs: str) -> forms.CharField:
    """One line of words."""
    errors = {"required": missing} if missing else {}
    return forms.CharField(
        label=label, help_text=hint, max_length=limit, required=bool(missing), error_messages=errors, widget=forms.TextInput(attrs=attrs)
    )


class ChildForm(forms.Form):
    """Which child: as the family says it."""

    forename = line(gettext_lazy("The child’s first name"), missing=gettext_lazy("Type the child’s first name"), autocomplete="off")
    surname = line(gettext_lazy("The child’s last name"), missing=gettext_lazy("Type the child’s last name"), autocomplete="off")
    born = forms.DateField(
        label=gettext_lazy("When was the child born?"),
        help_text=gettext_lazy("So that school knows who you mean"),
        widget=forms.DateInput(attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
        error_messages={"required": gettext_lazy("Type the day the child was born"), "invalid": gettext_lazy("Write it like 24/11/2016")},
    )

    def clean_born(self) -> date:
        born: date = self.cleaned_data["born"]
        if not 0 <= clock.today().year - born.year <= OLDEST_CHILD or born > clock.today():
            raise forms.ValidationError(_("Check the year. Was the child born then?"))
        return born


class WordsForm(forms.Form):
    """What worries them."""

    words = what_worries(gettext_lazy("You know your child best. Tell us what you see. Any language is fine."))


class HowForm(forms.Form):
    """What helps, and how to answer."""

    helps = what_helps()
    answer_wish = how_to_answer()
    phone = line(gettext_lazy("Your phone number"), limit=40, autocomplete="tel", inputmode="tel")

    def clean(self) -> dict[str, str]:
        said = self.cleaned_data
        if said.get("answer_wish") == AnswerWish.CALL and not said.get("phone"):
            self.add_error("phone", _("Type your phone number, so that we can call you"))
        return said


class WhoForm(forms.Form):
    """Who writes."""

    name = line(gettext_lazy("Your name"), missing=gettext_lazy("Type your name"), limit=120, autocomplete="name")
    email = forms.EmailField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("We send a code there, to know that it is yours."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autocapitalize": "none", "spellcheck": "false"}),
        error_messages={
            "required": gettext_lazy("Type your email address. No email? Call the school."),
            "invalid": gettext_lazy("Type the whole address, like name@example.org."),
        },
    )


class CodeForm(forms.Form):
    """The code from the mail."""

    code = line(
        gettext_lazy("Type the code"),
        missing=gettext_lazy("Type the code"),
        limit=40,
        hint=gettext_lazy("8 numbers, from the email"),
        autocomplete="one-time-code",
        inputmode="numeric",
    )

"""What the pages about people ask for."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from fourfold.access.roles import NAMES, Role
from fourfold.pages.fields import Day

GIVEN = (
    *(Role.TEACHER, Role.SUPPORT_STAFF, Role.SENCO, Role.SLT, Role.HEAD, Role.DATA_ADMIN, Role.GOVERNOR),
    *(Role.TRUST_LEAD, Role.LA_OFFICER, Role.SYSADMIN),
)
SPECIALIST, DEPUTY = "support_staff:specialist", "slt:deputy"


def role_choices() -> list[tuple[str, str]]:
    """The roles to choose from; two of them with a further word."""
    choices = [(role.value, NAMES[role]) for role in GIVEN]
    choices.insert(2, (SPECIALIST, str(_("Specialist support staff, who may write advice"))))
    choices.insert(5, (DEPUTY, str(_("Senior leader, deputy: may be the second person"))))
    return choices


class FindForm(forms.Form):
    """Narrow the list."""

    q = forms.CharField(label=_("Name, email or role"), required=False, max_length=80)


class InviteForm(forms.Form):
    """Somebody who is to have a role."""

    name = forms.CharField(label=_("Their name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    title = forms.CharField(label=_("Their title"), help_text=_("As families know them: Mrs, Mr, Dr."), max_length=20, required=False)
    email = forms.EmailField(label=_("Their email address at work"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    role = forms.ChoiceField(label=_("Their role"), choices=role_choices)
    starts = Day(label=_("First day"), missing=_("Add the first day"))
    ends = Day(label=_("Last day"), help_text=_("Leave it empty if you do not know."), required=False)

    def clean(self) -> dict[str, object]:
        values = super().clean() or {}
        if values.get("ends") and values.get("starts") and values["ends"] < values["starts"]:
            raise ValidationError({"ends": _("The last day must not be before the first day.")})
        return values

    def details(self) -> dict[str, Any]:
        """As the action takes them."""
        values = dict(self.cleaned_data)
        role, _sep, more = values.pop("role").partition(":")
        return values | {"role": Role(role), "specialist": more == "specialist", "deputy": more == "deputy"}


class HandOverForm(forms.Form):
    """The next SENCO."""

    name = forms.CharField(label=_("Their name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    title = forms.CharField(label=_("Their title"), help_text=_("As families know them: Mrs, Mr, Dr."), max_length=20, required=False)
    email = forms.EmailField(label=_("Their email address at work"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    on = Day(label=_("Their first day as SENCO"), missing=_("Add their first day"))


class EndForm(forms.Form):
    """When a role ends."""

    last_day = Day(label=_("Last day"), help_text=_("Leave it empty to end it now."), required=False)


class LostForm(forms.Form):
    """How somebody was recognised."""

    how_known = forms.CharField(
        label=_("How do you know that it is they?"),
        help_text=_("You saw them in person. Say how, like “known to me for years, at my desk today”."),
        max_length=200,
    )

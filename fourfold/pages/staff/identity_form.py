"""Names, birthday and number of a child, as a form asks for them."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.code_of_practice.unique_pupil_number import check_upn
from fourfold.pages.fields import Day, OneOf, Seen, Words

SEXES = (("F", gettext_lazy("Female")), ("M", gettext_lazy("Male")))


class Identity(forms.Form):
    """Who a child is."""

    seen = Seen()
    forename = Words(label=gettext_lazy("First name, as the child is called"), max_length=80, missing=gettext_lazy("Write the first name"))
    surname = Words(label=gettext_lazy("Last name, as the child is called"), max_length=80, missing=gettext_lazy("Write the last name"))
    legal_forename = Words(label=gettext_lazy("Legal first name, if it is another"), max_length=80, required=False)
    legal_surname = Words(label=gettext_lazy("Legal last name, if it is another"), max_length=80, required=False)
    born = Day(label=gettext_lazy("Date of birth"), missing=gettext_lazy("Add the date of birth"))
    sex = OneOf(SEXES, label=gettext_lazy("Sex, as on the roll"), required=False, empty=gettext_lazy("Not known"))
    pronouns = Words(label=gettext_lazy("Pronouns"), help_text=gettext_lazy("For instance she, he or they."), max_length=20, required=False)
    upn = Words(label=gettext_lazy("Unique pupil number (UPN)"), max_length=40, required=False)

    def clean_upn(self) -> str:
        """The number without spaces; where its first letter is wrong, the sentence says which letter it should be."""
        given = str(self.cleaned_data["upn"])
        if not given:
            return ""
        checked = check_upn(given)
        if checked.problem:
            raise forms.ValidationError(checked.problem)
        return checked.normalised

    def clean_born(self) -> object:
        born, today = self.cleaned_data["born"], clock.today()
        if born >= today:
            raise forms.ValidationError(_("This day is still to come. Check the date of birth."))
        if today.year - born.year > 26:
            raise forms.ValidationError(_("Nobody of that age is on a school’s roll. Check the year."))
        return born

    def clean(self) -> None:
        for legal, called in (("legal_forename", "forename"), ("legal_surname", "surname")):
            self.cleaned_data[legal] = self.cleaned_data.get(legal) or self.cleaned_data.get(called, "")

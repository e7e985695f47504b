"""What is asked about a parent or carer, and about an adult who works with a child."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.meetings.kinds import HOW_NAMES
from fourfold.pages.fields import Day, OneOf, Seen, Words

LANGUAGES = (
    ("en", gettext_lazy("English")),
    ("pl", gettext_lazy("Polish")),
    ("ur", gettext_lazy("Urdu")),
    ("ar", gettext_lazy("Arabic")),
    ("uk", gettext_lazy("Ukrainian")),
    ("pa", gettext_lazy("Punjabi")),
    ("ro", gettext_lazy("Romanian")),
    ("bn", gettext_lazy("Bengali")),
    ("so", gettext_lazy("Somali")),
    ("prs", gettext_lazy("Dari")),
    ("cy", gettext_lazy("Welsh")),
)
WHOLE_ADDRESS = gettext_lazy("Write the email address in full, like name@example.org")
RESPONSIBILITY = (
    ("yes", gettext_lazy("Yes")),
    ("no", gettext_lazy("No: they care for the child")),
    ("unknown", gettext_lazy("We do not know yet")),
)

BY_LAW = "law"
HEARD = [(name, name) for name in (*HOW_NAMES.values(), "In writing")]
"""How a family's agreement is heard."""


class Parent(forms.Form):
    """An adult of the family and how to reach them."""

    seen = Seen()
    title = Words(label=gettext_lazy("Title"), required=False, max_length=20)
    forename = Words(label=gettext_lazy("First name"), required=False, max_length=80)
    surname = Words(label=gettext_lazy("Last name"), max_length=80, missing=gettext_lazy("Write the last name"))
    relation = Words(
        label=gettext_lazy("Who they are to the child"),
        help_text=gettext_lazy("In the family’s words: mum, dad, grandmother, foster carer."),
        max_length=40,
        missing=gettext_lazy("Write who they are to the child"),
    )
    email = forms.EmailField(
        label=gettext_lazy("Email"),
        required=False,
        max_length=254,
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    phone = Words(label=gettext_lazy("Phone"), required=False, max_length=40)
    address = Words(label=gettext_lazy("Address"), required=False, lines=True, max_length=400)
    address_confidential = forms.BooleanField(label=gettext_lazy("Keep this address from the rest of the family"), required=False)
    language = OneOf(LANGUAGES, label=gettext_lazy("Language they read best"))
    speaks = Words(label=gettext_lazy("Language they speak at home"), required=False, max_length=60)
    interpreter = forms.BooleanField(label=gettext_lazy("They need an interpreter"), required=False)
    access_needs = Words(
        label=gettext_lazy("What helps them to read and take part"),
        help_text=gettext_lazy("For instance large print, or messages read by voice."),
        required=False,
    )
    lives_with = forms.BooleanField(label=gettext_lazy("The child lives with them"), required=False)
    correspondence = forms.BooleanField(label=gettext_lazy("Letters go to them"), required=False)


class Confirmation(forms.Form):
    """How the school made sure."""

    responsibility = OneOf(
        RESPONSIBILITY, label=gettext_lazy("Do they have parental responsibility?"), radios=True, missing=gettext_lazy("Choose an answer")
    )
    how = Words(
        label=gettext_lazy("How do we know?"),
        help_text=gettext_lazy("For instance: birth certificate seen, court order seen, known in person."),
        missing=gettext_lazy("Write how the school made sure"),
    )
    care_basis = Words(
        label=gettext_lazy("If not, why are they a parent in law?"),
        help_text=gettext_lazy("For instance: the child lives with them. Without this they see nothing."),
        required=False,
        max_length=120,
    )
    on = Day(label=gettext_lazy("When was this checked?"))

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("responsibility") in ("no", "unknown") and not said.get("care_basis"):
            self.add_error("care_basis", _("Write why they are a parent in law, for instance that the child lives with them."))


class Ending(forms.Form):
    """A last day."""

    on = Day(label=gettext_lazy("Last day"), missing=gettext_lazy("Add the last day"))


class Address(forms.Form):
    """Where a young person reads their mail."""

    email = forms.EmailField(
        label=gettext_lazy("Their own email"),
        help_text=gettext_lazy("Not a parent’s: whoever reads this mail can open the record."),
        max_length=254,
        error_messages={"required": gettext_lazy("Write their email address"), "invalid": WHOLE_ADDRESS},
    )


class Granting(forms.Form):
    """Somebody from outside, what of the record they may see, why, and until when; and who of the family agreed to it."""

    def __init__(
        self, *args: object, parts: list[tuple[str, str]], agreeing: list[tuple[str, str]], today: date, latest: date, **options: object
    ) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        self.today, self.latest = today, latest
        self.fields["title"] = Words(label=_("Title"), help_text=_("For instance Ms or Dr."), required=False, max_length=20)
        self.fields["name"] = Words(label=_("Name"), max_length=120, missing=_("Write their name"))
        missing: dict[str, Any] = {"required": _("Write their email address"), "invalid": WHOLE_ADDRESS}
        self.fields["email"] = forms.EmailField(label=_("Work email"), max_length=254, error_messages=missing)
        self.fields["purpose"] = Words(
            label=_("What are they asked for?"),
            help_text=_("For instance: speech and language therapy."),
            missing=_("Write what they are asked for"),
        )
        self.fields["things"] = forms.MultipleChoiceField(
            label=_("What may they see?"),
            choices=parts,
            widget=forms.CheckboxSelectMultiple(),
            error_messages={"required": _("Tick what they may see")},
        )
        self.fields["ends"] = Day(label=_("Last day"), help_text=_("90 days from today at most."), missing=_("Add the last day"))
        self.fields["who_agreed"] = OneOf(
            [*agreeing, (BY_LAW, _("Nobody: it rests on a reason in law"))],
            label=_("Whose agreement does this rest on?"),
            help_text=_("Talk with the family first."),
            radios=True,
            missing=_("Talk with the family first, then say who agreed"),
        )
        self.fields["reason"] = Words(
            label=_("If nobody’s: which reason in law?"),
            help_text=_("For instance: a court ordered it, or a duty to keep the child safe."),
            required=False,
        )
        self.fields["agreed_on"] = Day(label=_("On which day was that?"), missing=_("Say on which day that was"))
        self.fields["agreed_how"] = OneOf(HEARD, label=_("How did you hear it?"), radios=True, missing=_("Say how you heard it"))

    def clean(self) -> None:
        if self.cleaned_data.get("who_agreed") == BY_LAW and not self.cleaned_data.get("reason"):
            self.add_error("reason", _("Write which reason in law it rests on."))
        agreed_on = self.cleaned_data.get("agreed_on")
        if agreed_on is not None and agreed_on > self.today:
            self.add_error("agreed_on", _("That day is still to come. Share the record after you have talked."))
        ends = self.cleaned_data.get("ends")
        if ends is not None and not self.today <= ends <= self.latest:
            self.add_error("ends", _("Choose a day from today on, 90 days ahead at most."))


class Involving(forms.Form):
    """An adult of the school and their part."""

    PARTS = (
        ("responsible", gettext_lazy("Responsible teacher")),
        ("key worker", gettext_lazy("Key worker")),
        ("delivers", gettext_lazy("Gives some of the help")),
        ("cover", gettext_lazy("Cover for a time")),
    )

    def __init__(self, *args: object, colleagues: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        self.fields["who"] = OneOf(colleagues, label=_("Who?"), missing=_("Choose an adult"), empty=_("Choose"))
        self.fields["works_as"] = OneOf(self.PARTS, label=_("As what?"), radios=True, missing=_("Choose their part"))
        self.fields["starts"] = Day(label=_("From"), missing=_("Add the first day"))
        self.fields["ends"] = Day(label=_("Until"), required=False)

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("starts") and said.get("ends") and said["ends"] < said["starts"]:
            self.add_error("ends", _("The last day is before the first. Check the dates."))

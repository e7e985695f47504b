"""What staff write down before a specialist is asked, and of the advice that comes."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from fourfold.code_of_practice.consulting import PROPOSED, Item, Profession, Said
from fourfold.code_of_practice.needs import need_choices
from fourfold.meetings.kinds import HOW_NAMES, How
from fourfold.pages.fields import Day, OneOf, Words, choose
from fourfold.pages.files import Report
from fourfold.specialists.actions import AdviceGiven, Suggestion
from fourfold.specialists.kinds import LineKind, item_choices, profession_choices
from fourfold.ui.once import OnceField

LONGEST = 4000
LONGEST_GRANT = timedelta(days=90)
SUGGESTIONS = 3
"""How many suggestions of each kind have a box."""
HOWS = [(name, name) for name in HOW_NAMES.values()]
AT_THE_TALK = [
    ("", _("Has not said yet")),
    (Said.YES.value, _("Yes, to all of it")),
    (Said.TALK_FIRST.value, _("Wants to talk more")),
    (Said.NO.value, _("No")),
]


class ReferralForm(forms.Form):
    """Whom we ask, what, and what we would share."""

    profession = OneOf(profession_choices(), label=_("Whom do you want to ask?"), radios=True, missing=_("Choose whom you want to ask"))
    asked_name = Words(label=_("Their name, or the service’s"), required=False, max_length=120)
    asked_email = forms.EmailField(
        label=_("Their work email address"),
        required=False,
        help_text=_("They sign in with a second step. Leave it empty to send it on paper."),
        error_messages={"invalid": _("Write an email address, like name@example.org")},
    )
    question = Words(
        lines=True,
        max_length=LONGEST,
        label=_("What do you want to ask?"),
        help_text=_("The family reads these words too"),
        missing=_("Write what you want to ask"),
    )
    wanted = forms.MultipleChoiceField(
        label=_("What would you share?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=item_choices,
        initial=[item.value for item in PROPOSED],
        help_text=_("No more than the question needs. The family can refuse each of these."),
    )
    key = OnceField()

    @property
    def details(self) -> dict[str, Any]:
        """What was written, as the action takes it."""
        said = dict(self.cleaned_data)
        wanted = tuple(Item(one) for one in said["wanted"])
        return said | {"profession": Profession(said["profession"]), "wanted": wanted, "asked_email": said["asked_email"] or ""}


class ChangeForm(ReferralForm):
    """The same again: it remembers which edition was read."""

    edition = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class TalkForm(forms.Form):
    """The talk with the family, and what each of them said at it."""

    on = Day(label=_("When did you talk?"), missing=_("Say when you talked"))
    how = OneOf(HOWS, label=_("How did you talk?"), radios=True, initial=HOW_NAMES[How.IN_PERSON], missing=_("Say how you talked"))
    language = Words(label=_("In which language?"), max_length=60, missing=_("Say in which language you talked"))
    words = Words(lines=True, label=_("What did they say, in their own words?"), required=False, max_length=LONGEST)
    key = OnceField()

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = people
        for code, name in people:
            label = _now("What does %(name)s say?") % {"name": name}
            self.fields[f"said_{code}"] = forms.ChoiceField(choices=AT_THE_TALK, label=label, required=False, widget=forms.RadioSelect)

    @property
    def voices(self) -> list[Any]:
        """The boxes for what each said."""
        return [self[f"said_{code}"] for code, _name in self.people]

    @property
    def said(self) -> list[tuple[str, Said]]:
        """Who said what, of those who said something."""
        return [(code, Said(said)) for code, _name in self.people if (said := self.cleaned_data.get(f"said_{code}"))]


class WordForm(forms.Form):
    """What somebody of the family said later, item by item."""

    who = OneOf([], label=_("Who said it?"), radios=True, missing=_("Say who said it"))
    said = OneOf([], label=_("What did they say?"), radios=True, missing=_("Say what they said"))
    shares = forms.MultipleChoiceField(label=_("If yes: what may be shared?"), widget=forms.CheckboxSelectMultiple, required=False)
    how = OneOf([*HOWS, ("On paper", _("On paper"))], label=_("How did you hear it?"), missing=_("Say how you heard it"))
    words = Words(lines=True, label=_("In their own words"), required=False, max_length=LONGEST)
    key = OnceField()

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], items: Sequence[tuple[str, str]], sent: bool, **options: Any) -> None:
        options.setdefault("initial", {"shares": [value for value, _name in items]})
        super().__init__(*args, **options)
        choose(self, "who", list(people))
        stops = [(Said.STOP.value, _("Stop sharing: nothing more from now on"))]
        before = [(Said.YES.value, _("Yes")), (Said.TALK_FIRST.value, _("Wants to talk first")), (Said.NO.value, _("No"))]
        choose(self, "said", stops if sent else before)
        choose(self, "shares", list(items))


class SendForm(forms.Form):
    """Until when the specialist may read it."""

    until = Day(label=_("Until when can they read it?"), help_text=_("90 days at most"), missing=_("Add the last day"))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        options.setdefault("initial", {"until": today + LONGEST_GRANT})
        super().__init__(*args, **options)
        self.today = today

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        if not self.today <= until <= self.today + LONGEST_GRANT:
            raise forms.ValidationError(_now("Choose a day from today on, 90 days from now at most."))
        return until


class SeenForm(forms.Form):
    """When the specialist saw the child."""

    on = Day(label=_("When did they see the child?"), missing=_("Add the day"))


class StopForm(forms.Form):
    """Why it stops."""

    because = Words(label=_("Why does it stop?"), max_length=200, missing=_("Say why it stops"))


class AdviceForm(forms.Form):
    """Advice as it came: who, when, what was found, what is suggested, and the report."""

    profession = OneOf(profession_choices(), label=_("Who gives it?"), missing=_("Choose who gives it"))
    by = Words(label=_("Their name"), max_length=120, missing=_("Write who gives this advice"))
    written_on = Day(label=_("The day on it"), missing=_("Add the day on it"))
    found = Words(
        lines=True,
        max_length=LONGEST,
        label=_("What was found?"),
        help_text=_("A few plain sentences: the family reads them"),
        missing=_("Write what was found"),
    )
    need = OneOf([], label=_("Which need is it about?"), required=False, empty=_("Not one in particular"))
    report = Report(label=_("The report"), required=False)
    key = OnceField()

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        choose(self, "need", [("", _("Not one in particular")), *need_choices(today)])
        for kind, label in SUGGESTED.items():
            for number in range(1, SUGGESTIONS + 1):
                words = Words(label=f"{label} ({number})" if number > 1 else label, required=False, max_length=600)
                self.fields[f"{kind}_{number}"] = words

    @property
    def suggested(self) -> list[Any]:
        """The boxes for suggestions: for each kind the first, and the others."""
        boxes = [[self[f"{kind}_{number}"] for number in range(1, SUGGESTIONS + 1)] for kind in SUGGESTED]
        return [(first, others) for first, *others in boxes]

    @property
    def given(self) -> AdviceGiven:
        """What was written, as the action takes it."""
        said = self.cleaned_data
        need = said["need"]
        lines = [
            Suggestion(kind, words, need)
            for kind in SUGGESTED
            for number in range(1, SUGGESTIONS + 1)
            if (words := said[f"{kind}_{number}"])
        ]
        return AdviceGiven(
            profession=Profession(said["profession"]),
            by=said["by"],
            written_on=said["written_on"],
            found=said["found"],
            suggestions=lines,
            needs=[need] if need else [],
            report=said["report"],
        )


SUGGESTED = {
    LineKind.OUTCOME: _("Something to hope for"),
    LineKind.PROVISION: _("Help to give"),
    LineKind.STRATEGY: _("For every lesson"),
}

"""One question, one form: something to choose, own words, or both. Nothing is chosen at first."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold.profiles.hearing import Answer
from fourfold.profiles.questions import Ask, Question
from fourfold.ui.once import OnceField

LONGEST = 2000
SCHOOL, PARENTS_TOO = "school", "parents"


class QuestionForm(forms.Form):
    """The question as a form; `answer` is what was said before."""

    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=LONGEST,
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("Any language is fine. You can say it with the microphone on the keyboard."),
    )
    drew = forms.BooleanField(required=False, label=gettext_lazy("I drew it on paper"))

    def __init__(self, *args: Any, question: Question, answer: Answer, **options: Any) -> None:
        chosen: Any = list(answer.chosen)
        if question.ask is Ask.FACES:
            chosen = chosen[0] if chosen else None
        options["initial"] = {"chosen": chosen, "words": answer.words, "drew": answer.drew}
        super().__init__(*args, **options)
        self.question = question
        choices = [(choice.key, choice.words) for choice in question.choices]
        if question.ask is Ask.FACES:
            self.fields["chosen"] = forms.ChoiceField(choices=choices, required=False, widget=forms.RadioSelect, label=question.asks)
        elif question.ask is Ask.PICTURES:
            self.fields["chosen"] = forms.MultipleChoiceField(
                choices=choices, required=False, widget=forms.CheckboxSelectMultiple, label=question.asks
            )

    def clean(self) -> dict[str, Any]:
        if not self.errors and self.answer.is_empty:
            where = "words" if self.question.ask is Ask.WORDS else "chosen"
            self.add_error(
                where, _("Choose one, or write something. Or press Skip.") if where == "chosen" else _("Write a few words. Or press Skip.")
            )
        return self.cleaned_data

    @property
    def answer(self) -> Answer:
        """What was said."""
        said = self.cleaned_data
        chosen = said.get("chosen") or []
        return Answer(
            self.question.key, tuple([chosen] if isinstance(chosen, str) else chosen), said.get("words", ""), bool(said.get("drew"))
        )


class RightForm(forms.Form):
    """Is this right? And, from 16, who may see it."""

    who = forms.ChoiceField(
        widget=forms.RadioSelect,
        label=gettext_lazy("Who may see this?"),
        choices=[(SCHOOL, gettext_lazy("Only the people who help me at school")), (PARENTS_TOO, gettext_lazy("My parents as well"))],
        error_messages={"required": gettext_lazy("Choose who may see this")},
    )

    def __init__(self, *args: Any, asks_who: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not asks_who:
            del self.fields["who"]


class WorryForm(forms.Form):
    """Something worries me."""

    words = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        label=gettext_lazy("What worries you?"),
        help_text=gettext_lazy("A few words is enough."),
        error_messages={"required": gettext_lazy("Write a few words. You can also tell a grown-up.")},
    )
    once = OnceField()

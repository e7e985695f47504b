"""What a parent or a young person thinks of the plan that they were given (6.48)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.support import actions
from fourfold.support.keys import new_key
from fourfold.support.kinds import Answer, family_answer_choices
from fourfold.support.refusals import Incomplete, Refused


class AnswerForm(forms.Form):
    """Agree, agree with a comment, or do not agree."""

    key = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32, initial=new_key)
    answer = forms.ChoiceField(
        choices=family_answer_choices(),
        widget=forms.RadioSelect,
        label=_("What do you think of this plan?"),
        error_messages=dict.fromkeys(("required", "invalid_choice"), _("Choose what you think")),
    )
    words = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=4000, label=_("What do you want to say?"))


def answered(form: AnswerForm, actor: Actor, plan: Any) -> bool:
    """Whether the answer is kept. Where it is not, the form says why."""
    if not form.is_valid():
        return False
    said = form.cleaned_data
    how = {"answer": Answer(said["answer"]), "words": said["words"], "today": clock.today()}
    try:
        actions.record_agreement(actor, plan, key=said["key"] or new_key(), **how)
    except Incomplete as reason:
        form.add_error("words", str(reason))
    except Refused as reason:
        form.add_error(None, str(reason))
    else:
        return True
    return False

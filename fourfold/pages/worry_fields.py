"""What every family is asked about a worry, with an account or without one: the same questions in the same words (6.45)."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.concerns.kinds import AnswerWish

LONGEST = 4000


def what_worries(hint: Any) -> forms.CharField:
    """The worry itself."""
    return forms.CharField(
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=LONGEST,
        label=_("What worries you?"),
        help_text=hint,
        error_messages={"required": _("Write a few words. You can also call the school.")},
    )


def what_helps() -> forms.CharField:
    """What they have tried."""
    return forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
        label=_("What helps?"),
        help_text=_("At home or at school. What have you tried?"),
    )


def how_to_answer() -> forms.ChoiceField:
    """In writing, by phone first, or by meeting."""
    return forms.ChoiceField(
        widget=forms.RadioSelect,
        label=_("How shall we answer?"),
        help_text=_("You get an answer in writing as well."),
        choices=[
            (AnswerWish.LETTER, _("Write to me")),
            (AnswerWish.CALL, _("Call me first")),
            (AnswerWish.MEET, _("I would like to meet")),
        ],
        initial=AnswerWish.LETTER,
    )

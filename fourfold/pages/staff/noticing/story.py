"""What became of each prompt, as entries of the pupil's story: asked, answered, looked at again."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from fourfold.code_of_practice.prompting import Stands
from fourfold.noticing.queries import PromptRead
from fourfold.pages.staff.noticing.words import ANSWERS, why_in_words
from fourfold.support.queries import StoryEntry
from fourfold.ui.words import day_in_words


def asked_and_answered(prompts: list[PromptRead]) -> list[StoryEntry]:
    """Everything of these prompts that belongs in the story; the caller has asked for those that the reader may see."""
    return [entry for prompt in prompts for entry in _of(prompt)]


def _of(prompt: PromptRead) -> Iterator[StoryEntry]:
    yield StoryEntry(prompt.made_on, _("Results asked somebody to look closer"), why_in_words(prompt), icon="eye", step="assess")
    put_off: date | None = None
    for answer in prompt.answers:
        title = (_("Looked again: %(answer)s") if put_off else _("Looked closer: %(answer)s")) % {"answer": ANSWERS[answer.answer]}
        put_off = answer.look_again_on
        until = _("Look again on %(day)s.") % {"day": day_in_words(put_off, year=True)} if put_off else ""
        yield StoryEntry(answer.on, title, until, answer.words, "school", answer.by, "assess", "assess")
    if prompt.stands is Stands.BACK and put_off is not None:
        yield StoryEntry(put_off, _("The day to look again came"), _("It waits for an answer."), icon="clock", step="assess")
    if prompt.withdrawn_on is not None:
        says = _("The results were corrected, and the signs are gone.")
        yield StoryEntry(prompt.withdrawn_on, _("Results no longer ask for it"), says, icon="tick", step="assess")

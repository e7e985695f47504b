"""Answering a prompt."""

from collections.abc import Mapping
from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.prompting import Answer, Circumstance, Considered, Stands, check_answer
from fourfold.concerns.actions import raise_concern
from fourfold.concerns.models import Concern
from fourfold.noticing.circumstances import circumstances_of
from fourfold.noticing.models import Prompt, PromptAnswer


class Answered(Exception):
    """Somebody answered meanwhile, or the results were corrected: a sentence that says so."""


@action("prompt.answered", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def answer_prompt(
    actor: Actor,
    prompt: Prompt,
    *,
    key: str,
    after: int,
    answer: Answer,
    considered: Mapping[Circumstance, Considered],
    words: str,
    look_again_on: date | None = None,
    today: date,
) -> PromptAnswer:
    """Say what comes of a prompt, having considered what else may explain it (6.19-6.24). It changes no SEN status (6.23).

    To talk and look closer goes on in a concern. `after` is how many answers the person has read; the same `key` again is the same
    answer. Raises NotConsidered, Unfinished and Answered.
    """
    prompt.refresh_from_db()
    already: PromptAnswer | None = PromptAnswer.objects.filter(key=key, prompt=prompt).first()
    if already is not None:
        return already
    given = prompt.answers.count()
    if prompt.stands_on(today) is Stands.WITHDRAWN:
        raise Answered("The results were corrected, and the signs are gone. Nothing needs an answer.")
    if given != after:
        raise Answered("Somebody answered while you were writing. Read their answer first.")
    check_answer(answer, considered, words=words, look_again_on=look_again_on, today=today)
    known = circumstances_of(prompt.pupil, today=today)
    made = PromptAnswer(
        pupil=prompt.pupil,
        prompt=prompt,
        answer=answer,
        considered={one.value: {"known": known[one].says, "thought": considered[one].value} for one in Circumstance},
        words=words.strip(),
        look_again_on=look_again_on if answer is Answer.TEACH else None,
        concern=_concern(actor, prompt, words) if answer is Answer.TALK else None,
        by_id=actor.account,
        on=today,
        at=clock.now(),
        key=key,
    )
    made.save()
    return made


def _concern(actor: Actor, prompt: Prompt, words: str) -> Concern:
    """The concern in which it goes on: one of the staff's that waits already, or a new one."""
    waiting = Concern.objects.filter(pupil=prompt.pupil, school=prompt.school, raised_as="staff", answers__isnull=True)
    already: Concern | None = waiting.order_by("raised_at", "pk").first()
    return already or raise_concern(actor, prompt.pupil, words=words)

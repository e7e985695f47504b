"""Prompts whose day to look again has come: whoever put them off, and the SENCO, are written to once. Mail names no child."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.clock import LONDON
from fourfold.code_of_practice.prompting import Answer, Stands
from fourfold.noticing.models import Prompt, PromptAnswer
from fourfold.notifications.school_people import people_of
from fourfold.outbox.models import Mail
from fourfold.outbox.post import post
from fourfold.pupils.standing import within_reach

RECHECK = "noticing.answerer"


def tell_of_returns(now: datetime) -> int:
    """Write to those who look again today, or should have. How many letters there are; each is posted once, however often this runs."""
    today, letters = now.astimezone(LONDON).date(), 0
    due = PromptAnswer._base_manager.filter(answer=Answer.TEACH, look_again_on__lte=today).select_related("prompt__school", "by", "pupil")
    for answer in due.order_by("pk"):
        if answer.prompt.stands_on(today) is not Stands.BACK:
            continue
        for account in {one.pk: one for one in (answer.by, people_of(answer.pupil, today=today).senco) if one is not None}.values():
            _write(answer, account, now)
            letters += 1
    return letters


def _write(answer: PromptAnswer, account: Account, now: datetime) -> None:
    with transaction.atomic():
        post(
            to=account.email,
            subject="The day to look again has come",
            body=(
                f"At {answer.prompt.school.name} you meant to look again at how a pupil is getting on.\n\n"
                f"Sign in to see who:\n{settings.ORIGIN}/may-need-support\n"
            ),
            purpose="prompt-back",
            key=f"prompt-back/{answer.pk}/{account.pk}",
            about=f"pupil:{answer.pupil_id}",
            recheck=RECHECK,
            now=now,
        )


def may_still_look_again(mail: Mail) -> bool:
    """Whether the person this mail goes to may see the prompt now, and still has this address."""
    _, answer, account = mail.key.split("/")
    who = Account.objects.filter(pk=account, email__iexact=mail.to, is_active=True).first()
    if who is None:
        return False
    actor = actor_of(who, today=clock.today(), second_factor=True)
    return Prompt.objects.filter(within_reach(actor, Permission.PROGRESS_VIEW, to="pupil"), answers=int(answer)).exists()

"""Saying that there is a concern, to those who must read it and to the one who raised it. Mail names the school and no child."""

from datetime import date

from django.conf import settings

from fourfold.accounts.models import Account
from fourfold.audit.action import consequence
from fourfold.concerns.models import Concern
from fourfold.notifications.school_people import people_of
from fourfold.outbox.post import post
from fourfold.ui.words import day_in_words

RECHECK = "concerns.reader"
"""The right that a mail about a concern depends on until it leaves."""


@consequence
def announce(concern: Concern, *, today: date) -> None:
    """Tell the SENCO and the teacher that somebody waits for an answer, and a family that we have their message."""
    people = people_of(concern.pupil, today=today)
    for account in dict.fromkeys(one for one in (people.senco, people.teacher) if one is not None):
        if account.pk != concern.raised_by_id:
            _mail(concern, account, f"Somebody waits for an answer at {concern.school.name}", "/concerns", "Sign in to read it:")
    family = concern.on_behalf_of.parent.account if concern.on_behalf_of is not None else None
    if concern.raised_as in FAMILY_PARTS:
        family = concern.raised_by
    if family is not None:
        due = day_in_words(concern.answer_due)
        says = f"Your number for this is {concern.spoken_reference}.\nWe will write back by {due}.\n\nSign in to see it:"
        _mail(concern, family, f"{concern.school.name} has your message", "/worried", says)


FAMILY_PARTS = frozenset({"parent", "carer", "young_person", "pupil"})


def _mail(concern: Concern, to: Account, subject: str, path: str, says: str) -> None:
    post(
        to=to.email,
        subject=subject[:200],
        body=f"{says}\n{settings.ORIGIN}{path}\n",
        purpose="concern",
        key=f"concern/{concern.pk}/{to.pk}",
        about=f"pupil:{concern.pupil_id}",
        recheck=RECHECK,
    )

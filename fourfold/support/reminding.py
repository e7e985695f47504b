"""Reminding those who have not read a plan: one mail a day at most to each adult, which names the school and no child."""

from collections.abc import Collection
from datetime import date

from django.conf import settings

from fourfold.accounts.models import Account
from fourfold.audit.action import consequence
from fourfold.outbox.models import Mail
from fourfold.outbox.post import post
from fourfold.schools.models import School

RECHECK = "support.reader"
"""The right that a reminder depends on until it leaves: that something still waits to be read."""


def reminder_key(school: int, account: int, today: date) -> str:
    """What the one reminder of a day is called in the outbox."""
    return f"reading/{school}/{account}/{today.isoformat()}"


@consequence
def post_reminders(school: School, accounts: Collection[int], *, today: date) -> int:
    """Remind each of these adults, those who were reminded today left out. How many mails that makes."""
    keys = {reminder_key(school.pk, account, today): account for account in accounts}
    already = set(Mail.objects.filter(key__in=list(keys)).values_list("key", flat=True))
    for_whom = {account: key for key, account in keys.items() if key not in already}
    for account in Account.objects.filter(pk__in=list(for_whom)).order_by("pk"):
        post(
            to=account.email,
            subject=f"There is something for you to read at {school.name}"[:200],
            body=(
                f"A plan of a pupil you work with has not been read by you yet.\n\n"
                f"It takes about a minute. Sign in to read it:\n{settings.ORIGIN}/today\n\n{school.name}\n"
            ),
            purpose="reading",
            key=for_whom[account.pk],
            about=f"account:{account.code}",
            recheck=RECHECK,
        )
    return len(for_whom)

"""Whoever from outside may answer the two questions of a review is asked for them: one mail, which names no child (6.54, 6.58-6.62)."""

from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef

from fourfold import clock
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.clock import LONDON
from fourfold.outbox.models import Mail
from fourfold.outbox.post import post
from fourfold.pupils.models import Grant
from fourfold.pupils.standing import open_on
from fourfold.support.models import Contribution, Review
from fourfold.support.queries.from_outside import review_from_outside

PURPOSE, RECHECK = "review-asks", "support.asked_outside"


def ask_from_outside(now: datetime) -> int:
    """Ask everyone who may answer a review under way and has not: those asked already, by the name of their mail, have none again."""
    today = now.astimezone(LONDON).date()
    with transaction.atomic():
        return sum(ask_about(review, today=today) for review in Review._base_manager.filter(finished_at__isnull=True).order_by("pk"))


def ask_about(review: Review, *, today: date) -> int:
    """Ask for one review, in the transaction that opens it; a grant that is given later is found the next morning. How many are asked."""
    accounts = {grant.account_id: grant.account for grant in _grants(review, today)}
    asked = [account for account in accounts.values() if may_answer(account, review, today=today)]
    school = review.pupil.last_school().name if asked else ""
    for account in asked:
        _write(review, account, school)
    return len(asked)


def may_answer(account: Account, review: Review, *, today: date) -> bool:
    """Whether this person may answer it now; who has already is left in peace."""
    actor = actor_of(account, today=today, second_factor=True)
    is_theirs = review_from_outside(actor, review.pupil) == review
    return is_theirs and not Contribution._base_manager.filter(review=review, author=account).exists()


def may_still_answer(mail: Mail) -> bool:
    """The same, asked again at the moment the mail leaves, of whoever still has that address."""
    _purpose, review, account = mail.key.split("/")
    who = Account.objects.filter(pk=account, email__iexact=mail.to, is_active=True).first()
    found = Review._base_manager.filter(pk=review, finished_at__isnull=True).select_related("pupil").first()
    return who is not None and found is not None and may_answer(who, found, today=clock.today())


def _grants(review: Review, today: date) -> Iterable[Grant]:
    said = Exists(Contribution._base_manager.filter(review=review, author=OuterRef("account")))
    rows = Grant._base_manager.filter(open_on(today), ~said, pupil=review.pupil_id, account__is_active=True).select_related("account")
    return [grant for grant in rows.order_by("pk") if "meeting" in grant.things]


def _write(review: Review, account: Account, school: str) -> None:
    post(
        to=account.email,
        subject=f"{school} asks you two questions"[:200],
        body=(
            f"{school} is preparing a review of a plan that it has shared with you.\n\n"
            f"Before it, everyone is asked the same two things: what has changed, and what you would do next. A few words are enough.\n\n"
            f"Sign in to answer:\n{settings.ORIGIN}/visits\n\n{school}\n"
        ),
        purpose=PURPOSE,
        key=f"{PURPOSE}/{review.pk}/{account.pk}",
        about=f"pupil:{review.pupil_id}",
        recheck=RECHECK,
    )

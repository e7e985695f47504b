"""After a review was finished: a new version beside it, never another text in its place (veto 9)."""

from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.telling import tell
from fourfold.support import letters
from fourfold.support.models import Review, ReviewVersion
from fourfold.support.refusals import ChangedMeanwhile, Incomplete, Refused
from fourfold.support.versions import as_it_stands

MAY_BE_PUT_RIGHT = ("reason", "quality", "what_is_different")


@action("review.put_right", needs=Permission.PLAN_APPROVE, by=Side.SCHOOL)
def put_review_right(actor: Actor, review: Review, *, version: int, because: str, today: date, **words: str) -> ReviewVersion | None:
    """Write a new version of a finished review, with the reason; the words of before stay with their author, and the family is told again.

    `version` is the one that was read: raises ChangedMeanwhile where there is a newer. None where nothing changes.
    """
    if review.finished_at is None:
        raise Refused("This review is not finished: change it as it is.")
    if not because.strip():
        raise Incomplete(["Say why the review changes."])
    now = as_it_stands(review)
    if unknown := {name for name in words if name not in MAY_BE_PUT_RIGHT and name not in now.seen}:
        raise TypeError(f"{', '.join(sorted(unknown))} is no part of a finished review")
    changed = {name: value.strip() for name, value in words.items() if now.words[name] != value.strip()}
    if not changed:
        return None
    if version != now.version:
        raise ChangedMeanwhile(now.written_by, now.written_at, {name: now.words[name] for name in changed}, changed)
    row = ReviewVersion(
        pupil=review.pupil,
        review=review,
        version=now.version + 1,
        because=because.strip(),
        words=changed,
        written_by_id=actor.account,
        written_at=clock.now(),
    )
    row.save()
    about = f"{review.ledger_name}/{row.version}"
    tell(review.pupil, kind=NoticeKind.REVIEW_SHARED, about=about, letter_for=letters.of_review(review, today=today), today=today)
    return row

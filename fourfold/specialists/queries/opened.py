"""To whom outside school a child's record is open, as the family reads it: who, what exactly, until when, and on whose word."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.code_of_practice.opening import RestsOn
from fourfold.pupils.agreement import whose_word_counts
from fourfold.pupils.edited import ALWAYS, NEVER
from fourfold.pupils.models import Grant, Pupil
from fourfold.pupils.standing import open_on, within_reach
from fourfold.specialists.kinds import OPENED_NAMES, PROFESSION_NAMES

MOST_READ = 60


@dataclass(frozen=True)
class Opened:
    """One person from outside who may read the record, or could. `number` counts from the oldest; `referral` is the code of the question
    with which it was opened, where there was one; `profession` is the purpose where we have a name for it. Of a reason in law the family
    reads that there is one: the words are staff's."""

    number: int
    who: str
    purpose: str
    profession: str
    things: tuple[str, ...]
    starts: date
    ends: date
    is_open: bool
    agreed_by: str
    i_agreed: bool
    by_law: bool
    agreed_on: date | None
    taken_back_on: date | None
    taken_back_by: str
    i_took_back: bool
    referral: str
    may_stop: bool


def opened_to(actor: Actor, pupil: Pupil, *, today: date) -> list[Opened]:
    """Everybody from outside to whom this child's record is open, or was; those who can read it now first, then the newest. A reader's
    own access is no news to them."""
    rows = list(_known(actor, pupil).prefetch_related("referrals")[:MOST_READ])
    counts = rows != [] and is_their_word(actor, pupil, today=today)
    found = [
        _read(actor, row, number, counts=counts, today=today) for number, row in enumerate(rows, start=1) if row.account_id != actor.account
    ]
    return sorted(found, key=lambda one: (not one.is_open, -one.number))


def open_to(actor: Actor, pupil_code: str, *, today: date) -> list[tuple[str, date]]:
    """Who from outside can read a child's record today, and until when. Nobody, to a reader who is not to know."""
    rows = Grant.objects.filter(known_to_family(actor), open_on(today), pupil__code=pupil_code).exclude(account=actor.account)
    longest = {row.known_as: row.ends for row in rows.select_related("account").order_by("ends", "pk")[:MOST_READ]}
    return list(longest.items())


def grant_to_stop(actor: Actor, pupil: Pupil, number: int) -> Grant | None:
    """The one with this number."""
    rows = list(_known(actor, pupil)[:MOST_READ])
    return rows[number - 1] if 1 <= number <= len(rows) else None


def is_their_word(actor: Actor, pupil: Pupil, *, today: date) -> bool:
    """Whether this reader's word counts on whom the record is open to."""
    accounts = {parent.account_id if parent is not None else pupil.account_id for parent, _name in whose_word_counts(pupil, today=today)}
    return actor.account is not None and actor.account in accounts


def known_to_family(actor: Actor) -> Q:
    """The grants of which this reader knows: as with referrals, whoever may read advice or is asked for a word."""
    own = {Condition.PUBLISHED_TO_FAMILY: ALWAYS, Condition.OWN: NEVER}
    view, answer = (
        within_reach(actor, right, to="pupil", own=own, side=Side.FAMILY) for right in (Permission.ADVICE_VIEW, Permission.ADVICE_CREATE)
    )
    return view | answer


def _known(actor: Actor, pupil: Pupil) -> "QuerySet[Grant]":
    return (
        Grant.objects.filter(known_to_family(actor), pupil=pupil).select_related("account", "agreed_parent", "taken_back_by").order_by("pk")
    )


def _read(actor: Actor, row: Grant, number: int, *, counts: bool, today: date) -> Opened:
    by_law = row.rests_on == RestsOn.LAW
    young = row.rests_on == RestsOn.YOUNG_PERSON
    agreed = row.agreed_parent
    is_open = row.ends >= today
    purpose = "" if by_law else row.purpose
    referral = next((one.code for one in row.referrals.all()), "")
    is_me = (agreed is not None and agreed.account_id == actor.account) or (young and row.pupil.account_id == actor.account)
    return Opened(
        number=number,
        who=row.known_as,
        purpose=purpose,
        profession=purpose if purpose in PROFESSION_NAMES.values() else "",
        things=tuple(name for thing, name in OPENED_NAMES.items() if thing == "identity" or thing in row.things),
        starts=row.starts,
        ends=row.ends,
        is_open=is_open,
        agreed_by=agreed.name if agreed is not None else row.pupil.forename if young else "",
        i_agreed=is_me,
        by_law=by_law,
        agreed_on=None if by_law else row.agreed_on,
        taken_back_on=row.taken_back_on,
        taken_back_by=row.taken_back_by.name if row.taken_back_by else "",
        i_took_back=row.taken_back_by_id is not None and row.taken_back_by_id == actor.account,
        referral=referral,
        may_stop=is_open and counts and not by_law,
    )

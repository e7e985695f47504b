"""Who must be told that provision is made, and what counts as told (Children and Families Act 2014 s.68; Code 6.43, 6.48).

A child's parents are told: everyone the Education Act 1996 s.576 calls a parent, alike, unless a court order says otherwise. From
the young-person date the young person is told, and parents have a copy only where the young person wishes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fourfold.code_of_practice.families import LegalRecipient, legal_recipient

# Section 68 gives no number of days. This is our default, which a school may shorten or lengthen.
NOTICE_WITHIN_SCHOOL_DAYS = 5


def who_is_alerted(due: date, still_due: date, *, today: date) -> tuple[str, ...]:
    """Who hears that a family has not been told (s.68, a MUST): the SENCO once `due` has passed, and the head as well once as many school
    days have passed again, on `still_due`."""
    return ("senco", "head") if today > still_due else ("senco",) if today > due else ()


@dataclass(frozen=True)
class Recipient:
    """One person who might be told, with the facts that decide it. `key` is the caller's own name for the person.

    `is_restricted` is None when it is not known: that shuts the person out until someone finds out. `link_holds` is False for a
    link that is unverified or ended. `copy_wished` is the young person's recorded wish that this parent has a copy.
    """

    key: str
    is_pupil: bool = False
    link_holds: bool = True
    is_restricted: bool | None = False
    copy_wished: bool = False
    is_representative: bool = False


@dataclass(frozen=True)
class NotTold:
    """A person who is not told, and why: for the school's log, never for a page that another family member reads."""

    recipient: Recipient
    why: str


@dataclass(frozen=True)
class Telling:
    """Whom the law addresses (`tell`), who has a copy, who is left out and why, and what is missing, if nobody can be told."""

    addressed_to: LegalRecipient
    tell: tuple[Recipient, ...]
    copy: tuple[Recipient, ...]
    not_told: tuple[NotTold, ...]
    missing: str


NOBODY = {
    LegalRecipient.PARENT: "No parent can be told. Add a parent the school may write to: the law says a parent must be told.",
    LegalRecipient.YOUNG_PERSON: "The young person must be told, and the school holds no way to reach them. Add one.",
    LegalRecipient.REPRESENTATIVE: "Someone acts for the young person in this decision, and is not named here. Add who it is.",
}


def who_must_be_told(recipients: Iterable[Recipient], *, born: date, today: date, representative_acts: bool = False) -> Telling:
    """Sort people into told, copied and left out (s.68). A restriction comes before everything else, and so does a doubt about one."""
    addressed = legal_recipient(born, today, representative_acts=representative_acts)
    tell: list[Recipient] = []
    copy: list[Recipient] = []
    left_out: list[NotTold] = []
    for one in recipients:
        if why := _why_not(one, addressed):
            left_out.append(NotTold(one, why))
        elif _is_addressed(one, addressed):
            tell.append(one)
        else:
            copy.append(one)
    return Telling(addressed, tuple(tell), tuple(copy), tuple(left_out), missing="" if tell else NOBODY[addressed])


def _is_addressed(one: Recipient, addressed: LegalRecipient) -> bool:
    return {
        LegalRecipient.PARENT: not one.is_pupil,
        LegalRecipient.YOUNG_PERSON: one.is_pupil,
        LegalRecipient.REPRESENTATIVE: one.is_representative,
    }[addressed]


def _why_not(one: Recipient, addressed: LegalRecipient) -> str:
    if one.is_restricted is None:
        return "It is not known whether a restriction holds, so nothing is sent until that is settled."
    if one.is_restricted:
        return "A restriction holds."
    if not one.link_holds:
        return "The link to the pupil is not verified, or has ended."
    if _is_addressed(one, addressed):
        return ""
    if one.is_pupil:
        return "" if addressed is LegalRecipient.REPRESENTATIVE else "The notice goes to the parents until the young-person date."
    return "" if one.copy_wished else "The young person has not asked for a copy to go to this parent."


class DeliveryState(StrEnum):
    """What happened to one attempt to tell one person."""

    WAITING = "waiting"
    SENT = "sent"
    POSTED = "posted"
    HANDED_OVER = "handed_over"
    READ = "read"
    BOUNCED = "bounced"
    RETURNED = "returned"
    FAILED = "failed"


COUNTS_AS_TOLD = frozenset({DeliveryState.SENT, DeliveryState.POSTED, DeliveryState.HANDED_OVER, DeliveryState.READ})
COMES_BACK = frozenset({DeliveryState.BOUNCED, DeliveryState.RETURNED, DeliveryState.FAILED})


@dataclass(frozen=True)
class DeliveryFact:
    """One thing that happened, on a day, to one attempt to tell one person. `attempt` joins the facts of one e-mail or letter."""

    attempt: str
    state: DeliveryState
    on: date


def told_on(facts: Iterable[DeliveryFact]) -> date | None:
    """The day this person was told: the first delivery that says so and did not come back. A bounce un-tells, whenever it comes."""
    known = list(facts)
    came_back = {fact.attempt for fact in known if fact.state in COMES_BACK}
    return min((fact.on for fact in known if fact.state in COUNTS_AS_TOLD and fact.attempt not in came_back), default=None)


def letter_is_needed(facts: Iterable[DeliveryFact]) -> bool:
    """Whether an attempt came back and nothing else has told this person: then a letter by hand or post is due."""
    known = list(facts)
    return told_on(known) is None and any(fact.state in COMES_BACK for fact in known)

"""What was decided, and whether the family has been told."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.deciding import DECISION_NAMES, FAMILY_DECISION_NAMES
from fourfold.code_of_practice.deciding import Decision as Kind
from fourfold.code_of_practice.reaching import Try
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.notifications.arrival import came_back, told_on_day
from fourfold.notifications.models import Delivery
from fourfold.notifications.queries import letters_about
from fourfold.pupils.models import Pupil
from fourfold.support.models import Decision
from fourfold.support.reach import seen


@dataclass(frozen=True)
class Told:
    """One reader's letter: its code, who reads it, the day they were told, if they were, and how the latest try came back, if it did."""

    code: str
    reader: str
    told_on: date | None
    back: DeliveryState | None


@dataclass(frozen=True)
class DecisionRead:
    """One decision. `is_told` when everyone whom the law names has been told; `missing` says why nobody could be."""

    code: str
    kind: Kind
    name: str
    family_name: str
    why: str
    evidence: str
    decided_by: str
    decided_on: date
    look_again_on: date | None
    override_reason: str
    tries: tuple[Try, ...]
    """To reach the parents before it, where nobody did."""
    letters: tuple[Told, ...]

    @property
    def is_told(self) -> bool:
        return bool(self.letters) and all(letter.told_on for letter in self.letters)

    @property
    def came_back(self) -> bool:
        """Whether a letter did not arrive, and its reader is not told in any other way: then the decision is not final again."""
        return any(letter.back and not letter.told_on for letter in self.letters)


def decisions_of(actor: Actor, pupil: Pupil) -> list[DecisionRead]:
    """The decisions about SEN that this person may read, newest first."""
    rows = list(seen(actor, Decision, Permission.STATUS_VIEW, of=pupil).select_related("decided_by").order_by("-decided_on", "-pk"))
    letters: dict[str, list[Delivery]] = {}
    if rows:
        for letter in letters_about(actor, pupil).filter(is_copy=False).prefetch_related("sendings"):
            letters.setdefault(letter.notice.about, []).append(letter)
    return [_read(row, letters.get(row.ledger_name, [])) for row in rows]


def last_decision(actor: Actor, pupil: Pupil) -> DecisionRead | None:
    """The decision that stands."""
    return next(iter(decisions_of(actor, pupil)), None)


def _read(row: Decision, letters: list[Delivery]) -> DecisionRead:
    """One decision as plain values."""
    kind = Kind(row.kind)
    return DecisionRead(
        code=row.code,
        kind=kind,
        name=DECISION_NAMES[kind],
        family_name=FAMILY_DECISION_NAMES[kind],
        why=row.why,
        evidence=row.evidence,
        decided_by=row.decided_by.formal_name if row.decided_by else "",
        decided_on=row.decided_on,
        look_again_on=row.look_again_on,
        override_reason=row.override_reason,
        tries=tuple(Try.of(one) for one in row.tries),
        letters=tuple(Told(one.code, one.name, told_on_day(one), came_back(one)) for one in letters),
    )

"""On whose agreement a record is open to somebody from outside, and who may agree to it."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.families import is_young_person
from fourfold.code_of_practice.opening import RestsOn
from fourfold.pupils.agreement import whose_word_counts
from fourfold.pupils.models import Grant, Parent, ParentLink, Pupil
from fourfold.pupils.queries.records import rights_to
from fourfold.pupils.standing import open_on


@dataclass(frozen=True)
class Agreed:
    """What a grant rests on: who agreed, or a reason in law; on which day, and how it was heard."""

    by: str
    reason: str
    on: date | None
    how: str

    @classmethod
    def of(cls, grant: Grant, pupil: Pupil) -> "Agreed | None":
        """What this grant of a pupil rests on; None where it was given before that was asked."""
        if not grant.rests_on:
            return None
        by = grant.agreed_parent.name if grant.agreed_parent else pupil.forename if grant.rests_on == RestsOn.YOUNG_PERSON else ""
        return cls(by, grant.reason_in_law, grant.agreed_on, grant.agreed_how)


def who_may_agree(actor: Actor, pupil: Pupil, *, today: date) -> list[tuple[Parent | None, str]]:
    """Whose agreement opens a child's record: each parent with responsibility who is not kept out; from the young-person date the young
    person (None) or who acts for them. For those who may give a grant."""
    if Permission.ADVICE_APPROVE not in rights_to(actor, pupil, side=Side.SCHOOL):
        return []
    counted = whose_word_counts(pupil, today=today)
    if is_young_person(pupil.born, today):
        return counted
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, responsibility="yes")
    responsible = set(links.values_list("parent", flat=True))
    return [(parent, name) for parent, name in counted if parent is not None and parent.pk in responsible]

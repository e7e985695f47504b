"""The agreement on which a child's record is opened to somebody from outside, and whose word counts for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fourfold.code_of_practice.capacity import Matter
from fourfold.code_of_practice.families import is_young_person
from fourfold.code_of_practice.opening import RestsOn, missing_before_opening
from fourfold.pupils.models import Capacity, Parent, ParentLink, Pupil
from fourfold.pupils.representing import representative_in
from fourfold.pupils.same_person import full_bars, parents_under
from fourfold.pupils.standing import open_on


@dataclass(frozen=True)
class Agreement:
    """Who agreed, on which day, and how it was heard: a parent, or the young person themselves. Or a reason in law, in words."""

    on: date | None
    how: str
    parent: Parent | None = None
    by_pupil: bool = False
    reason: str = ""

    @property
    def rests_on(self) -> RestsOn | None:
        """What it is; None where nobody is named."""
        if self.parent is not None:
            return RestsOn.PARENT
        return RestsOn.YOUNG_PERSON if self.by_pupil else RestsOn.LAW if self.reason.strip() else None


def missing_of(agreement: Agreement, pupil: Pupil, *, today: date) -> list[str]:
    """What is missing before this child's record may be opened on it, a sentence each. A parent's word counts while they are confirmed and
    not kept out, and from the young-person date only where they act for the young person in this."""
    missing = missing_before_opening(
        agreement.rests_on,
        reason=agreement.reason,
        on=agreement.on,
        how=agreement.how,
        is_young_person=is_young_person(pupil.born, today),
        today=today,
    )
    if agreement.rests_on in (RestsOn.PARENT, RestsOn.YOUNG_PERSON):
        counted = whose_word_counts(pupil, today=today)
        if agreement.parent not in [parent for parent, _name in counted]:
            names = ", ".join(name for _parent, name in counted)
            missing.append(f"Today it is the word of {names} that counts." if names else "Make sure first who the parents are.")
    return missing


def whose_word_counts(pupil: Pupil, *, today: date) -> list[tuple[Parent | None, str]]:
    """The child's parents, confirmed and not kept out; from the young-person date the young person, or who acts for them in this."""
    return whose_words_count([pupil], today=today)[pupil.pk]


def whose_words_count(pupils: Collection[Pupil], *, today: date) -> dict[int, list[tuple[Parent | None, str]]]:
    """The same for several children at once: four queries, however many there are."""
    barred = parents_under(full_bars(today) & Q(pupil__in=pupils))
    links = ParentLink.objects.filter(open_on(today), pupil__in=pupils, confirmed_on__isnull=False).select_related("parent__account")
    found: dict[int, list[tuple[Parent | None, str]]] = {pupil.pk: [] for pupil in pupils}
    for link in links.order_by("priority", "pk"):
        if (link.pupil_id, link.parent_id) not in barred:
            found[link.pupil_id].append((link.parent, link.parent.name))
    young = [pupil for pupil in pupils if is_young_person(pupil.born, today)]
    assessed = set(Capacity.objects.filter(pupil__in=young, matter=Matter.SPECIALIST).values_list("pupil", flat=True)) if young else set()
    for pupil in young:
        acts = representative_in(pupil, Matter.SPECIALIST, today=today) if pupil.pk in assessed else None
        found[pupil.pk] = [(acts, acts.name)] if acts is not None else [(None, pupil.forename)]
    return found

"""Rows of many pupils at once, as one consequence of a verb that works out each row for itself: an import, and its undoing."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from fourfold.audit import doors
from fourfold.audit.action import consequence
from fourfold.audit.record import Record
from fourfold.pupils.models import (
    Circumstances,
    Class,
    ClassPlace,
    ClassStaff,
    Enrolment,
    LookedAfter,
    Need,
    Parent,
    ParentLink,
    Pupil,
    SenPeriod,
)

ORDER: tuple[type[Record], ...] = (
    Class,
    Parent,
    Pupil,
    Enrolment,
    ClassPlace,
    ClassStaff,
    ParentLink,
    SenPeriod,
    Need,
    Circumstances,
    LookedAfter,
)
"""What must be there first comes first."""
AT_ONCE = 200


@consequence
def keep_many(new: Iterable[Record], changed: Mapping[Record, Collection[str]]) -> None:
    """Save changed rows and then new ones, each kind in one go: what ends makes room for what begins."""
    alike: dict[tuple[type[Record], tuple[str, ...]], list[Record]] = defaultdict(list)
    for row, names in changed.items():
        alike[type(row), tuple(sorted(names))].append(row)
    for (model, names), rows in alike.items():
        model.objects.bulk_update(rows, names, batch_size=AT_ONCE)
    by_kind: dict[type[Record], list[Record]] = defaultdict(list)
    for row in new:
        by_kind[type(row)].append(row)
    if strange := set(by_kind) - set(ORDER):
        raise TypeError(f"{', '.join(sorted(model.__name__ for model in strange))} cannot be kept here")
    for model in ORDER:
        model.objects.bulk_create(by_kind[model], batch_size=500)


@consequence
def note_many(school: int, touched: Mapping[Pupil, Collection[str]]) -> None:
    """One line of the ledger with each pupil, naming the fields that changed."""
    door = doors.current()
    for pupil, names in touched.items():
        door.deeds.append(doors.Deed(door.verb, door.actor, pupil.ledger_name, school, pupil.pk, sorted(names)))

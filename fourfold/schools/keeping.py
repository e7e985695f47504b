"""Saving what a person changed of a row that belongs to a school, and nothing that somebody else changed meanwhile."""

from collections.abc import Mapping
from typing import Any

from fourfold.audit.record import Record


class ChangedMeanwhile(Exception):
    """Someone else saved one of these values while this person was writing. `now` holds those values as they stand, by field."""

    def __init__(self, now: dict[str, Any]) -> None:
        super().__init__("Someone else changed this while you were writing.")
        self.now = now


def values_of(row: Record) -> dict[str, Any]:
    """The row's values, by field."""
    return {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}


def check_seen(row: Record, details: Mapping[str, Any], seen: Mapping[str, Any]) -> None:
    """Raises ChangedMeanwhile where a value that is about to be replaced is not the one that the person saw, nor the one they want."""
    stands = values_of(row)
    lost = {name: stands[name] for name in details if name in seen and stands[name] not in (seen[name], details[name])}
    if lost:
        raise ChangedMeanwhile(lost)


def keep(row: Record, details: dict[str, Any], seen: Mapping[str, Any], *, unchangeable: set[str]) -> None:
    """Set and save only what differs, so that the ledger names only what changed."""
    known = {field.name for field in row._meta.concrete_fields} - unchangeable
    if unknown := set(details) - known:
        raise TypeError(f"{', '.join(sorted(unknown))} cannot be changed here")
    # What the person left alone is not theirs to overrule: only what they changed is written.
    details = {name: value for name, value in details.items() if name not in seen or seen[name] != value}
    check_seen(row, details, seen)
    changed = [name for name, value in details.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, details[name])
    if changed:
        row.save(update_fields=changed)

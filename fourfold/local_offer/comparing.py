"""What a reading would change in a school's copy: services that are new, changed or gone. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fourfold.local_offer.areas import areas_of_service
from fourfold.local_offer.folding import folded
from fourfold.local_offer.models import Directory, Service, area_mark
from fourfold.local_offer.reading.feed import FeedRead
from fourfold.local_offer.reading.one_service import ServiceRead
from fourfold.ui.words import count_of, listing

SMALL = 20
"""A directory below this may halve overnight without anybody being asked."""
SAME = (
    *("name", "organisation", "what", "who_for", "youngest", "oldest", "how_to_join", "cost", "is_free", "times", "is_from_afar"),
    *("phone", "email", "web", "says_now", "checked_on", "changed", "is_closed_now"),
)
"""What a row has under the same name as the reading."""


@dataclass
class Comparison:
    """A reading beside the copy."""

    read: FeedRead
    new: list[Service] = field(default_factory=list)
    changed: list[Service] = field(default_factory=list)
    same: int = 0
    gone: list[Service] = field(default_factory=list)
    before: int = 0

    @property
    def listed(self) -> int:
        return len(self.new) + len(self.changed) + self.same

    @property
    def loses_most(self) -> bool:
        """Whether more than half of a directory that is not small would go."""
        return self.before >= SMALL and len(self.gone) * 2 > self.before

    @property
    def counts(self) -> dict[str, int]:
        read = self.read
        return {
            "listed": self.listed,
            "new": len(self.new),
            "changed": len(self.changed),
            "gone": len(self.gone),
            "twice": read.twice,
            "left_out": read.left_out,
            "not_given": read.not_given,
            "with_faults": len({name for name, _ in read.faults if name}),
        }

    @property
    def says(self) -> str:
        """As "412 services: 3 new, 9 changed and 400 as before. 2 are gone." """
        parts = [(len(self.new), "new"), (len(self.changed), "changed"), (self.same, "as before")]
        said = f"{count_of(self.listed, 'service')}: {listing([f'{number:,} {words}' for number, words in parts if number])}."
        read = self.read
        for number, words in (
            (len(self.gone), "no longer in it"),
            (read.twice, "twice in it, taken once"),
            (read.not_given, "not given any more"),
            (read.left_out, "left out for want of an id or a name"),
        ):
            said += f" {number:,} {words}." if number else ""
        return said


def compare(directory: Directory | None, read: FeedRead, *, said: Mapping[str, list[str]]) -> Comparison:
    """A reading beside the copy of a directory (none: there is no copy yet). `said` are the areas that the school chose, by topic."""
    rows = list(directory.services.all()) if directory is not None else []
    by_id = {row.source_id: row for row in rows}
    by_name = {_name(row.name, row.organisation): row for row in rows if row.organisation}
    found = Comparison(read, before=sum(row.gone_on is None for row in rows))
    kept: set[int] = set()
    for one in read.services:
        row = by_id.get(one.source_id) or by_name.get(_name(one.name, one.organisation))
        if row is None or row.pk in kept:
            row = Service(directory=directory, school=directory.school if directory else None, source_id=one.source_id)
            _take(row, one, said)
            found.new.append(row)
            continue
        kept.add(row.pk)
        if one.source_id in read.unchanged and row.gone_on is None:
            found.same += 1
        elif _take(row, one, said):
            found.changed.append(row)
        else:
            found.same += 1
    found.gone = [row for row in rows if row.pk not in kept and row.gone_on is None]
    return found


def _take(row: Service, one: ServiceRead, said: Mapping[str, list[str]]) -> bool:
    """Give a row what was read; whether anything is different."""
    places = [[place.words, place.postcode, *(place.at or (None, None))] for place in one.places]
    areas = area_mark(areas_of_service(one.topics, said, one.name, one.who_for))
    fresh: dict[str, Any] = {name: getattr(one, name) for name in SAME}
    fresh |= {"source_id": one.source_id, "when": list(one.when), "places": places, "topics": list(one.topics), "areas": areas}
    fresh |= {"gone_on": None, "words": words_of(one)}
    changed = [name for name, value in fresh.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, fresh[name])
    return bool(changed)


def words_of(one: ServiceRead) -> str:
    """What the search looks in: all of a service's words."""
    places = " ".join(f"{place.words} {place.postcode.replace(' ', '')}" for place in one.places)
    return " ".join(dict.fromkeys(folded(" ".join((one.name, one.organisation, *one.topics, one.what, one.who_for, places)))))


def topics_in(services: Iterable[Service]) -> dict[str, int]:
    """Of how many services each topic is."""
    found: dict[str, int] = {}
    for service in services:
        for name in service.topics:
            found[name] = found.get(name, 0) + 1
    return found


def _name(name: str, organisation: str) -> tuple[str, str]:
    return name.casefold(), organisation.casefold()

"""Whether those whom the law names know of the request before the school asks (leaflet: they must tell you; Code 9.8: ideally with their
knowledge and agreement).

In law it is a strong SHOULD on the school; here it is a gate, and the page says whose rule it is (A43).
"""

from dataclasses import dataclass
from datetime import date

from fourfold.code_of_practice.capacity import Matter
from fourfold.ehc.kinds import AGREES_NAMES, HOW_TOLD_NAMES, Agrees, HowTold
from fourfold.ehc.models import Known, SchoolRequest
from fourfold.notifications.recipients import Reader, readers_in, sorted_out
from fourfold.pupils.models import Pupil

BASIS = "Leaflet rule: the school must tell them first. Code 9.8: ideally with their knowledge and agreement."


@dataclass(frozen=True)
class ToTell:
    """One person to be told, by the key of a form, and what is written down of it."""

    key: str
    name: str
    on: date | None = None
    how: str = ""
    agrees: str = ""
    words: str = ""
    by: str = ""
    """Who of the school wrote it down."""

    @property
    def is_told(self) -> bool:
        return self.on is not None


@dataclass(frozen=True)
class Telling:
    """Who must know, who does, and why nobody could be told, where that is so."""

    people: tuple[ToTell, ...]
    missing: str

    @property
    def is_done(self) -> bool:
        """Whether the request may go: somebody must know, and everybody who can be told does."""
        return bool(self.people) and all(one.is_told for one in self.people)


def telling_of(pupil: Pupil, request: SchoolRequest | None, *, today: date) -> Telling:
    """Parents with responsibility; from the young-person date the young person, or who acts for them; never anybody under a restriction."""
    rows = {row.parent_id: row for row in request.known_to.select_related("by")} if request is not None else {}
    known, missing = whom(pupil, today=today)
    return Telling(tuple(_one(reader, rows.get(reader.parent.pk if reader.parent else None)) for reader in known), missing)


def whom(pupil: Pupil, *, today: date) -> tuple[list[Reader], str]:
    """Whom the law names today, and the sentence that says what to do where there is nobody."""
    known = readers_in(pupil, Matter.EHC_REQUEST, today=today)
    found = sorted_out(known, pupil, today=today)
    keys = {one.key for one in found.tell}
    return [reader for reader in known if reader.fact.key in keys], found.missing


def _one(reader: Reader, row: Known | None) -> ToTell:
    if row is None:
        return ToTell(reader.fact.key, reader.name.name)
    how, agrees = HOW_TOLD_NAMES[HowTold(row.how)], AGREES_NAMES[Agrees(row.agrees)]
    return ToTell(reader.fact.key, reader.name.name, row.on, how, agrees, row.words, row.by.formal_name)

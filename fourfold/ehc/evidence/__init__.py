"""What the record holds for a request, source by source, each read with the rights of the person who asks.

A source is a function of what is `Asked` (who, about whom, on which day) that yields `Evidence`. To add one (advice, say), write the
function and name it in `SOURCES` beside what it fills: the page, the gaps, the bundle and its chronology follow.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from fourfold.access.actor import Actor
from fourfold.code_of_practice.ehc_evidence import Source
from fourfold.ehc.evidence import chronology, known_facts, rounds, voices
from fourfold.ehc.evidence.asked import Asked
from fourfold.ehc.evidence.found import Evidence
from fourfold.pupils.models import Pupil

Found = Callable[[Asked], Iterator[Evidence]]

SOURCES: Mapping[Source, tuple[Found, ...]] = {
    Source.NEEDS: (known_facts.needs,),
    Source.CYCLES: (rounds.plans_and_reviews,),
    Source.PROVISION: (rounds.help_given,),
    Source.PROGRESS: (known_facts.results,),
    Source.ADVICE: (known_facts.advised, known_facts.advice),
    Source.PARENTS: (voices.parents,),
    Source.CHILD: (voices.childs,),
    Source.CIRCUMSTANCES: (known_facts.circumstances,),
    Source.KNOWN: (voices.known,),
}


def everything(actor: Actor, pupil: Pupil, *, today: date) -> dict[Source, tuple[Evidence, ...]]:
    """All that the record holds and this person may read, by source; the chronology from all of it."""
    asked = Asked(actor, pupil, today)
    found = {source: tuple(one for of in SOURCES[source] for one in of(asked) if one.on <= today) for source in SOURCES}
    happened = (*chronology.events(asked), *(one for some in found.values() for one in some))
    table = chronology.in_order((one for one in happened if one.on <= today), until=today)
    return found | {Source.CHRONOLOGY: (table,) if table is not None else ()}

"""Who may bring in what; and how the bytes that somebody brought are known again."""

import hashlib
from collections.abc import Sequence

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.exchange.kinds import NEEDS, ImportKind
from fourfold.exchange.reading.documents import Document
from fourfold.schools.models import School


def may_bring(actor: Actor, school: School, kind: ImportKind) -> bool:
    """Whether the person holds every right that this kind of import asks for at this school."""
    under = frozenset({Condition.BY_IMPORT})
    return all(needed in actor.lent or may(needed, school.standing(actor, needed), side=Side.SCHOOL, under=under) for needed in NEEDS[kind])


def digest_of(documents: Sequence[Document]) -> str:
    """SHA-256 of the bytes of all files, in the order of their names."""
    whole = hashlib.sha256()
    for document in sorted(documents, key=lambda document: document.name):
        whole.update(document.raw)
    return whole.hexdigest()

"""What a young person shares with whom: for themselves alone."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.sharing import Part
from fourfold.pupils.models import ParentLink, Pupil, SharingWish
from fourfold.pupils.same_person import barred_parents
from fourfold.pupils.standing import open_on


@dataclass(frozen=True)
class SharedWith:
    """One parent: what they may see on a day by the young person's wish. `chosen` says whether anything was chosen, yes or no."""

    code: str
    name: str
    forename: str
    relation: str
    is_kept_out: bool
    chosen: bool
    parts: frozenset[Part]
    has_page: bool
    """Whether they sign in and may see anything at all."""


def shared_with(actor: Actor, pupil: Pupil, *, on: date, today: date) -> list[SharedWith]:
    """The young person's parents today, and what each may see on a day. None for anybody else: parents are not told what is hidden."""
    if actor.account is None or pupil.account_id != actor.account:
        return []
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, confirmed_on__isnull=False).select_related("parent")
    kept_out = barred_parents(pupil, today=today)
    wishes: dict[int, dict[str, bool]] = {}
    for parent, part, share in SharingWish.objects.filter(open_on(on), pupil=pupil).values_list("parent", "part", "share"):
        wishes.setdefault(parent, {})[part] = share
    return [
        SharedWith(
            code=link.parent.code,
            name=link.parent.name,
            forename=link.parent.forename or link.parent.name,
            relation=link.relation,
            is_kept_out=link.parent_id in kept_out,
            chosen=link.parent_id in wishes,
            parts=frozenset(Part(part) for part, share in wishes.get(link.parent_id, {}).items() if share),
            has_page=link.parent.account_id is not None and link.parent_id not in kept_out,
        )
        for link in links.order_by("priority", "pk")
    ]

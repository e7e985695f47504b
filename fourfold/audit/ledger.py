"""Writing the chain, and reading it back to see that nobody has touched it."""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import transaction

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.audit import doors
from fourfold.audit.models import Chain, Event, Link, Viewing
from fourfold.audit.requests import request_id


def seal(words: dict[str, Any], before: str) -> str:
    """The seal of a row: a keyed hash over the seal before it and its own words."""
    text = before + json.dumps(words, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hmac.new(settings.LEDGER_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def seal_of_end(last: Link) -> str:
    """What the chain's head says while this row is the last, and what the next row's seal stands on.

    No row holds it: so nobody without the key can cut rows from the end and set the head back to a row before them.
    """
    return seal({"last": last.number}, last.seal)


def append(rows: Iterable[Link]) -> None:
    """Give each row its number and seal, and store it. Must be the last thing that a transaction does: the chain's head is locked here."""
    for (model, school), links in groupby(sorted(rows, key=lambda r: (r.KIND, r.school)), key=lambda r: (type(r), r.school)):
        head, _ = Chain.objects.select_for_update().get_or_create(kind=model.KIND, school=school)
        batch = list(links)
        for link in batch:
            head.number += 1
            link.number = head.number
            link.seal = seal(link.words(), head.seal)
            head.seal = seal_of_end(link)
        model._default_manager.bulk_create(batch)
        head.save(update_fields=["number", "seal"])


def keep(door: doors.Door, deed: doors.Deed) -> None:
    """Hand a finished verb's line, and the further ones that it noted, to the outermost door; the last to leave writes them all."""
    lines = [*door.deeds, deed]
    first = doors.outermost()
    if first is not None and first is not door:
        first.deeds.extend(lines)
    else:
        append(_event(line) for line in lines)


def _event(deed: doors.Deed) -> Event:
    return Event(
        at=deed.at,
        verb=deed.verb,
        actor=deed.actor.account,
        role=deed.actor.speaks_as,
        school=deed.school,
        pupil=deed.pupil,
        subject=deed.subject,
        changed=deed.changed,
        reason=deed.actor.reason[:300],
        request=request_id.get(),
    )


def looked(actor: Actor, page: str, *, school: int, pupil: int | None = None) -> None:
    """Record that somebody looked, in a short transaction of its own."""
    looked_at_each(actor, page, [(school, pupil)])


def looked_at_each(actor: Actor, page: str, seen: Iterable[tuple[int, int | None]]) -> None:
    """Record a look at several children on one page, each by school and pupil: as many rows, and one chain to write a school."""
    now, request = clock.now(), request_id.get()
    rows = [
        Viewing(at=now, page=page, actor=actor.account, role=actor.speaks_as, school=school, pupil=pupil, request=request)
        for school, pupil in seen
    ]
    with transaction.atomic():
        append(rows)


def faults() -> Iterator[str]:
    """Every break in every chain, each in a sentence that names the row; none where the ledger is whole."""
    for model in (Event, Viewing):
        for head in Chain.objects.filter(kind=model.KIND).order_by("school"):
            yield from _faults_of(model, head)
        orphans = model._default_manager.exclude(school__in=Chain.objects.filter(kind=model.KIND).values("school"))
        yield from (f"{model.KIND} {row.school}/{row.number} belongs to no chain." for row in orphans.iterator())


def _faults_of(model: type[Link], head: Chain) -> Iterator[str]:
    name, number, before, trusted = f"{model.KIND} {head.school}", 0, "", True
    for row in model._default_manager.filter(school=head.school).order_by("number").iterator(chunk_size=2000):
        if row.number != number + 1:
            yield (
                f"{name}/{number + 1} is missing." if row.number == number + 2 else f"{name}/{number + 1} to {row.number - 1} are missing."
            )
            trusted = False
        if trusted and row.seal != seal(row.words(), before):
            yield f"{name}/{row.number} was changed."
        number, before, trusted = row.number, seal_of_end(row), True
    if number < head.number:
        yield f"{name}/{number + 1} to {head.number} are missing at the end."
    elif number != head.number or before != head.seal:
        yield f"The head of {name} was changed."


@dataclass(frozen=True, order=True)
class Head:
    """Where one chain stood: kept off the machine, it tells later whether the chain behind it is still the same."""

    kind: str
    school: int
    number: int
    seal: str

    @property
    def line(self) -> str:
        """As on one line of a kept file."""
        return f"{self.kind} {self.school} {self.number} {self.seal}"


def heads() -> list[Head]:
    """Where every chain stands now. No words and no person: fit for a mail that leaves the machine."""
    return sorted(Head(one.kind, one.school, one.number, one.seal) for one in Chain.objects.exclude(number=0))


def faults_against(kept: Iterable[Head]) -> Iterator[str]:
    """What no longer matches heads that were kept elsewhere: a chain that was cut, rewritten under its key, or set back to a backup."""
    models: dict[str, type[Link]] = {model.KIND: model for model in (Event, Viewing)}
    for head in kept:
        name = f"{head.kind} {head.school}/{head.number}"
        last = models[head.kind]._default_manager.filter(school=head.school, number=head.number).first()
        if last is None:
            yield f"{name} was kept elsewhere, and is not here any more."
        elif not hmac.compare_digest(seal_of_end(last), head.seal):
            yield f"{name} is not what was kept elsewhere: this row, or one before it, was written anew."


def length() -> int:
    """How many rows the ledger holds."""
    return Event.objects.count() + Viewing.objects.count()

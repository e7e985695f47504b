"""What ties one person to children by name: links, wishes, grants, restrictions, involvements, classes.

Short lists, read afresh for each question; while a page is being read, once for the page.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.db.models import Q

from fourfold.access.actor import Actor
from fourfold.access.sharing import Part
from fourfold.pupils.ages import account_offered_born_by
from fourfold.pupils.models import ClassStaff, Grant, Involvement, ParentLink, Pupil, Restriction, SharingWish
from fourfold.pupils.same_person import bars_person, full_bars, parents_who_are

READ_ONLY_DAYS = 14
"""How long a teacher or assistant who has left a class still reads its records."""

Pupils = frozenset[int]
NOBODY: Pupils = frozenset()


def open_on(day: date, prefix: str = "") -> Q:
    """Rows with `starts` and `ends` that hold on a day; `ends` is the last day."""
    return open_since(day, day, prefix)


def open_since(since: date, today: date, prefix: str = "") -> Q:
    """Rows that hold today, or held on or after `since`."""
    return Q(**{f"{prefix}starts__lte": today}) & (Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": since}))


@dataclass(frozen=True)
class Ties:
    """One person's own ties, as the numbers of pupils. Each list is one query, made when it is first asked for."""

    actor: Actor
    today: date
    answers: dict[int, Any] = field(default_factory=dict, compare=False, repr=False)
    """By pupil, what `standing` found out about one child while a page is being read."""
    filters: dict[tuple[Any, ...], Q] = field(default_factory=dict, compare=False, repr=False)
    """What `asking` has put together already: the same filter serves several rights and several offices."""

    @property
    def me(self) -> int | None:
        return self.actor.account

    @cached_property
    def parents(self) -> frozenset[int]:
        """The parents whom the person is: none, for nearly all staff, and what rests on it is then not asked."""
        return frozenset() if self.me is None else parents_who_are(self.me)

    @cached_property
    def as_parent(self) -> tuple[tuple[int, str, bool, bool, bool], ...]:
        """Pupil, responsibility, whether a basis of care is recorded, whether the school has confirmed it, whether they came in as that
        parent: what rests on an address alone gives nothing."""
        if not self.parents:
            return ()
        found = ParentLink._base_manager.filter(open_on(self.today), parent__in=self.parents)
        known = found.values_list("pupil", "responsibility", "care_basis", "confirmed_on", "parent__account")
        return tuple(
            (pupil, responsibility, basis != "", confirmed is not None, account is not None)
            for pupil, responsibility, basis, confirmed, account in known
        )

    @property
    def links(self) -> Iterator[tuple[int, str, bool, bool]]:
        """Those that may give rights."""
        return ((child, yes, basis, confirmed) for child, yes, basis, confirmed, came_in in self.as_parent if came_in)

    @cached_property
    def children(self) -> Pupils:
        """Every child whose parent the person is, confirmed or not, come in as that parent or not (veto 3)."""
        return frozenset(pupil for pupil, *_ in self.as_parent)

    @cached_property
    def confirmed(self) -> Pupils:
        return frozenset(pupil for pupil, _, _, confirmed in self.links if confirmed)

    @cached_property
    def responsible_for(self) -> Pupils:
        """Confirmed, with parental responsibility."""
        return frozenset(pupil for pupil, responsibility, _, confirmed in self.links if confirmed and responsibility == ParentLink.YES)

    @cached_property
    def cares_for(self) -> Pupils:
        """Confirmed, without parental responsibility, the basis recorded."""
        return frozenset(
            pupil for pupil, responsibility, basis, confirmed in self.links if confirmed and basis and responsibility != ParentLink.YES
        )

    @cached_property
    def own(self) -> tuple[tuple[int, date], ...]:
        """The records that are about the person themselves, and when they were born: none, for nearly everybody but pupils."""
        return () if self.me is None else tuple(Pupil._base_manager.filter(account=self.me).values_list("pk", "born"))

    @cached_property
    def own_with_rights(self) -> Pupils:
        """Of those, the young people's, who have rights of their own."""
        return frozenset(pupil for pupil, born in self.own if born <= account_offered_born_by(self.today))

    @cached_property
    def own_as_pupil(self) -> Pupils:
        """Of those, the others."""
        return frozenset(pupil for pupil, _ in self.own) - self.own_with_rights

    @cached_property
    def wishes(self) -> tuple[tuple[int, str], ...]:
        """Young people who wish this person to see a part of their record, and which part (veto 8)."""
        if not self.children:
            return ()
        wishes = SharingWish._base_manager.filter(open_on(self.today), parent__account=self.me, share=True)
        return tuple(wishes.values_list("pupil", "part"))

    def shared(self, part: Part | None) -> Pupils:
        """Young people who share this part with the person; any part, where none is named."""
        return frozenset(pupil for pupil, shared in self.wishes if part is None or shared == part)

    @cached_property
    def barred_from(self) -> Pupils:
        """Children from whose record a full restriction shuts the person out (veto 2)."""
        if self.me is None:
            return NOBODY
        bars = Restriction._base_manager.filter(bars_person(self.me, self.parents), full_bars(self.today))
        return frozenset(bars.values_list("pupil", flat=True))

    @cached_property
    def grants(self) -> tuple[tuple[int, frozenset[str]], ...]:
        if self.me is None:
            return ()
        found = Grant._base_manager.filter(open_on(self.today), account=self.me).values_list("pupil", "things")
        return tuple((pupil, frozenset(things)) for pupil, things in found)

    def granted(self, thing: str) -> Pupils:
        """Children whose record is open to the person for that object. Who they are is part of every grant."""
        return frozenset(pupil for pupil, things in self.grants if thing in things or thing == "identity")

    @cached_property
    def named_on(self) -> Pupils:
        """Children on whose record the person is named."""
        if self.me is None or not self.actor.schools:
            return NOBODY
        return frozenset(Involvement._base_manager.filter(open_on(self.today), account=self.me).values_list("pupil", flat=True))

    @cached_property
    def posts(self) -> tuple[tuple[int, int, date | None], ...]:
        """Class, its school, and the last day, for each class that the person works in or left not long ago."""
        if self.me is None or not self.actor.schools:
            return ()
        since = self.today - timedelta(days=READ_ONLY_DAYS)
        found = ClassStaff._base_manager.filter(open_since(since, self.today), account=self.me)
        return tuple(found.values_list("group", "group__school", "ends"))

    def classes(self, school: int | None, *, since: date) -> frozenset[int]:
        """The person's classes at a school that did not end before a day."""
        return frozenset(group for group, where, ends in self.posts if where == school and (ends is None or ends >= since))


_read: ContextVar[dict[tuple[Actor, date], Ties] | None] = ContextVar("ties_read", default=None)


def ties_of(actor: Actor, today: date) -> Ties:
    """A person's ties: those that this reading knows already, else afresh."""
    known = _read.get()
    if known is None:
        return Ties(actor, today)
    return known.setdefault((actor, today), Ties(actor, today))


def is_reading() -> bool:
    """Whether a page is being read, during which nothing changes."""
    return _read.get() is not None


@contextmanager
def reading() -> Iterator[None]:
    """Read each person's ties once until this ends. Only where nothing changes meanwhile: a page looked at, or one step of a form."""
    known = _read.get()
    token = _read.set({} if known is None else known)
    try:
        yield
    finally:
        _read.reset(token)

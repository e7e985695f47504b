"""Reading what a child and their parents say."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.profiles.hearing import Answer, Answered, in_words
from fourfold.profiles.kinds import ADDED_NAMES, METHOD_SHORT, AddedAs, Method
from fourfold.profiles.models import CHILD, Added, NotHeard, Saying
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class AddedWords:
    """What an adult added: what they think it means (`is_meaning`), or what was done."""

    kind: AddedAs
    name: str
    words: str
    by: str
    on: date


@dataclass(frozen=True)
class Said:
    """One saying, for a page: whose voice ("parent", "child"), who, the words, when and how; and what stands beside them."""

    voice: str
    who: str
    words: str
    on: date
    how: str = ""
    code: str = ""
    answers: tuple[Answered, ...] = ()
    added: tuple[AddedWords, ...] = ()
    shown_to_parents: bool = True

    @property
    def meanings(self) -> tuple[AddedWords, ...]:
        """What adults think it means."""
        return tuple(one for one in self.added if one.kind is AddedAs.MEANING)

    @property
    def done(self) -> tuple[AddedWords, ...]:
        """What was done because of it."""
        return tuple(one for one in self.added if one.kind is AddedAs.DONE)


@dataclass(frozen=True)
class TimeNotHeard:
    """A child's views that could not be had."""

    on: date
    tried: tuple[str, ...]
    why: str
    try_again_on: date
    by: str


def sayings(
    actor: Actor, pupil: Pupil, *, about: str | None = None, childs_since: date | None = None, until: date | None = None
) -> list[Said]:
    """What was said that this person may read, oldest first.

    `about` narrows to what one thing was said about, to which belongs whatever the child said from `childs_since` `until` a day.
    """
    rows = _readable(actor, of=pupil)
    if about is not None:
        by_child = Q(voice=CHILD, said_on__gte=childs_since) & ~Q(about__startswith=f"{about}/") if childs_since else Q(pk__in=[])
        rows = rows.filter(Q(about=about) | (by_child & Q(said_on__lte=until) if until else by_child))
    return [_said(row) for row in rows.select_related("parent", "pupil")]


def sayings_of_parts(actor: Actor, pupil: Pupil, *, of: str) -> dict[str, list[Said]]:
    """What was said about single parts of one thing that this person may read, by what follows the thing's name; oldest first."""
    found: dict[str, list[Said]] = {}
    rows = _readable(actor, of=pupil).filter(about__startswith=f"{of}/").select_related("parent", "pupil")
    for row in rows:
        found.setdefault(row.about.removeprefix(f"{of}/"), []).append(_said(row))
    return found


def childs_views(actor: Actor, pupil: Pupil, *, side: Side | None = None) -> list[Said]:
    """The child's own voice, newest first, with what was added to it. Three questions, however much was said."""
    rows = _readable(actor, side, of=pupil).filter(voice=CHILD).select_related("pupil").order_by("-said_on", "-pk")
    theirs = within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=Added.conditions(actor), side=side, of=pupil)
    beside: dict[int, list[AddedWords]] = {}
    for one in Added.objects.filter(theirs).select_related("by"):
        kind = AddedAs(one.kind)
        words = AddedWords(kind, ADDED_NAMES[kind], one.words, one.by.formal_name if one.by else "", one.on)
        beside.setdefault(one.saying_id, []).append(words)
    return [_said(row, tuple(beside.get(row.pk, ()))) for row in rows]


def saying_named(actor: Actor, code: str) -> Saying | None:
    """The saying itself, for the verb that adds to it."""
    return _readable(actor, Side.SCHOOL).filter(code=code, voice=CHILD).select_related("pupil").first()


def own_saying(actor: Actor, code: str) -> Saying | None:
    """What this person said themselves, for the verb by which they choose who reads it."""
    rows = _readable(actor, Side.FAMILY).filter(code=code, voice=CHILD, pupil__account=actor.account) if actor.account else None
    return rows.select_related("pupil").first() if rows is not None else None


def times_not_heard(actor: Actor, pupil: Pupil) -> list[TimeNotHeard]:
    """When the child's views could not be had, newest first. The school's own note."""
    mine = within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=NotHeard.conditions(actor), side=Side.SCHOOL, of=pupil)
    rows = NotHeard.objects.filter(mine).select_related("recorded_by").order_by("-on", "-pk")
    return [
        TimeNotHeard(
            row.on,
            tuple(METHOD_SHORT[Method(one)] for one in row.tried if one in METHOD_SHORT),
            row.why,
            row.try_again_on,
            row.recorded_by.formal_name if row.recorded_by else "",
        )
        for row in rows
    ]


def children_to_hear_again(actor: Actor, *, today: date) -> list[tuple[Pupil, date]]:
    """Whom this person could not hear and meant to ask again by now, with the day; nobody who was heard since. Two questions at most."""
    mine = within_reach(actor, Permission.PROFILE_CREATE, to="pupil", own=NotHeard.conditions(actor), side=Side.SCHOOL)
    since = Saying.objects.filter(pupil=OuterRef("pupil"), voice=CHILD, said_on__gte=OuterRef("on"))
    later = NotHeard.objects.filter(pupil=OuterRef("pupil"), pk__gt=OuterRef("pk"))
    rows = NotHeard.objects.filter(mine, ~Exists(since), ~Exists(later), recorded_by=actor.account, try_again_on__lte=today)
    return [(row.pupil, row.try_again_on) for row in rows.select_related("pupil").order_by("try_again_on", "pk")]


def _readable(actor: Actor, side: Side | None = None, *, of: Pupil | None = None) -> QuerySet[Saying]:
    return Saying.objects.filter(within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=Saying.conditions(actor), side=side, of=of))


def _said(row: Saying, added: tuple[AddedWords, ...] = ()) -> Said:
    """One row as plain values."""
    helper = f"{row.helped_by} ({row.helper_role})" if row.helped_by and row.helper_role else row.helped_by
    way = row.how or (METHOD_SHORT[Method(row.method)] if row.method else "")
    how = f"{way}. {helper} helped" if helper and way else way or (f"{helper} helped" if helper else "")
    who = row.pupil.forename if row.voice == CHILD else row.parent.name if row.parent else "A parent"
    answers = in_words(row.asked, tuple(Answer.of(one) for one in row.answers)) if row.asked else ()
    return Said(row.voice, who, row.words, row.said_on, how, row.code, answers, added, row.shown_to_parents)

"""Reading letters: one's own, those about a child, and those that still have to reach somebody."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KT

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import ledger
from fourfold.code_of_practice.school_days import SchoolYear
from fourfold.code_of_practice.telling import COMES_BACK, COUNTS_AS_TOLD, DeliveryState
from fourfold.documents.letters import Letter
from fourfold.notifications.arrival import came_back, last_of, needs_paper, told_on_day
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.models import Delivery, Notice, Sending, addressed_to
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School


@dataclass(frozen=True)
class CameBack:
    """How the latest try to tell a reader failed, on which day, and what was noted of it."""

    how: DeliveryState
    on: date
    note: str


@dataclass(frozen=True)
class LetterCopy:
    """One reader's copy of a letter, opened: what it says, and what became of it."""

    code: str
    pupil_code: str
    reader: str
    letter: Letter
    english: Letter | None
    told_on: date | None
    paper_is_due: bool
    came_back: CameBack | None
    made_on: date

    def read_in(self, language: str) -> Letter:
        """The letter, in English where that is asked for."""
        return self.english if self.english is not None and language == "en" else self.letter

    @property
    def on_paper(self) -> tuple[Letter, ...]:
        """What is printed: the letter, and after it the same in English where it is in another language."""
        return (self.letter, self.english) if self.english is not None else (self.letter,)


AT_ONCE = 100
"""How many of those who have still to be told one page shows with their letters."""


@dataclass(frozen=True)
class Untold:
    """A notice of which somebody has still to hear. `due` is the day by which the school means to have told them."""

    code: str
    pupil_name: str
    title: str
    due: date


@dataclass(frozen=True)
class Waiting(Untold):
    """The same with the letters that have still to arrive, for whoever sends them."""

    pupil_code: str
    is_late: bool
    missing: str
    letters: tuple[LetterCopy, ...]


def letters_for(actor: Actor) -> QuerySet[Delivery]:
    """The letters of which this person is the reader, newest first."""
    mine = Delivery.objects.filter(_within(actor), addressed_to(actor))
    return mine.select_related("pupil", "notice__school").order_by("-notice__made_at", "-pk")


def open_letter(actor: Actor, code: str, *, page: str) -> LetterCopy | None:
    """Open a letter as its reader, and leave a Viewing. None where it is not theirs: to them there is no such letter."""
    return _opened(actor, letters_for(actor).filter(code=code).prefetch_related("sendings").first(), page)


def letters_about(actor: Actor, pupil: Pupil) -> QuerySet[Delivery]:
    """The letters about a child, as the school's staff see them, newest first; none for those who read as a family."""
    if not actor.schools:
        return Delivery.objects.none()
    # The answer to a concern says the concern again, so it is read by those who may read concerns.
    of_a_concern = Q(notice__kind=NoticeKind.CONCERN_ANSWERED)
    may_read = ~of_a_concern | within_reach(actor, Permission.CONCERN_VIEW, to="pupil", side=Side.SCHOOL)
    about = Delivery.objects.filter(_within(actor) & may_read, pupil=pupil)
    return about.select_related("pupil", "notice__school").order_by("-notice__made_at", "-pk")


def open_letter_about(actor: Actor, pupil: Pupil, code: str, *, page: str) -> LetterCopy | None:
    """Open one reader's copy as staff, and leave a Viewing. Those who may not see a family's contacts see no address on it."""
    opened = _opened(actor, letters_about(actor, pupil).filter(code=code).prefetch_related("sendings").first(), page)
    if opened is None or Pupil.objects.filter(within_reach(actor, Permission.CONTACTS_VIEW), pk=pupil.pk).exists():
        return opened
    unaddressed = [replace(one, to_lines=one.to_lines[:1]) if one else None for one in (opened.letter, opened.english)]
    return replace(opened, letter=unaddressed[0] or opened.letter, english=unaddressed[1])


def untold(actor: Actor, school: School, *, days: SchoolYear | None = None) -> list[Untold]:
    """What this school has still to tell, the longest waiting first (s.68; the days are the school's aim). No letter is opened for it.

    `days` is the school's calendar, for who has read it already.
    """
    days = days or school_calendar(school)
    rows = (
        _not_told(actor, school)
        .annotate(title=KT("letter__title"))
        .values_list("code", "pupil__forename", "pupil__surname", "title", "made_on")
    )
    return [
        Untold(code, f"{forename} {surname}", title, days.add_school_days(made_on, school.notice_days).day)
        for code, forename, surname, title, made_on in rows
    ]


def waiting_to_be_told(actor: Actor, school: School, today: date) -> tuple[Waiting, ...]:
    """Those of them that wait longest, at most `AT_ONCE`, with each letter that has still to reach its reader."""
    days = school_calendar(school)
    waiting = []
    longest = _not_told(actor, school).select_related("pupil").prefetch_related("deliveries__sendings", "deliveries__pupil")
    for notice in longest[:AT_ONCE]:
        due = days.add_school_days(notice.made_on, school.notice_days).day
        waiting.append(
            Waiting(
                code=notice.code,
                pupil_name=notice.pupil.name,
                title=notice.letter["title"],
                due=due,
                pupil_code=notice.pupil.code,
                is_late=due < today,
                missing=notice.missing,
                letters=tuple(_copy(one) for one in notice.deliveries.all() if not one.is_copy and told_on_day(one) is None),
            )
        )
    return tuple(waiting)


def _not_told(actor: Actor, school: School) -> QuerySet[Notice]:
    """The notices of which somebody whom the law addresses has not been told, as `arrival.is_told` has it, asked of the database: years of
    letters that arrived are not read."""
    if school.pk not in actor.schools:
        return Notice.objects.none()
    undone = Sending._base_manager.filter(delivery=OuterRef("delivery"), attempt=OuterRef("attempt"), state__in=COMES_BACK)
    arrived = Sending._base_manager.filter(~Exists(undone), delivery=OuterRef("pk"), state__in=COUNTS_AS_TOLD)
    addressed = Delivery._base_manager.filter(notice=OuterRef("pk"), is_copy=False)
    reach = within_reach(actor, Permission.STATUS_APPROVE, to="pupil", own=Notice.conditions(actor))
    missed = ~Exists(addressed) | Exists(addressed.filter(~Exists(arrived)))
    return Notice.objects.filter(reach, missed, school=school).order_by("made_on", "pk")


def notice_named(actor: Actor, code: str) -> Notice | None:
    """A notice that this person may see through to its readers, for the verb that follows."""
    if not actor.schools:
        return None
    reach = within_reach(actor, Permission.STATUS_APPROVE, to="pupil", own=Notice.conditions(actor))
    found: Notice | None = Notice.objects.filter(reach, code=code).first()
    return found


def _within(actor: Actor) -> Q:
    return within_reach(actor, Permission.STATUS_VIEW, to="pupil", own=Delivery.conditions(actor))


def _opened(actor: Actor, delivery: Delivery | None, page: str) -> LetterCopy | None:
    if delivery is None:
        return None
    ledger.looked(actor, page, school=delivery.notice.school_id, pupil=delivery.pupil_id)
    return _copy(delivery)


def _copy(delivery: Delivery) -> LetterCopy:
    last = last_of(delivery)
    return LetterCopy(
        code=delivery.code,
        pupil_code=delivery.pupil.code,
        reader=delivery.name,
        letter=Letter.from_json(delivery.letter),
        english=Letter.from_json(delivery.english) if delivery.english else None,
        told_on=told_on_day(delivery),
        paper_is_due=needs_paper(delivery),
        came_back=CameBack(state, last.on, last.note) if (state := came_back(delivery)) else None,
        made_on=delivery.notice.made_on,
    )


__all__ = [
    "LetterCopy",
    "Untold",
    "Waiting",
    "letters_about",
    "letters_for",
    "notice_named",
    "open_letter",
    "open_letter_about",
    "untold",
    "waiting_to_be_told",
]

"""The one page about a child, as it stands on a day, for whoever may read it."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.school_year import age_on
from fourfold.documents.profile import PageOnPaper, PaperPart
from fourfold.notifications.school_people import people_of
from fourfold.profiles.kinds import ASKED, MOST_LINES, PART_NAMES, Part
from fourfold.profiles.models import PieceOfPage, ProfileCheck, ProfileLine
from fourfold.profiles.queries.pictures import PicturesOfPage, picture_on_page, pictures_ever, pictures_of
from fourfold.pupils.models import ClassPlace, ParentLink, Pupil
from fourfold.pupils.standing import open_on, within_reach
from fourfold.ui.words import day_in_words, listing

MONTHS_UNTIL_OLD = 6


@dataclass(frozen=True)
class LineRead:
    """One line, and who it came from. `is_mine` where this person suggested it."""

    code: str
    words: str
    source: str
    is_mine: bool


@dataclass(frozen=True)
class PartRead:
    """One part of the page: the lines that stand on it, and those that wait for the child or the family."""

    part: Part
    name: str
    lines: tuple[LineRead, ...]
    waiting: tuple[LineRead, ...]

    @property
    def is_full(self) -> bool:
        return len(self.lines) + len(self.waiting) >= MOST_LINES


@dataclass(frozen=True)
class OnePage:
    """The page. `checked_on` is the day on which the child or the family last looked at it, `is_old` six months after that."""

    forename: str
    about: tuple[str, ...]
    parts: tuple[PartRead, ...]
    checked_on: date | None
    checked_with: tuple[str, ...]
    look_again_on: date | None
    is_old: bool
    days: tuple[date, ...]
    """The days on which the page changed, newest first: its lines can be read as they stood on each."""
    pictures: PicturesOfPage

    @property
    def has_lines(self) -> bool:
        return any(part.lines for part in self.parts)

    @property
    def waiting(self) -> int:
        return sum(len(part.waiting) for part in self.parts) + (self.pictures.waiting is not None)

    def part(self, part: Part) -> PartRead:
        """One part, by its name."""
        return next(one for one in self.parts if one.part is part)


def one_page(actor: Actor, pupil: Pupil, *, today: date, on: date | None = None) -> OnePage:
    """The page as it stands today, or as it stood on another day."""
    rows, day = list(_readable(actor).filter(pupil=pupil)), on or today
    checks = list(ProfileCheck.objects.filter(reach_of(actor, ProfileCheck), pupil=pupil, on__lte=day))
    checked_on = max((check.on for check in checks), default=None)
    pictures = list(pictures_ever(actor, pupil))
    look_again = _months_after(checked_on, MONTHS_UNTIL_OLD) if checked_on else None
    return OnePage(
        forename=pupil.forename,
        about=_about(pupil, today),
        parts=tuple(part for kind in Part if (part := _part(actor, kind, rows, day)).lines or kind in ASKED),
        checked_on=checked_on,
        checked_with=tuple(dict.fromkeys(check.with_whom for check in checks if check.on == checked_on)),
        look_again_on=look_again,
        is_old=look_again is not None and look_again <= today,
        days=_days(rows, pictures),
        pictures=pictures_of(actor, pictures, today=today),
    )


def line_named(actor: Actor, pupil: Pupil, code: str, *, side: Side) -> ProfileLine | None:
    """One line of this child's page."""
    return _readable(actor, side).filter(pupil=pupil, code=code).select_related("pupil").first()


def on_paper(actor: Actor, pupil: Pupil, school_name: str, *, today: date) -> PageOnPaper:
    """The page as it is printed: what the child or the family has said yes to, and nothing else."""
    page = one_page(actor, pupil, today=today)
    picture, shows = picture_on_page(actor, pupil) or (None, "")
    checked = ""
    if page.checked_on and page.look_again_on:
        checked = _("Checked with %(who)s on %(day)s. Look again by %(again)s.") % {
            "who": listing(page.checked_with),
            "day": day_in_words(page.checked_on, weekday=False, year=True),
            "again": day_in_words(page.look_again_on, weekday=False, year=True),
        }
    return PageOnPaper(
        forename=page.forename,
        school_name=school_name,
        about=page.about,
        quote=next((line.words for line in page.part(Part.SAYS).lines), ""),
        parts=tuple(
            PaperPart(one.part.value, one.name, tuple((line.words, line.source) for line in one.lines))
            for one in page.parts
            if one.part in ASKED and one.part is not Part.SAYS
        ),
        checked=checked,
        foot=_("For people who work with %(name)s") % {"name": page.forename},
        picture=picture,
        picture_shows=shows,
    )


def first_helps(actor: Actor, pupils: Iterable[int], *, today: date, reach: Q) -> dict[int, str]:
    """What helps each of these pupils most: the first line of that part. `reach` is what this person may read, asked once."""
    rows = ProfileLine.objects.filter(reach, _on_page(today), pupil__in=list(pupils), part=Part.HELPS).order_by("-confirmed_on", "-pk")
    return dict(rows.values_list("pupil", "words"))


def lines_of_each(actor: Actor, pupils: Iterable[Pupil], parts: tuple[Part, ...], *, today: date) -> dict[int, tuple[str, ...]]:
    """What stands in these parts of the pages about several children, part by part. One query and those of reach."""
    rows = list(_readable(actor).filter(_on_page(today), pupil__in=[pupil.pk for pupil in pupils], part__in=parts))
    found: dict[int, tuple[str, ...]] = {}
    for row in sorted(rows, key=lambda row: parts.index(Part(row.part))):
        found[row.pupil_id] = (*found.get(row.pupil_id, ()), row.words)
    return found


def _part(actor: Actor, kind: Part, rows: list[ProfileLine], day: date) -> PartRead:
    mine = [row for row in rows if row.part == kind and (row.off_on is None or row.off_on > day)]
    on = [row for row in mine if row.confirmed_on is not None and row.confirmed_on <= day]
    waiting = [row for row in mine if row.confirmed_on is None and row.suggested_on <= day]
    return PartRead(kind, str(PART_NAMES[kind]), _lines(actor, on), _lines(actor, waiting))


def _lines(actor: Actor, rows: Iterable[ProfileLine]) -> tuple[LineRead, ...]:
    return tuple(LineRead(row.code, row.words, row.source, row.suggested_by_id == actor.account) for row in rows)


def _about(pupil: Pupil, today: date) -> tuple[str, ...]:
    """Who the child is, in two short lines: age, class and teacher; and a language spoken at home."""
    said = _("I am %(years)s.") % {"years": age_on(pupil.born, today)}
    place = ClassPlace.objects.filter(open_on(today), pupil=pupil).order_by("group__subject", "pk").select_related("group").first()
    teacher = people_of(pupil, today=today).teacher
    if place is not None:
        words = _("%(said)s I am in %(group)s with %(teacher)s.") if teacher else _("%(said)s I am in %(group)s.")
        said = words % {"said": said, "group": place.group.name, "teacher": teacher.formal_name if teacher else ""}
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, lives_with=True).exclude(parent__speaks="")
    speaks = links.order_by("priority", "pk").values_list("parent__speaks", flat=True).first()
    if not speaks or speaks.casefold() == "english":
        return (said,)
    return (said, _("I speak %(language)s at home.") % {"language": speaks})


def _days(*pieces: Iterable[PieceOfPage]) -> tuple[date, ...]:
    days = {day for rows in pieces for row in rows for day in (row.confirmed_on, row.off_on) if day is not None}
    return tuple(sorted(days, reverse=True))


def _months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _on_page(day: date) -> Q:
    return Q(confirmed_on__lte=day) & (Q(off_on__isnull=True) | Q(off_on__gt=day))


def reach_of(actor: Actor, model: type[PieceOfPage] | type[ProfileCheck], side: Side | None = None) -> Q:
    """What this person may read of the page."""
    return within_reach(actor, Permission.PROFILE_VIEW, to="pupil", own=model.conditions(actor), side=side)


def _readable(actor: Actor, side: Side | None = None) -> "QuerySet[ProfileLine]":
    rows: QuerySet[ProfileLine] = ProfileLine.objects.filter(reach_of(actor, ProfileLine, side))
    return rows

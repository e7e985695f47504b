"""A meeting as plain values, for pages and letters."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from fourfold.code_of_practice.meeting import (
    HEADINGS,
    LED_AS_NAMES,
    MEETING_NAMES,
    PUPILS_PART_NAMES,
    WHOSE_NAMES,
    LedAs,
    MeetingFacts,
    MeetingKind,
    PupilsPart,
    Whose,
    still_to_do,
)
from fourfold.meetings.kinds import GIVEN_NAMES, HOW_NAMES, Given, How, Part
from fourfold.meetings.models import Meeting


@dataclass(frozen=True)
class TakenOn:
    """What somebody took on: whose it is, what, who and by when."""

    whose: Whose
    whose_name: str
    what: str
    who: str
    by_when: date | None
    code: str = ""
    done_on: date | None = None


@dataclass(frozen=True)
class MeetingRead:
    """One meeting as it is read. `day` is when it was held, else when it is planned; `todo` what the Code still asks of a held one."""

    code: str
    kind: MeetingKind
    kind_name: str
    day: date
    is_held: bool
    starts_at: time | None
    minutes: int | None
    how: str
    where: str
    led: str
    there: tuple[str, ...]
    apologies: tuple[str, ...]
    parents_came: bool
    pupils_part: str
    why_not_the_pupil: str
    parts: tuple[tuple[str, str], ...]
    takes_on: tuple[TakenOn, ...]
    advice_service_named: bool
    given_on: date | None
    given_how: str
    shared_with_staff_on: date | None
    next_on: date | None
    todo: tuple[str, ...]
    edition: int
    earlier: tuple[dict[str, Any], ...]


def read(row: Meeting) -> MeetingRead:
    """One meeting as plain values."""
    kind, rows = MeetingKind(row.kind), list(row.attendances.all())
    part = PupilsPart(row.pupils_part) if row.pupils_part else None
    led_as = LedAs(row.led_as) if row.led_as else None
    filled = frozenset(name for name, _ in HEADINGS if getattr(row, name))
    takes_on = tuple(
        TakenOn(Whose(one.whose), WHOSE_NAMES[Whose(one.whose)], one.what, one.who, one.by_when, one.code, one.done_on)
        for one in row.responsibilities.all()
    )
    facts = MeetingFacts(
        kind=kind,
        led_as=led_as,
        pupils_part=part,
        headings_filled=filled,
        responsibilities_of=frozenset(one.whose for one in takes_on),
        given_on=row.given_on,
        shared_with_staff_on=row.shared_with_staff_on,
        advice_service_named=row.advice_service_named,
    )
    led = ", ".join(filter(None, (row.led_by.formal_name if row.led_by else "", LED_AS_NAMES[led_as].lower() if led_as else "")))
    there = [one.name for one in rows if one.came] + ([row.others_there] if row.others_there else [])
    return MeetingRead(
        code=row.code,
        kind=kind,
        kind_name=MEETING_NAMES[kind],
        day=row.held_on or row.planned_for,  # type: ignore[arg-type]  # the database holds that one of them is there
        is_held=row.held_on is not None,
        starts_at=row.starts_at,
        minutes=row.minutes,
        how=HOW_NAMES[How(row.how)],
        where=row.where,
        led=led,
        there=tuple(there),
        apologies=tuple(one.name for one in rows if one.came is False),
        parents_came=any(one.came and one.part == Part.PARENT for one in rows),
        pupils_part=PUPILS_PART_NAMES[part] if part else "",
        why_not_the_pupil=row.why_not_the_pupil,
        parts=tuple((title, getattr(row, name)) for name, title in HEADINGS if getattr(row, name)),
        takes_on=takes_on,
        advice_service_named=row.advice_service_named,
        given_on=row.given_on,
        given_how=GIVEN_NAMES[Given(row.given_how)] if row.given_how else "",
        shared_with_staff_on=row.shared_with_staff_on,
        next_on=next((one.planned_for for one in row.followed_by.all() if one.held_on is None), None),
        todo=tuple(still_to_do(facts)) if row.held_on else (),
        edition=row.edition,
        earlier=tuple(row.earlier_records),
    )

"""The calendar file: one identity through all changes, London's clock through its changes, and no child's name."""

import os
import pathlib
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar, Component

from fourfold.clock import LONDON
from fourfold.meetings.actions import call_off, invite
from fourfold.meetings.calendar_file import Entry, file_of, identity
from fourfold.meetings.links import path_of
from tests.cast import Cast
from tests.meetings.asked import FIRST, SECOND, booked, code_of, invitation

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WINTER, SUMMER = date(2027, 1, 14), date(2027, 6, 17)


def entry(day: date = WINTER, at: time = time(16, 15), **changed: Any) -> Entry:
    how: dict[str, Any] = {
        "code": "abc",
        "title": "Meeting at Larkfield School",
        "minutes": 30,
        "where": "Room 4; by the hall, left",
        "sequence": 0,
        "changed": NOW,
    }
    return Entry(day=day, at=at, **(how | changed))


def read(data: bytes) -> tuple[Calendar, Component]:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    return calendar, next(one for one in calendar.walk("VEVENT"))


@pytest.mark.parametrize(("day", "hours"), [(WINTER, 0), (SUMMER, 1), (date(2027, 3, 28), 1), (date(2027, 10, 31), 0)])
def test_the_time_is_londons_on_every_day_of_the_year(day: date, hours: int) -> None:
    _, event = read(file_of(entry(day)))
    starts = event["DTSTART"].dt
    assert starts.replace(tzinfo=None) == datetime.combine(day, time(16, 15))
    assert starts.utcoffset() == timedelta(hours=hours)
    assert event["DTSTART"].params["TZID"] == "Europe/London"


@pytest.mark.parametrize(("day", "at"), [(date(2027, 3, 28), time(0, 45)), (date(2027, 10, 31), time(0, 45))])
def test_a_meeting_over_a_change_of_the_clock_lasts_as_long_as_it_says(day: date, at: time) -> None:
    _, event = read(file_of(entry(day, at)))
    assert event["DTEND"].dt.astimezone(UTC) - event["DTSTART"].dt.astimezone(UTC) == timedelta(minutes=30)


def test_summer_time_is_written_out_so_that_no_program_has_to_know_it() -> None:
    calendar, _ = read(file_of(entry(WINTER), entry(SUMMER, code="b")))
    (zone,) = calendar.walk("VTIMEZONE")
    known = zone.to_tz()
    for day, hours in ((WINTER, 0), (SUMMER, 1)):
        assert datetime.combine(day, time(12), tzinfo=known).utcoffset() == timedelta(hours=hours)


def test_a_change_keeps_the_identity_and_counts_up_and_calling_off_takes_it_out() -> None:
    (first, before), (second, after) = (read(file_of(entry(**how))) for how in ({}, {"sequence": 2, "is_off": True}))
    assert before["UID"] == after["UID"] == identity("abc")
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 2)
    assert (first["METHOD"], second["METHOD"], after["STATUS"]) == ("PUBLISH", "CANCEL", "CANCELLED")
    assert identity("other") != identity("abc")


def test_what_is_written_comes_back_as_it_was() -> None:
    data = file_of(entry(title="Spotkanie: zażółć gęślą jaźń, i więcej; koniec", says="One\nTwo"))
    _, event = read(data)
    assert (event["SUMMARY"], event["LOCATION"]) == ("Spotkanie: zażółć gęślą jaźń, i więcej; koniec", "Room 4; by the hall, left")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert Calendar.from_ical(data).to_ical() == data


def test_the_reader_that_ours_is_tried_with_takes_what_others_write() -> None:
    """Calendars exchange such files: the reader that finds ours whole finds the times in theirs."""
    if not (folder := os.environ.get("FOURFOLD_SAMPLES")):
        pytest.skip("FOURFOLD_SAMPLES is not set: calendar files of others were not read.")
    for name in ("event_with_unicode_fields", "event_with_escaped_character1", "issue_64_event_with_non_ascii_summary"):
        data = (pathlib.Path(folder) / "ical" / "events" / f"{name}.ics").read_bytes()
        assert Calendar.from_ical(data, multiple=True)


def test_the_file_of_a_family_names_no_child_and_follows_every_change(cast: Cast) -> None:
    meeting = booked(cast, asked=True)
    nobody, row = Client(), invitation(meeting, cast)
    nobody.post(path_of(row), {"reply": "yes", "time": code_of(meeting, SECOND)})
    answer = nobody.get(f"{path_of(row)}/calendar.ics")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    _, event = read(answer.content)
    assert b"Leo" not in answer.content
    assert b"Obi" not in answer.content
    assert event["DTSTART"].dt == datetime.combine(SECOND.day, SECOND.at, tzinfo=LONDON)
    invite(cast.amina, meeting, times=[FIRST])
    row.refresh_from_db()
    _, moved = read(nobody.get(f"{path_of(row)}/calendar.ics").content)
    assert (moved["UID"], moved["SEQUENCE"] > event["SEQUENCE"]) == (event["UID"], True)
    meeting.refresh_from_db()
    call_off(cast.amina, meeting)
    assert b"METHOD:CANCEL" in nobody.get(f"{path_of(row)}/calendar.ics").content


def test_a_meeting_by_phone_has_no_place_in_the_calendar(cast: Cast) -> None:
    row = invitation(booked(cast, asked=True), cast)
    assert b"LOCATION:Room 4" in Client().get(f"{path_of(row)}/calendar.ics").content
    Client().post(path_of(row), {"reply": "phone"})
    assert b"LOCATION" not in Client().get(f"{path_of(row)}/calendar.ics").content

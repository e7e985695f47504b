"""The year's meetings of the invented school: most have their days, a few have none, two families are asked, and one said no."""

from datetime import date, time, timedelta

from fourfold.code_of_practice.meeting_dates import monday
from fourfold.demo.dates import moved
from fourfold.demo.histories import Histories
from fourfold.meetings.actions import invite, note_answer, plan_meetings
from fourfold.meetings.asking import Offer
from fourfold.meetings.kinds import How, Reply
from fourfold.meetings.models import Meeting
from fourfold.oversight.meetings_dates import suggestions

WITHOUT = frozenset({"aoife", "isla", "marcus", "oluwaseun", "theo", "kofi"})
"""Who has no date yet for the rest of the year."""
EVERY = 23
"""Of the others every so many is without one too."""
ASKED = {
    "marcus": (
        (date(2026, 11, 26), time(16, 15), How.IN_PERSON),
        (date(2026, 11, 30), time(8, 15), How.IN_PERSON),
        (date(2026, 12, 1), time(18), How.VIDEO),
    ),
    "yusuf": (
        (date(2026, 12, 10), time(15, 30), How.IN_PERSON),
        (date(2026, 12, 11), time(8, 30), How.IN_PERSON),
        (date(2026, 12, 14), time(17), How.PHONE),
    ),
}
"""Whose family has three times to choose from, and has not answered."""
OWN_PART = {"marcus": "I’ll come for the first bit. I have written 3 things down."}
DECLINED = "elsie"
"""Whose family was asked, and does not want that meeting: it counts as offered, never as held."""


def write_year(told: Histories) -> None:
    """The days, then the invitations."""
    site = told.site
    with site.on(told.days.add_school_days(told.today, -6).day, 16):
        found, _ = suggestions(told.senco, site.school, today=told.today)
        left = {site.pupils[key].pk for key in WITHOUT}
        chosen = [one.planned for number, one in enumerate(found) if one.planned.pupil.pk not in left and number % EVERY]
        plan_meetings(told.senco, site.school, key="demo-year", dates=chosen)
    with site.on(told.days.add_school_days(told.today, -1).day, 11):
        for key, times in ASKED.items():
            ask(told, key, [Offer(moved(day, told.today, told.days), at, how) for day, at, how in times])
        decline(told)


def ask(told: Histories, key: str, times: list[Offer]) -> None:
    """Ask a family to the meeting that comes next."""
    meeting = next_meeting(told, key)
    times = [one for one in times if one.day > told.today]
    if meeting is not None and times:
        invite(told.senco, meeting, times=times, where="Room 4, by the front door", pupils_own_part=OWN_PART.get(key, ""))


def decline(told: Histories) -> None:
    """A family that is asked and says no, at the gate, with other times to choose from."""
    meeting = next_meeting(told, DECLINED)
    if meeting is None or meeting.planned_for is None:
        return
    week = monday(meeting.planned_for)
    days = [week + timedelta(days=number) for number in range(5)]
    times = [Offer(day, time(8, 15)) for day in days if told.days.is_school_day(day) and day > told.today][:3]
    for row in invite(told.senco, meeting, times=times) if times else []:
        note_answer(told.senco, row, reply=Reply.CANNOT, words="Not before the summer. All is well.")


def next_meeting(told: Histories, key: str) -> Meeting | None:
    """The next meeting of a child that has its day."""
    rows = Meeting.objects.filter(pupil=told.site.pupils[key], held_on__isnull=True, called_off_on__isnull=True)
    found: Meeting | None = rows.order_by("planned_for", "pk").first()
    return found

"""Reminding families of a meeting: to answer, and that it is near. Each is written to once for each; a week without a runner loses none
that still matters. Mail names the school, and no child and no place."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.clock import LONDON
from fourfold.meetings.answering import may_answer
from fourfold.meetings.kinds import Reply
from fourfold.meetings.links import address_of, visitor_of
from fourfold.meetings.models import Invitation
from fourfold.notifications.recipients import link_email, name_of
from fourfold.outbox.models import Mail
from fourfold.outbox.post import post
from fourfold.schools.models import School
from fourfold.ui.words import day_in_words, time_in_words

RECHECK = "meetings.asked"
ANSWER_DAYS = 4
"""How many days after it was asked a family is reminded to answer: ours, not the Code's."""
NEAR_DAYS = 2
"""How many days before a meeting its family is reminded of it."""
TO_ANSWER, IS_NEAR = "meeting-answer", "meeting-near"


def remind_families(now: datetime) -> int:
    """Write to those who have not answered for some days, and to those whose meeting is near. How many such families there are today."""
    today, number = now.astimezone(LONDON).date(), 0
    for row in _unanswered(today):
        number += _remind(row, f"{TO_ANSWER}/{row.pk}/{row.turn}", now)
    for row in _near(today):
        number += _remind(row, f"{IS_NEAR}/{row.pk}/{row.meeting.sequence}", now)
    return number


def may_still_be_reminded(mail: Mail) -> bool:
    """Whether what the mail reminds of still stands, for somebody who may answer it and reads mail at this address."""
    purpose, number, _turn = mail.key.split("/")
    today = clock.today()
    rows = _unanswered(today) if purpose == TO_ANSWER else _near(today)
    row = rows.filter(pk=number).first()
    if row is None or mail.key != f"{purpose}/{row.pk}/{row.turn if purpose == TO_ANSWER else row.meeting.sequence}":
        return False
    return may_answer(visitor_of(row), row) and _address(row).lower() == mail.to.lower()


def _open() -> "QuerySet[Invitation]":
    rows: QuerySet[Invitation] = Invitation._base_manager.filter(meeting__held_on__isnull=True, meeting__called_off_on__isnull=True)
    return rows.select_related("meeting", "pupil__account", "parent__account").order_by("pk")


def _unanswered(today: date) -> "QuerySet[Invitation]":
    """Asked some days ago, not answered, and a time is still to come."""
    asked = _open().filter(answer="", asked_on__lte=today - timedelta(days=ANSWER_DAYS), meeting__times__taken_back=False)
    return asked.annotate(last=Max("meeting__times__day")).filter(last__gt=today)


def _near(today: date) -> "QuerySet[Invitation]":
    """They said that they come, and it is in a day or two, or today."""
    return _open().filter(answer=Reply.YES, meeting__planned_for__range=(today, today + timedelta(days=NEAR_DAYS)))


def _remind(row: Invitation, key: str, now: datetime) -> int:
    to = _address(row)
    if not to or not may_answer(visitor_of(row), row):
        return 0
    school = row.pupil.last_school()
    language = name_of(row.parent).language if row.parent is not None else "en"
    with translation.override("en-gb" if language == "en" else language), transaction.atomic():
        subject, says = _words(row, school, key, language)
        post(
            to=to,
            subject=subject[:200],
            body=f"{says}\n{address_of(row, language=language)}\n\n{school.name}\n",
            language="en-GB" if language == "en" else language,
            purpose="meeting-reminder",
            key=key,
            about=f"pupil:{row.pupil_id}",
            recheck=RECHECK,
            no_later_than=_until(row),
            now=now,
        )
    return 1


def _words(row: Invitation, school: School, key: str, language: str) -> tuple[str, str]:
    """The subject, and what stands over the link."""
    if key.startswith(TO_ANSWER):
        return _("Please choose a time: %(school)s") % {"school": school.name}, _(
            "We asked when you can meet us. Choose a time here, or ask us to call:"
        )
    day, at = row.meeting.planned_for, row.meeting.starts_at
    assert day is not None
    when = {"day": day_in_words(day, language=language), "time": time_in_words(at, language=language) if at else ""}
    says = _("We look forward to meeting you on %(day)s at %(time)s. To see where, or to change your answer:") % when
    return _("Your meeting at %(school)s is near") % {"school": school.name}, says


def _until(row: Invitation) -> datetime | None:
    """When a reminder is of no use any more."""
    times: Iterator[datetime] = (datetime.combine(one.day, one.at, tzinfo=LONDON) for one in row.meeting.times.filter(taken_back=False))
    return max(times, default=None)


def _address(row: Invitation) -> str:
    if row.parent is not None:
        return link_email(row.parent)
    account = row.pupil.account
    return account.email if account is not None and account.is_active else ""

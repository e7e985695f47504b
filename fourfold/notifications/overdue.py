"""Families who have not been told in time: whoever must see to it is written to, once each (s.68)."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from fourfold.access.roles import Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Membership
from fourfold.clock import LONDON
from fourfold.code_of_practice.telling import who_is_alerted
from fourfold.notifications.arrival import is_told
from fourfold.notifications.kinds import NoticeKind
from fourfold.notifications.models import Notice
from fourfold.outbox.post import post
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School

THE_LAW_ASKS = (NoticeKind.SEN_SUPPORT_DECIDED, NoticeKind.SUPPORT_STARTED)
"""The notices that section 68 demands. The others wait on the desk, and write to nobody."""


def alert_overdue(now: datetime) -> int:
    """Write to the SENCO of each school about each family that should have been told by now, and to the head where it is later still. How
    many alerts there are; each is posted once, however often this runs."""
    today = now.astimezone(LONDON).date()
    return sum(_at(school, now) for school in School.objects.filter(pk__in=_untold().filter(made_on__lt=today).values("school")))


def _untold() -> QuerySet[Notice]:
    return Notice._base_manager.filter(kind__in=THE_LAW_ASKS)


def _at(school: School, now: datetime) -> int:
    today, days, alerts = now.astimezone(LONDON).date(), school_calendar(school), 0
    notices = _untold().filter(school=school).prefetch_related("deliveries__sendings").order_by("made_on", "pk")
    for notice in notices:
        due, still_due = (days.add_school_days(notice.made_on, times * school.notice_days).day for times in (1, 2))
        who = who_is_alerted(due, still_due, today=today)
        if not who or is_told(notice):
            continue
        holders = Membership.objects.filter(held_on(today), school=school, role__in=[Role(one) for one in who], account__is_active=True)
        for holder in holders.select_related("account").order_by("pk"):
            _write(notice, school, holder, now)
            alerts += 1
    return alerts


def _write(notice: Notice, school: School, holder: Membership, now: datetime) -> None:
    """Names no child and no family: where to look, and why it matters."""
    with transaction.atomic():
        post(
            to=holder.account.email,
            subject="A family has still to be told",
            body=(
                f"A family of {school.name} should have been told by now that SEN support is given. "
                "The law says that they must be told (Children and Families Act 2014, section 68).\n\n"
                f"See who waits, and print or send the letter:\n{settings.ORIGIN}/letters\n"
            ),
            purpose="notice-overdue",
            key=f"notice-overdue/{notice.pk}/{holder.role}/{holder.account_id}",
            now=now,
        )

"""Who has read the plans: most of those who work with a child, on the days after it started; some not yet, and a few were reminded."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.demo.histories import Histories
from fourfold.demo.population import chance_for
from fourfold.schools.models import School
from fourfold.support import actions as support
from fourfold.support.models import Plan, Reading
from fourfold.support.readers import Working, adults_at, working_with

HAVE_READ = 0.97
ALL_READ = ("zainab", "theo", "zofia", "elsie")
READERS = ("adaeze_okonkwo", "dean_whitlock", "priya_raman")
"""Who keeps up, and has read each plan but these:"""
UNREAD = {("yusuf", "adaeze_okonkwo"), ("yusuf", "priya_raman"), ("lily_mae", "dean_whitlock")}
"""So each of them has something to read on the day of the demo."""
REMINDED = "lily_mae"
IN_JUNIPER = ("yusuf", "zofia")
COVER = {"name": "Sue Parmar", "email": "sue.parmar@supply.example.org"}
"""Who covers a lesson today, and has not opened the link yet."""
QUESTION = "His help card: does he keep it at lunch and in PE too? He looked for it twice."


@action("demo.read", needs=Permission.SETTINGS_EDIT, by=Side.SCHOOL)
def keep_readings(actor: Actor, school: School, *, rows: list[Reading]) -> None:
    """Write down at once what each said for themselves."""
    Reading.objects.bulk_create(rows, batch_size=500)


def write_readings(told: Histories) -> None:
    """The readings of every plan in force, one that its teacher knows from an earlier version, a question, and a reminder of yesterday."""
    site, today = told.site, told.today
    plans = Plan.objects.filter(starts_on__isnull=False, ends_on__isnull=True).select_related("pupil").order_by("starts_on", "pk")
    working = working_with({plan.pupil_id for plan in plans}, site.school.pk, adults_at(site.school.pk, today), today=today)
    with site.on(today, 8):
        rows = [*_said(told, list(plans), working), *_second_plan_of_yusuf(told)]
        keep_readings(site.maker, site.school, rows=rows)
    dean = told.actor(site.accounts["dean_whitlock"])
    with site.on(told.days.add_school_days(today, -1).day, 12):
        yusufs = plans.get(pupil=site.pupils["yusuf"])
        support.ask_senco(dean, yusufs, key="demo-question-yusuf", words=QUESTION)
    teacher = told.actor(site.accounts["adaeze_okonkwo"])
    with site.on(today, 7):
        for child in IN_JUNIPER:
            support.arrange_cover(teacher, site.pupils[child], **COVER, day=today)
        support.remind_readers(told.senco, plans.get(pupil=site.pupils[REMINDED]), today=today)


def _said(told: Histories, plans: list[Plan], working: Working) -> Iterator[Reading]:
    """One reading for each adult who has read the plan that is in force."""
    site, chance = told.site, chance_for("readings", told.site.year)
    key_of = {pupil.pk: key for key, pupil in site.pupils.items()}
    person = {account.pk: key for key, account in site.accounts.items()}
    for plan in sorted(plans, key=lambda one: key_of[one.pupil_id]):
        child = key_of[plan.pupil_id]
        for account in sorted(working[plan.pupil_id], key=lambda one: person[one]):
            has_read = chance.random() < HAVE_READ or child in ALL_READ or person[account] in READERS
            days_after = chance.randrange(0, 6)
            if has_read and (child, person[account]) not in UNREAD:
                on = min((plan.starts_on or told.today) + timedelta(days=days_after), told.today)
                yield Reading(pupil_id=plan.pupil_id, plan=plan, account_id=account, read_at=_at(told, on))


def _second_plan_of_yusuf(told: Histories) -> Iterator[Reading]:
    """His teacher read the plan before: so the one screen marks for her what is new in this one."""
    before = Plan.objects.filter(pupil=told.site.pupils["yusuf"], ends_on__isnull=False).order_by("-starts_on").first()
    if before is not None and before.starts_on is not None:
        read_at = _at(told, before.starts_on + timedelta(days=1))
        yield Reading(pupil_id=before.pupil_id, plan=before, account_id=told.site.accounts["adaeze_okonkwo"].pk, read_at=read_at)


def _at(told: Histories, on: date) -> datetime:
    with told.site.on(on, 8):
        return told.site.moment()

"""What is under way on the day of the demo: a review that several prepare, one that was moved, and a role that waits for a second yes."""

from datetime import date, timedelta

from fourfold.access.roles import Role
from fourfold.accounts.actions.members import invite_staff
from fourfold.code_of_practice.graduated_approach import Step
from fourfold.demo.dates import moved
from fourfold.demo.histories import Histories
from fourfold.demo.yusuf_words import BEFORE_REVIEW, BEFORE_REVIEW_CHILD, BEFORE_REVIEW_OUTSIDE, BEFORE_REVIEW_PARENT
from fourfold.profiles.models import CHILD
from fourfold.support import actions as support
from fourfold.support.models import Cycle

MOVED = ("jake", date(2026, 12, 15), "His dad works away on the 10th and wants to be there.")
"""Whose review moves, until when, and why."""


def write_waiting(told: Histories) -> None:
    """The three of them."""
    prepare_review(told)
    move_review(told)
    ask_for_a_role(told)


def prepare_review(told: Histories) -> None:
    """Yusuf's review of December: opened, and answered by his teacher, his assistant, his therapist, his mum and himself."""
    site, day = told.site, told.days.add_school_days(told.today, -1).day
    with site.on(day, 15):
        cycle = Cycle.objects.exclude(step=Step.CLOSED).get(pupil=site.pupils["yusuf"])
        review = support.open_review(told.senco, cycle, today=day)
        for key, works_as, changed, next_ in BEFORE_REVIEW:
            support.contribute(told.actor(site.accounts[key]), review, changed=changed, next_=next_, works_as=works_as, today=day)
        changed, next_ = BEFORE_REVIEW_OUTSIDE
        support.contribute_from_outside(told.actor(site.accounts["megan"]), review, changed=changed, next_=next_, today=day)
        support.record_views(
            told.senco, review, voice=CHILD, words=BEFORE_REVIEW_CHILD, today=day, how="With pictures", helped_by="Mr Whitlock"
        )
    with site.on(day, 20):
        mum = site.parent("yusuf", "Farida Rahmani")
        support.say_at_review(told.actor(mum.account), review, words=BEFORE_REVIEW_PARENT, today=day)


def move_review(told: Histories) -> None:
    """A review that moves, with the reason; its day in the plan stays."""
    child, until, because = MOVED
    day = told.days.add_school_days(told.today, -3).day
    with told.site.on(day, 14):
        cycle = Cycle.objects.get(pupil=told.site.pupils[child], step=Step.DO)
        later = max(moved(until, told.today, told.days), told.today + timedelta(days=1))
        support.postpone_review(told.senco, cycle, until=later, because=because, today=day)


def ask_for_a_role(told: Histories) -> None:
    """The data manager asks for a new teaching assistant; the head has still to say yes."""
    site = told.site
    asks, starts = told.actor(site.accounts["wyn_ellis"]), told.days.add_school_days(told.today, 20).day
    with site.on(told.days.add_school_days(told.today, -1).day, 16):
        invite_staff(
            asks,
            site.school,
            name="Ines Moreau",
            email="ines.moreau@larkfield.example.org",
            role=Role.SUPPORT_STAFF,
            starts=starts,
            title="Ms",
        )

"""The day's mail to staff: how many things are due or late, by kind. It names no child, and comes on school days where something waits."""

from collections import Counter
from datetime import datetime

from django.conf import settings
from django.db import transaction

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.accounts.actors import actor_of
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, Membership
from fourfold.clock import LONDON
from fourfold.outbox.models import Mail
from fourfold.outbox.post import post
from fourfold.oversight.today import tasks_of
from fourfold.oversight.today_tasks import Kind, Task
from fourfold.schools.calendar import school_calendar
from fourfold.schools.models import School

RECHECK = "oversight.digest"
READERS = (Role.SENCO, Role.HEAD, Role.SLT, Role.TEACHER, Role.SUPPORT_STAFF)
LEFT_OUT = frozenset({Kind.LOG})
"""The day's own sessions: who gives them has them on the phone."""
SAYS = {
    Kind.ANSWER: ("concern to answer", "concerns to answer"),
    Kind.MATCH: ("message from somebody without an account", "messages from people without an account"),
    Kind.TALK: ("family that asks to talk", "families that ask to talk"),
    Kind.REPLY: ("message to write back to", "messages to write back to"),
    Kind.TELL: ("family to be told", "families to be told"),
    Kind.REVIEW: ("review", "reviews"),
    Kind.PREPARE: ("review to prepare", "reviews to prepare"),
    Kind.HEAR: ("child to ask again", "children to ask again"),
    Kind.SAY: ("colleague who asks what you see", "colleagues who ask what you see"),
    Kind.REPLIED: ("answer to an invitation", "answers to invitations"),
    Kind.MEET: ("meeting with parents", "meetings with parents"),
    Kind.WRITE_UP: ("meeting to write down", "meetings to write down"),
    Kind.GIVE: ("record to give to parents", "records to give to parents"),
    Kind.AGREED: ("thing agreed at a meeting", "things agreed at meetings"),
    Kind.TALK_OVER: ("talk with a family before a specialist is asked", "talks with families before specialists are asked"),
    Kind.WORD: ("family to ask again about a specialist", "families to ask again about specialists"),
    Kind.SEND: ("question that can go to a specialist", "questions that can go to specialists"),
    Kind.CHASE: ("specialist to ask what became of a question", "specialists to ask what became of questions"),
    Kind.EXPERT_WROTE: ("specialist’s advice to give to a family", "pieces of specialists’ advice to give to families"),
    Kind.EHC_DAY: ("day of a request to the authority", "days of requests to the authority"),
}
OTHERWISE = ("other thing", "other things")


def send_digests(now: datetime) -> int:
    """Write to each member of staff for whom something is due today or late. One mail a day and person; a day missed is not made up, since
    today's holds what still waits. How many mails there are for today."""
    today = now.astimezone(LONDON).date()
    schools = [school for school in School.objects.order_by("pk") if school_calendar(school).is_school_day(today)]
    return sum(_to(school, account, now) for school in schools for account in _readers(school, now))


def still_works_here(mail: Mail) -> bool:
    """Whether the person this mail goes to has this address and works at the school today."""
    _purpose, school, account, _day = mail.key.split("/")
    here = Membership.objects.filter(held_on(clock.today()), school=int(school), account=int(account), role__in=READERS)
    return here.filter(account__email__iexact=mail.to, account__is_active=True).exists()


def due_now(tasks: list[Task]) -> list[Task]:
    """What is late, or due today."""
    return [task for task in tasks if task.due is not None and task.due <= task.today and task.kind not in LEFT_OUT]


def lines(tasks: list[Task]) -> list[str]:
    """How many of each kind, as "2 concerns to answer, one of them late"."""
    found: list[str] = []
    late = Counter(SAYS.get(task.kind, OTHERWISE) for task in tasks if task.is_late)
    for words, number in Counter(SAYS.get(task.kind, OTHERWISE) for task in tasks).items():
        said = f"{number} {words[0] if number == 1 else words[1]}"
        found.append(f"{said}, {late[words]} late" if late[words] else said)
    return found


def _readers(school: School, now: datetime) -> list[Account]:
    held = Membership.objects.filter(held_on(now.astimezone(LONDON).date()), school=school, role__in=READERS, approved_at__isnull=False)
    return list(Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("pk"))


def _to(school: School, account: Account, now: datetime) -> int:
    today = now.astimezone(LONDON).date()
    due = due_now(tasks_of(actor_of(account, today=today, second_factor=True), school, today=today))
    if not due:
        return 0
    subject = f"One thing needs you today at {school.name}" if len(due) == 1 else f"{len(due)} things need you today at {school.name}"
    with transaction.atomic():
        post(
            to=account.email,
            subject=subject[:200],
            body="\n".join(
                [*(f"- {one}" for one in lines(due)), "", f"Sign in to see them:\n{settings.ORIGIN}/today", "", school.name, ""]
            ),
            purpose="digest",
            key=f"digest/{school.pk}/{account.pk}/{today.isoformat()}",
            about=f"account:{account.code}",
            recheck=RECHECK,
            no_later_than=now.astimezone(LONDON).replace(hour=23, minute=59),
            now=now,
        )
    return 1

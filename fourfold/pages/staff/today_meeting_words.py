"""What meetings ask of staff, as Today and the desk say it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.oversight.today_tasks import Kind, Task
from fourfold.ui.words import possessive, relative_day

Said = tuple[str, str, str, str]


def _dates(task: Task) -> Said:
    words = ngettext("%(n)s pupil needs a date to meet the parents", "%(n)s pupils need a date to meet the parents", task.number)
    names = _("%(names)s and others.") if task.number > 3 else "%(names)s."
    return words % {"n": task.number}, names % {"names": task.who}, _("See the year"), f"{reverse('staff:reviews')}?show=needs"


def _replied(task: Task) -> Said:
    title = _("Act on the answer about %(name)s") % {"name": task.who}
    return (
        title,
        _("%(who)s has answered the invitation, and asks for something.") % {"who": task.what},
        _("Read the answer"),
        _meeting(task),
    )


def _meet(task: Task) -> Said:
    title = _("Meet %(whose)s parents") % {"whose": possessive(task.who)}
    day = relative_day(task.due or task.today, today=task.today).capitalize()
    says = _("%(day)s at %(time)s.") % {"day": day, "time": task.what} if task.what else f"{day}."
    return title, says, _("Open the meeting"), _meeting(task)


def _write_up(task: Task) -> Said:
    title = _("Write down the meeting with %(whose)s parents") % {"whose": possessive(task.who)}
    day = relative_day(task.on or task.today, today=task.today)
    return (
        title,
        _("It was to be on %(day)s. Say what was said, or that it was not held.") % {"day": day},
        _("Open the meeting"),
        _meeting(task),
    )


def _give(task: Task) -> Said:
    title = _("Give %(whose)s parents the record") % {"whose": possessive(task.who)}
    return title, _("What was said when you met, and who does what."), _("Read and give"), _meeting(task)


def _agreed(task: Task) -> Said:
    title = _("Do what was agreed for %(name)s") % {"name": task.who}
    return title, task.what, _("Open the meeting"), _meeting(task)


def _advice(task: Task) -> Said:
    title = _("Check whom families are told to ring for free advice")
    says = _("%(who)s: nobody has checked SENDIASS for 12 months. Families are told so.") % {"who": task.who}
    return title, says, _("Check it"), reverse("settings:authority") + (f"?of={task.code}" if task.code else "")


def _meeting(task: Task) -> str:
    pupil, _slash, meeting = task.code.partition("/")
    return reverse("staff:meeting", args=[pupil, meeting]) if meeting else reverse("staff:meetings", args=[pupil])


LOOKS = {
    Kind.DATES: ("cal", "review"),
    Kind.REPLIED: ("mail", "review"),
    Kind.MEET: ("review", "review"),
    Kind.WRITE_UP: ("review", "review"),
    Kind.GIVE: ("mail", "review"),
    Kind.AGREED: ("tick", "do"),
    Kind.ADVICE: ("phone", ""),
}
SAYINGS = {
    Kind.DATES: _dates,
    Kind.REPLIED: _replied,
    Kind.MEET: _meet,
    Kind.WRITE_UP: _write_up,
    Kind.GIVE: _give,
    Kind.AGREED: _agreed,
    Kind.ADVICE: _advice,
}

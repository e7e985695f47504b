"""What waits of asking specialists, as a page says it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.oversight.today_tasks import Kind, Task
from fourfold.ui.words import possessive, relative_day

Said = tuple[str, str, str, str]


def _page(task: Task) -> str:
    """The page of the referral: its code names the child and it."""
    return reverse("staff:referral", args=task.code.split("/"))


def _talk_over(task: Task) -> Said:
    title = _("Talk with %(whose)s family about asking a specialist") % {"whose": possessive(task.who)}
    return title, _("%(whom)s. Nobody is asked before the family says yes.") % {"whom": task.what}, _("Write down the talk"), _page(task)


def _word(task: Task) -> Said:
    if task.begun:
        title = _("Talk with %(who)s before a specialist is asked about %(name)s") % {"who": task.what, "name": task.who}
        return title, _("They asked to talk first."), _("Write down the talk"), _page(task)
    title = _("Ask %(whose)s family again about a specialist") % {"whose": possessive(task.who)}
    return title, _("They have the letter about %(whom)s and have not answered.") % {"whom": task.what}, _("See who answered"), _page(task)


def _send(task: Task) -> Said:
    title = _("Send the question about %(name)s") % {"name": task.who}
    return title, _("The family agrees that %(whom)s is asked.") % {"whom": task.what}, _("Read and send"), _page(task)


def _chase(task: Task) -> Said:
    title = _("Ask %(whom)s about the advice for %(name)s") % {"whom": task.what, "name": task.who}
    if task.on is None:
        return title, _("They cannot read the record much longer."), _("See where it stands"), _page(task)
    seen = _("Sent %(day)s. They have seen the child.") if task.begun else _("Sent %(day)s. They have not seen the child.")
    return title, seen % {"day": relative_day(task.on, today=task.today)}, _("See where it stands"), _page(task)


def _advice(task: Task) -> Said:
    title = _("Read the advice about %(name)s") % {"name": task.who}
    says = _("%(who)s has written. The family does not have it yet.") % {"who": task.what}
    return title, says, _("Read and give"), reverse("staff:advice", args=task.code.split("/"))


SAYINGS = {Kind.TALK_OVER: _talk_over, Kind.WORD: _word, Kind.SEND: _send, Kind.CHASE: _chase, Kind.EXPERT_WROTE: _advice}
LOOKS = {
    Kind.TALK_OVER: ("ask", "plan"),
    Kind.WORD: ("ask", "plan"),
    Kind.SEND: ("ask", "plan"),
    Kind.CHASE: ("clock", "do"),
    Kind.EXPERT_WROTE: ("list", "plan"),
}
"""The drawing, and the step whose tint it has."""

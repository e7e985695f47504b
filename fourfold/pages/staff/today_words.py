"""What waits, as a page says it: a title, a line, how long it takes, and one button."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold.oversight.today_tasks import Kind, Task
from fourfold.pages.staff import today_meeting_words, today_specialists
from fourfold.pages.staff.ehc.today import day_in_words_of_clock, release_in_words
from fourfold.ui.words import count_of, days_late, minutes_in_words, possessive, relative_day, time_in_words

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
LOOKS = {
    Kind.ANSWER: ("flag", "assess"),
    Kind.MATCH: ("mail", "assess"),
    Kind.TALK: ("review", "review"),
    Kind.REPLY: ("mail", ""),
    Kind.TELL: ("mail", "plan"),
    Kind.REVIEW: ("review", "review"),
    Kind.PREPARE: ("review", "review"),
    Kind.WRITE: ("plan", "plan"),
    Kind.SIGN: ("assess", "assess"),
    Kind.SAY: ("assess", "assess"),
    Kind.READ: ("eye", "do"),
    Kind.QUESTION: ("ask", ""),
    Kind.NAME: ("person", "do"),
    Kind.HEAR: ("heart", "assess"),
    Kind.LOG: ("do", "do"),
    Kind.SETTLE: ("do", "do"),
    Kind.GAP: ("flag", "plan"),
    Kind.APPROVE: ("key", ""),
    Kind.RELEASE: ("download", ""),
    **today_meeting_words.LOOKS,
    **today_specialists.LOOKS,
    Kind.EHC_RELEASE: ("mail", ""),
    Kind.EHC_DAY: ("clock", ""),
}
"""The drawing, and the step whose tint it has."""


@dataclass(frozen=True)
class TaskInWords:
    """One task as it is shown. `late` is empty where it is not; `by` says the day it is due."""

    title: str
    says: str
    button: str
    href: str
    icon: str
    step: str
    time: str
    late: str
    by: str


def in_words(task: Task) -> TaskInWords:
    """A task as it is shown."""
    title, says, button, href = SAYINGS[task.kind](task)
    late = days_late(task.due, today=task.today) if task.due else ""
    by = _("By %(day)s") % {"day": relative_day(task.due, today=task.today)} if task.due and not late else ""
    icon, step = LOOKS[task.kind]
    return TaskInWords(title, says, button, href, icon, step, minutes_in_words(task.minutes), late, "" if task.kind is Kind.LOG else by)


def in_number(number: int) -> str:
    """As "Three", "14"."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


Said = tuple[str, str, str, str]


def _answer(task: Task) -> Said:
    says = _("%(who)s raised it, and waits for an answer.") if task.begun else _("%(who)s raised it. Nobody has read it yet.")
    title = _("Answer the concern about %(name)s") % {"name": task.who}
    return title, says % {"who": task.what or _("A family")}, _("Read and answer"), reverse("staff:concern", args=[task.code])


def _match(task: Task) -> Said:
    title = _("Find out whose child %(name)s writes about") % {"name": task.who}
    return title, _("They have no account. They wait for an answer."), _("Read and match"), reverse("staff:unlinked", args=[task.code])


def _talk(task: Task) -> Said:
    title = _("Answer: %(who)s asks to talk about %(name)s") % {"who": task.what or _("A family"), "name": task.who}
    return title, _("They are not happy, or want to hear more."), _("Read and answer"), reverse("staff:talk-asked", args=[task.code])


def _reply(task: Task) -> Said:
    title = _("Write back about %(name)s") % {"name": task.who}
    says = _("%(who)s has written to you.") % {"who": task.what or _("A family")}
    return title, says, _("Read and write back"), reverse("staff:messages", args=[task.code])


def _tell(task: Task) -> Said:
    title = _("Tell %(whose)s family") % {"whose": possessive(task.who)}
    return title, task.what, _("See who waits"), reverse("staff:letters-waiting")


def _review(task: Task) -> Said:
    href = reverse("staff:review", args=[task.code])
    if task.begun:
        title = _("Finish %(whose)s review") % {"whose": possessive(task.who)}
        return title, _("It is begun. The family reads it when it is finished."), _("Record the review"), href
    title = _("Look together at %(whose)s plan") % {"whose": possessive(task.who)}
    says = _("The day that the plan names has passed.") if task.is_late else _("The day that the plan names is near.")
    return title, says, _("Get ready"), href


def _prepare(task: Task) -> Said:
    title = _("Say what has changed for %(name)s") % {"name": task.who}
    return title, _("Two questions, before the review."), _("Answer"), reverse("staff:review-prepare", args=[task.code])


def _write(task: Task) -> Said:
    title = _("Go on with %(whose)s plan") % {"whose": possessive(task.who)}
    return title, _("It is a draft. The family has not seen it yet."), _("Go on writing"), reverse("staff:plan-edit", args=[task.code])


def _sign(task: Task) -> Said:
    title = _("Read the analysis of %(whose)s needs") % {"whose": possessive(task.who)}
    says = _("%(who)s has written it. Teacher and SENCO carry it together.") % {"who": task.what}
    return title, says, _("Read it"), reverse("staff:assess", args=[task.code])


def _say(task: Task) -> Said:
    title = _("Say how %(name)s is doing in your lessons") % {"name": task.who}
    return (
        title,
        _("%(who)s asks all who teach them. It takes a minute.") % {"who": task.what},
        _("Say what you see"),
        reverse("staff:asked", args=[task.code]),
    )


def _read(task: Task) -> Said:
    href = reverse("staff:helps", args=[task.code])
    title = _("Read what helps %(name)s now") % {"name": task.who}
    day = relative_day(task.on, today=task.today) if task.on else ""
    says = _("The plan changed %(day)s. What is new is marked.") if task.begun else _("Everyone who works with %(name)s needs to know it.")
    return title, says % {"day": day, "name": task.who}, _("Read and confirm"), href


def _question(task: Task) -> Said:
    title = _("Answer a question about %(whose)s plan") % {"whose": possessive(task.who)}
    return title, _("%(who)s asked it.") % {"who": task.what}, _("Read and answer"), reverse("staff:plan-question", args=[task.code])


def _name(task: Task) -> Said:
    title = _("Name who is responsible for %(whose)s help") % {"whose": possessive(task.who)}
    says = _("%(who)s does not work here any more. The family is told of the new name.") if task.what else _("Nobody is named now.")
    return title, says % {"who": task.what}, _("Choose a teacher"), reverse("staff:plan-responsible", args=[task.code])


def _hear(task: Task) -> Said:
    title = _("Ask %(name)s again what they think") % {"name": task.who}
    return title, _("It was not possible before. Pictures, drawing and watching count."), _("Ask"), reverse("staff:views", args=[task.code])


def _log(task: Task) -> Said:
    told = {"at": time_in_words(task.at) if task.at else "", "names": task.who, "number": task.number}
    says = (_("At %(at)s with %(names)s.") if task.number <= 3 else _("At %(at)s with %(number)s children.")) % told
    return _("Write down: %(what)s") % {"what": task.what}, says, _("Say how it went"), reverse("staff:log-slot", args=[task.code])


def _settle(task: Task) -> Said:
    title = _("Say which of two entries counts")
    says = _("Two people wrote different things of one session: %(names)s.") % {"names": task.who}
    return title, says, _("Read both"), reverse("staff:clashes")


def _gap(task: Task) -> Said:
    words = ngettext("%(n)s pupil has a known need and no help yet", "%(n)s pupils have a known need and no help yet", task.number)
    names = _("%(names)s and others.") if task.number > 3 else "%(names)s."
    return words % {"n": task.number}, names % {"names": task.who}, _("See who"), reverse("staff:gaps")


def _approve(task: Task) -> Said:
    title = _("Approve %(people)s on the staff") % {"people": count_of(task.number, "person")}
    says = _("Two people give a role. Waiting: %(names)s.") % {"names": task.who}
    return title, says, _("See who waits"), f"{reverse('settings:people')}?show=waiting"


def _release(task: Task) -> Said:
    title = _("Release a list of %(pupils)s, or decline") % {"pupils": count_of(task.number, "pupil")}
    return title, _("%(who)s asked for it.") % {"who": task.who}, _("See the list"), reverse("staff:release", args=[task.code])


SAYINGS = {
    Kind.ANSWER: _answer,
    Kind.MATCH: _match,
    Kind.TALK: _talk,
    Kind.REPLY: _reply,
    Kind.TELL: _tell,
    Kind.REVIEW: _review,
    Kind.PREPARE: _prepare,
    Kind.WRITE: _write,
    Kind.SIGN: _sign,
    Kind.SAY: _say,
    Kind.READ: _read,
    Kind.QUESTION: _question,
    Kind.NAME: _name,
    Kind.HEAR: _hear,
    Kind.LOG: _log,
    Kind.SETTLE: _settle,
    Kind.GAP: _gap,
    Kind.APPROVE: _approve,
    Kind.RELEASE: _release,
    **today_meeting_words.SAYINGS,
    **today_specialists.SAYINGS,
    Kind.EHC_RELEASE: release_in_words,
    Kind.EHC_DAY: day_in_words_of_clock,
}

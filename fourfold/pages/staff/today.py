"""What needs a member of staff today, and what helps each pupil in their classes."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.access.roles import Role
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.oversight.given_in_class import given_by_others
from fourfold.oversight.today import concerns_raised, tasks_of
from fourfold.oversight.today_class import ClassToday, in_class_today
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.today_words import in_number, in_words
from fourfold.ui.words import day_in_words, minutes_in_words

SHOWN = 5
IN_CLASS_SHOWN = 12
MORNING_ENDS, AFTERNOON_ENDS = 12, 18


def today(request: Request) -> HttpResponse:
    """One thing to do now, the next ones under it, and the classes of this person."""
    school, day, actor = school_here(request), clock.today(), request.actor
    tasks = tasks_of(actor, school, today=day)
    shown = tasks if "all" in request.GET else tasks[:SHOWN]
    in_class = in_class_today(actor, school, today=day)
    ledger.looked(actor, "today", school=school.pk)
    works_in_classes = actor.holds(Role.TEACHER, Role.SUPPORT_STAFF, school=school.pk)
    context = {
        "before": day_in_words(day),
        "sentence": f"{greeting(actor.name)} {need(len(tasks))}",
        "lede": lede(sum(task.minutes for task in tasks), in_class),
        "tasks": [in_words(task) for task in shown],
        "more": len(tasks) - len(shown),
        "given": given_by_others(actor, school, today=day),
        "raised": concerns_raised(actor, school, today=day),
        "in_class": in_class,
        "shown_in_class": in_class.pupils[:IN_CLASS_SHOWN],
        "several_classes": len({pupil.class_name for pupil in in_class.pupils}) > 1,
        "has_rail": bool(in_class.classes) or works_in_classes,
        "may_name_cover": actor.holds(Role.TEACHER, Role.SENCO, school=school.pk),
        "today": day,
    }
    return render(request, "staff/today.html", context)


def greeting(name: str) -> str:
    """As "Good morning, Adaeze."."""
    hour = clock.now().astimezone(clock.LONDON).hour
    words = _("Good morning, %(name)s.") if hour < MORNING_ENDS else _("Good afternoon, %(name)s.")
    words = words if hour < AFTERNOON_ENDS else _("Good evening, %(name)s.")
    return words % {"name": name.split()[0] if name else ""}


def need(number: int) -> str:
    """As "Three things need you."."""
    if not number:
        return _("Nothing needs you now.")
    return ngettext("One thing needs you.", "%(number)s things need you.", number) % {"number": in_number(number)}


def lede(minutes: int, in_class: ClassToday) -> str:
    """How long it all takes, and how many pupils this person has in class."""
    says = [_("About %(time)s in all.") % {"time": minutes_in_words(minutes)}] if minutes else []
    if number := len(in_class.pupils):
        words = ngettext(
            "One pupil in your classes has SEN support or an EHC plan.",
            "%(number)s pupils in your classes have SEN support or an EHC plan.",
            number,
        )
        says.append(words % {"number": number})
    return " ".join(says)

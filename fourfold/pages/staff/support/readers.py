"""Who has read a plan and who has not, reminding them; what they asked; and who is responsible for the help now (6.49, 6.52)."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.fields import OneOf, Words
from fourfold.pages.staff.parts_in_words import PARTS
from fourfold.pages.staff.reach import open_record, require, school_here
from fourfold.pages.staff.support.attempt import Nothing, attempt
from fourfold.pages.staff.support.forms import LONGEST
from fourfold.pages.staff.today_words import in_number
from fourfold.support import actions, queries
from fourfold.support.reach import TEACHES, adults
from fourfold.ui.notices import tell
from fourfold.ui.words import listing


class AnswerForm(Nothing):
    """The SENCO's answer."""

    answer = Words(label=gettext_lazy("Your answer"), lines=True, max_length=LONGEST, missing=gettext_lazy("Write an answer"))


class ResponsibleForm(Nothing):
    """Which teacher is responsible from now on."""

    def __init__(self, *args: object, teachers: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        self.fields["responsible"] = OneOf(
            teachers,
            label=gettext_lazy("Which teacher?"),
            help_text=gettext_lazy("The class or subject teacher stays responsible, whoever gives the help."),
            empty=gettext_lazy("Choose"),
            missing=gettext_lazy("Choose a teacher"),
        )


def readers(request: Request, code: str) -> HttpResponse:
    """Everyone who works with the child now: those who have not read this version first."""
    opened = open_record(request, code, "readers", Permission.PLAN_APPROVE)
    plan, today = queries.plan_in_force(request.actor, opened.pupil), clock.today()
    found = queries.readers_of(request.actor, plan, today=today) if plan is not None else []
    unread = [one for one in found if one.read_at is None]
    context = {
        "pupil": opened.pupil,
        "plan": plan,
        "unread": [(one, parts_of(one)) for one in unread],
        "read": [(one, parts_of(one), one.read_at.astimezone(clock.LONDON)) for one in found if one.read_at is not None],
        "to_remind": sum(one.signs_in and not one.reminded for one in unread),
        "sentence": sentence(opened.pupil.forename, len(found), len(unread)),
        "today": today,
    }
    return render(request, "staff/support/readers.html", context)


def sentence(forename: str, readers: int, unread: int) -> str:
    """As "Two of five have not read Leo’s plan"."""
    if not readers:
        return _("Nobody works with %(name)s yet") % {"name": forename}
    if not unread:
        return _("Everyone who works with %(name)s has read the plan") % {"name": forename}
    words = ngettext("%(number)s of %(all)s has not read the plan", "%(number)s of %(all)s have not read the plan", unread)
    return words % {"number": in_number(unread), "all": in_number(readers).lower()}


def parts_of(reader: queries.Reader) -> str:
    """As "Teacher and responsible teacher"."""
    names = [str(PARTS.get(part, part)) for part in reader.parts]
    return listing([names[0], *(name[:1].lower() + name[1:] for name in names[1:])]) if names else ""


@require_POST
def remind(request: Request, code: str) -> HttpResponse:
    """Remind one adult, or all who have not read it."""
    opened = open_record(request, code, "readers", Permission.PLAN_APPROVE)
    plan = queries.plan_in_force(request.actor, opened.pupil)
    if plan is None:
        raise Http404
    said(request, actions.remind_readers(request.actor, plan, today=clock.today(), only=request.POST.get("who", "")))
    return redirect("staff:readers", code)


@require_POST
def remind_all(request: Request) -> HttpResponse:
    """One press for the whole school: everyone who has a plan to read gets one mail."""
    said(request, actions.remind_all_readers(request.actor, school_here(request), today=clock.today()))
    return redirect("staff:desk")


def said(request: Request, mails: int) -> None:
    """Say how many were reminded."""
    words = ngettext("One person is reminded by e-mail.", "%(number)s people are reminded by e-mail.", mails) % {"number": in_number(mails)}
    tell(request, words if mails else _("Everyone who has something to read was reminded today already."))


def question(request: Request, question: str) -> HttpResponse:
    """Read what somebody asked about a plan; the SENCO answers it."""
    row = queries.question_named(request.actor, question)
    if row is None:
        raise Http404
    opened = open_record(request, row.pupil.code, "question", Permission.MESSAGE_VIEW)
    form = AnswerForm(request.POST or None)
    may_answer = opened.may(Permission.PROFILE_APPROVE) and not row.answer
    if request.method == "POST":
        require(opened, Permission.PROFILE_APPROVE)
        if form.is_valid() and attempt(form, lambda: actions.answer_question(request.actor, row, **form.cleaned_data)):
            tell(request, _("Answered. They get a mail that there is an answer."))
            return redirect("staff:desk")
    context = {"pupil": opened.pupil, "asked": queries.read_question(request.actor, row), "form": form, "may_answer": may_answer}
    return render(request, "staff/support/question.html", context)


def responsible(request: Request, code: str) -> HttpResponse:
    """Name another teacher as responsible; the family is told by letter."""
    opened = open_record(request, code, "plan", Permission.PLAN_APPROVE)
    plan, today = queries.plan_in_force(request.actor, opened.pupil), clock.today()
    if plan is None:
        raise Http404
    teachers = [(one.code, f"{one.name}, {one.role}") for one in adults(request.actor, opened.pupil, roles=TEACHES)]
    form = ResponsibleForm(request.POST or None, teachers=teachers)
    if form.is_valid() and attempt(form, lambda: actions.name_responsible(request.actor, plan, today=today, **form.cleaned_data)):
        tell(request, _("Named. We write to the family who is responsible now."))
        return redirect("staff:plan", code)
    context = {
        "pupil": opened.pupil,
        "form": form,
        "question": _("Who is responsible for %(name)s now?") % {"name": opened.pupil.forename},
        "button_label": _("Name and tell the family"),
    }
    return render(request, "staff/support/ask.html", context)

"""Worried about a child, without an account: five short pages, and a code that shows whose address it is (6.45).

What is typed stays in the session until it is sent or thrown away. Nothing here says whether the school knows such a child.
"""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.access.actor import Actor, Office
from fourfold.access.roles import Role
from fourfold.accounts import address_proof, throttle
from fourfold.accounts.queries import named_staff
from fourfold.audit.requests import Request
from fourfold.concerns import actions
from fourfold.concerns.kinds import AnswerWish
from fourfold.concerns.safety import may_not_be_safe
from fourfold.pages.public.leaflet import leaflet_of
from fourfold.pages.public.worried_forms import ChildForm, CodeForm, HowForm, WhoForm, WordsForm
from fourfold.schools import queries
from fourfold.ui.once import once_key

KEPT, SENT = "worry", "worry_sent"
View = Callable[..., HttpResponse]
STEPS: tuple[tuple[str, type[forms.Form], Any], ...] = (
    ("child", ChildForm, gettext_lazy("Who are you worried about?")),
    ("words", WordsForm, gettext_lazy("What worries you?")),
    ("how", HowForm, gettext_lazy("How shall we answer?")),
    ("who", WhoForm, gettext_lazy("Who are you?")),
)
NAMES = [name for name, _form, _question in STEPS]


def _at_school(view: View) -> View:
    """Open to all; the school by its code, and what has been typed for it so far. Never kept by a browser or a proxy."""

    @login_not_required
    @never_cache
    @wraps(view)
    def through(request: Request, code: str, **where: str) -> HttpResponse:
        if (school := queries.public_school(code)) is None:
            raise Http404
        kept = request.session.get(KEPT, {})
        return view(request, school, kept if kept.get("school") == code else {"school": code}, **where)

    return through


@_at_school
def worried(request: Request, school: queries.School, kept: dict[str, Any], step: str = "child") -> HttpResponse:
    """One question a page. Going back keeps what was typed."""
    if step not in NAMES:
        raise Http404
    number = NAMES.index(step)
    if unanswered := next((name for name in NAMES[:number] if name not in kept), None):
        return redirect("public:worried-step", school.code, unanswered)
    _name, make, question = STEPS[number]
    form = make(request.POST or None, initial=kept.get(step))
    if form.is_valid():
        kept[step] = {name: value.isoformat() if isinstance(value, date) else value for name, value in form.cleaned_data.items()}
        request.session[KEPT] = kept
        if number + 1 < len(STEPS):
            return redirect("public:worried-step", school.code, NAMES[number + 1])
        return _send_code(request, school, kept, form)
    return _page(request, school, kept, form, step, question)


def _send_code(request: Request, school: queries.School, kept: dict[str, Any], form: forms.Form) -> HttpResponse:
    language = translation.get_language() or "en-gb"
    try:
        kept["number"] = address_proof.ask(request, kept["who"]["email"], language=language, now=clock.now())
    except throttle.Wait as wait:
        form.add_error(None, _("You asked for many codes. Wait %(minutes)s minutes, or call the school.") % {"minutes": wait.minutes})
        return _page(request, school, kept, form, "who", STEPS[-1][2])
    kept.setdefault("once", once_key())
    request.session[KEPT] = kept
    return redirect("public:worried-code", school.code)


@_at_school
def code(request: Request, school: queries.School, kept: dict[str, Any]) -> HttpResponse:
    """The code from the mail; with it the message goes off."""
    if "number" not in kept:
        return redirect("public:worried", school.code)
    form = CodeForm(request.POST or None)
    if form.is_valid():
        email = kept["who"]["email"]
        try:
            right = address_proof.proves(request, kept["number"], email, form.cleaned_data["code"], now=clock.now())
        except throttle.Wait as wait:
            right = False
            form.add_error("code", _("Wait %(minutes)s minutes, then try again. Or call the school.") % {"minutes": wait.minutes})
        if right:
            return _sent(request, school, kept)
        if not form.errors:
            form.add_error("code", _("This code does not work. Look again, or go back and ask for a new one."))
    context = {"school": school, "form": form, "email": kept["who"]["email"]}
    return render(request, "public/worried_code.html", context)


def _sent(request: Request, school: queries.School, kept: dict[str, Any]) -> HttpResponse:
    child, who, words, how = kept["child"], kept["who"], kept["words"], kept["how"]
    visitor = Actor(account=None, name=who["name"], offices=(Office(Role.VISITOR, school.pk),))
    row = actions.send_unlinked(
        visitor,
        school,
        once=kept["once"],
        child=(child["forename"], child["surname"], date.fromisoformat(child["born"])),
        by=(who["name"], who["email"], how["phone"]),
        words=words["words"],
        helps=how["helps"],
        answer_wish=AnswerWish(how["answer_wish"]),
        language=translation.get_language() or "en-gb",
    )
    request.session.pop(KEPT, None)
    request.session[SENT] = {
        "school": school.code,
        "reference": row.spoken_reference,
        "due": row.answer_due.isoformat(),
        "name": who["name"].split()[0],
        "words": row.words,
        "unsafe": may_not_be_safe(row.words, row.helps),
    }
    return redirect("public:worried-done", school.code)


@require_safe
@_at_school
def done(request: Request, school: queries.School, _kept: dict[str, Any]) -> HttpResponse:
    """We have your message: its number, who answers, by when; and first, where the words ask for it, whom to tell now."""
    sent = request.session.get(SENT, {})
    if sent.get("school") != school.code:
        return redirect("public:worried", school.code)
    context = {"school": school, "leaflet": _leaflet(school), "sent": sent, "due": date.fromisoformat(sent["due"])}
    return render(request, "public/worried_done.html", context)


@require_POST
@_at_school
def forget(request: Request, school: queries.School, _kept: dict[str, Any]) -> HttpResponse:
    """Throw away what was typed: on a phone or computer that others use."""
    request.session.pop(KEPT, None)
    request.session.pop(SENT, None)
    return redirect("public:school", school.code)


def _leaflet(school: queries.School) -> Any:
    today = clock.today()
    return leaflet_of(school, named_staff(school, today=today), today=today)


def _page(request: Request, school: queries.School, kept: dict[str, Any], form: forms.Form, step: str, question: Any) -> HttpResponse:
    number = NAMES.index(step)
    context = {
        "school": school,
        "leaflet": _leaflet(school),
        "form": form,
        "question": question,
        "step": step,
        "number": number + 1,
        "of": len(STEPS),
        "before": NAMES[number - 1] if number else "",
        "has_words": len(kept) > 1,
        "unsafe": step != "words" and may_not_be_safe(kept.get("words", {}).get("words", "")),
    }
    return render(request, "public/worried.html", context)

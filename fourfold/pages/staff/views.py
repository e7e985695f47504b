"""A child's own views: what they said, how they were heard, what was done; and handing them the device (6.45, 6.54)."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import NAMES, Side
from fourfold.accounts import phones, sessions
from fourfold.accounts.sessions import me
from fourfold.audit.requests import Request
from fourfold.code_of_practice.school_year import age_on
from fourfold.concerns.safety import may_not_be_safe
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.profiles import actions, queries
from fourfold.profiles.hearing import Heard
from fourfold.profiles.keeping import NothingSaid
from fourfold.profiles.kinds import ADDED_NAMES, METHOD_SHORT, WITHOUT_SPEECH, AddedAs, Method, method_choices
from fourfold.profiles.questions import AGE_NAMES, Age, age_for, current_set
from fourfold.pupils.queries import Opened
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField, once_key

LIVE = {
    Method.ALONE: _("By themselves"),
    Method.TALK: _("We talk, and I press"),
    Method.SYMBOLS: _("They point, and I press"),
    Method.DEVICE: _("With their communication aid"),
    Method.ADVOCATE: _("Somebody speaks for them"),
}
"""The ways of answering the questions on a device."""


class HandOver(forms.Form):
    """Which questions, and how the child will answer them."""

    questions = OneOf(list(AGE_NAMES.items()), label=_("Which questions?"))
    method = OneOf(list(LIVE.items()), label=_("How will they answer?"))


class NewViews(forms.Form):
    """What a child said or showed away from My say, as it was; what one thinks it means stands apart."""

    method = OneOf(method_choices(), radios=True, label=_("How did you find out?"), missing=_("Choose how you found out"))
    words = Words(lines=True, max_length=4000, missing=_("Write what they said or showed"), label=_("What did they say or show?"))
    helper = Words(max_length=120, label=_("Who was with them?"), missing=_("Write who was with them"))
    helper_role = Words(max_length=60, required=False, label=_("What is their part?"))
    meaning = Words(lines=True, max_length=2000, required=False, label=_("What do you think it means?"))
    once = OnceField()


class NotHeardForm(forms.Form):
    """Why it was not possible, and when it is tried again."""

    tried = forms.MultipleChoiceField(
        choices=[(method.value, name) for method, name in METHOD_SHORT.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        label=_("What did you try?"),
    )
    why = Words(lines=True, max_length=1000, missing=_("Write why it was not possible"), label=_("Why was it not possible?"))
    try_again_on = Day(missing=_("Add the day on which you will try again"), label=_("When will you try again?"))


class AddForm(forms.Form):
    """What one adds beside a child's words."""

    kind = OneOf(list(ADDED_NAMES.items()), radios=True, label=_("What do you add?"), missing=_("Choose what you add"))
    words = Words(lines=True, max_length=2000, missing=_("Write a few words"), label=_("Your words"))


def views(request: Request, code: str) -> HttpResponse:
    """All that the child said, newest first."""
    opened = open_record(request, code, "views", Permission.PROFILE_VIEW)
    pupil = opened.pupil
    voices = queries.childs_views(request.actor, pupil, side=Side.SCHOOL)
    usual: dict[str, Any] = {"questions": age_for(pupil.born, clock.today()), "method": Method.ALONE}
    context = {
        "head": head_of(request, opened, "views"),
        "voices": [(one, may_not_be_safe(one.words)) for one in voices],
        "not_heard": queries.times_not_heard(request.actor, pupil),
        "form": HandOver(initial=usual) if opened.may(Permission.PROFILE_CREATE) else None,
        "today": clock.today(),
    }
    return render(request, "staff/pupils/views.html", context)


@require_POST
def hand_over(request: Request, code: str) -> HttpResponse:
    """Give the child this device: from now on it shows My say and nothing else, until the adult signs in again."""
    opened = open_record(request, code, "my say", Permission.PROFILE_CREATE)
    form = HandOver(request.POST)
    if not form.is_valid():
        return redirect("staff:views", code)
    request.session[sessions.MY_SAY] = {
        "pupil": opened.pupil.code,
        "questions": current_set(Age(form.cleaned_data["questions"])).name,
        "method": form.cleaned_data["method"],
        "helper": me(request).formal_name,
        "helper_role": _part(request),
        "side": Side.SCHOOL.value,
        "once": once_key(),
    }
    sessions.hand_device_to_child(request, opened.pupil.code)
    answer = redirect("young-person:my-say")
    answer.headers["Clear-Site-Data"] = '"cache"'
    # A registered phone opens the log without a session: that ends, too, before a child has it.
    phones.end_here(request, answer)
    return answer


def new(request: Request, code: str) -> HttpResponse:
    """Write down what a child said or showed: no speech is needed (UNCRC article 12)."""
    opened = _to_write(request, code, "views-new")
    form = NewViews(posted(request), initial={"helper": me(request).formal_name, "helper_role": _part(request)})
    if form.is_valid():
        said = form.cleaned_data
        heard = Heard(
            Method(said["method"]),
            words=said["words"],
            helper=said["helper"],
            helper_role=said["helper_role"],
            meaning=said["meaning"],
            once=said["once"],
        )
        if save(form, actions.hear_child, request.actor, opened.pupil, refusals=(NothingSaid,), heard=heard, today=clock.today()):
            tell(request, _("Kept as %(name)s said or showed it.") % {"name": opened.pupil.forename})
            return redirect("staff:views", code)
    return _form(request, opened, "views_new", form, age=age_on(opened.pupil.born, clock.today()))


def not_heard(request: Request, code: str) -> HttpResponse:
    """Say why a child's views could not be had, and when it is tried again."""
    opened = _to_write(request, code, "views-not-heard")
    form = NotHeardForm(posted(request))
    if form.is_valid():
        said = form.cleaned_data
        details = {"tried": [Method(one) for one in said["tried"]], "why": said["why"], "try_again_on": said["try_again_on"]}
        refusals = (actions.Unexplained,)
        if save(form, actions.record_not_heard, request.actor, opened.pupil, refusals=refusals, today=clock.today(), **details):
            tell(request, _("Written down. Try again on the day that you chose."))
            return redirect("staff:views", code)
    return _form(request, opened, "views_not_heard", form, without_speech=[method.value for method in WITHOUT_SPEECH])


def add(request: Request, code: str, saying: str) -> HttpResponse:
    """Add beside a child's words. The words stay as they are."""
    opened = _to_write(request, code, "views-add")
    row = queries.saying_named(request.actor, saying)
    if row is None or row.pupil.pk != opened.pupil.pk:
        raise Http404
    form = AddForm(posted(request), initial={"kind": AddedAs.DONE})
    if form.is_valid():
        details = {"kind": AddedAs(form.cleaned_data["kind"]), "words": form.cleaned_data["words"]}
        if save(form, actions.add_to_saying, request.actor, row, refusals=(NothingSaid,), today=clock.today(), **details):
            tell(request, _("Added beside %(name)s’s words.") % {"name": opened.pupil.forename})
            return redirect("staff:views", code)
    return _form(request, opened, "views_add", form, words=row.words)


def _to_write(request: Request, code: str, page: str) -> Opened:
    return open_record(request, code, page, Permission.PROFILE_CREATE)


def _part(request: Request) -> str:
    return next((NAMES[office.role] for office in request.actor.counted_offices), "")


def _form(request: Request, opened: Opened, name: str, form: forms.Form, **more: Any) -> HttpResponse:
    return render(request, f"staff/pupils/{name}.html", {"pupil": opened.pupil, "form": form, "today": clock.today(), **more})

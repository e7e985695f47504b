"""The school's library of help: what plans may start from (6.50, 6.76)."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.code_of_practice.needs import AREA_NAMES
from fourfold.pages.settings.school_here import school_here
from fourfold.pages.settings.school_values import carried, save, values_of
from fourfold.pages.settings.topic_fields import line, whole_number, words
from fourfold.provision import actions, queries
from fourfold.provision.names import NameTaken
from fourfold.support.sentences import help_in_words
from fourfold.ui.notices import tell


class HelpForm(forms.Form):
    """One kind of help, as it usually runs."""

    name = line(gettext_lazy("What is it called?"), 80, required=True)
    what = words(
        gettext_lazy("What happens with the child?"),
        600,
        hint=gettext_lazy("One or two plain sentences. A plan starts from them, and families read them."),
    )
    area = forms.ChoiceField(
        label=gettext_lazy("Which needs does it mostly serve?"),
        choices=[("", gettext_lazy("Any")), *((area.value, name) for area, name in AREA_NAMES.items())],
        required=False,
    )
    group_size = whole_number(gettext_lazy("How many children together?"), 1, 40)
    times_a_week = forms.DecimalField(
        label=gettext_lazy("How many times a week?"), required=False, min_value=0, max_value=50, max_digits=4, decimal_places=1
    )
    minutes = whole_number(gettext_lazy("How many minutes each time?"), 1, 600, required=False)
    evidence = words(
        gettext_lazy("What is known of how well it works?"),
        2000,
        hint=gettext_lazy("The Code asks for help that rests on evidence (6.50)."),
    )


@require_safe
def library(request: Request) -> HttpResponse:
    """Everything that the school offers, and what it offers no more."""
    here = school_here(request, Permission.LIBRARY_VIEW)
    may_edit = may(Permission.LIBRARY_EDIT, here.standing(request.actor, Permission.LIBRARY_EDIT), side=Side.SCHOOL)
    retired = queries.retired(request.actor, school=here.pk) if may_edit else ()
    found = queries.library(request.actor, school=here.pk)
    offered = [(one, help_in_words(one.times_a_week, one.minutes, "", one.group_size)) for one in found]
    context = {"school": here, "offered": offered, "retired": retired, "areas": AREA_NAMES, "may_edit": may_edit}
    return render(request, "settings/library.html", context)


def add(request: Request) -> HttpResponse:
    """Add a kind of help."""
    here = school_here(request, Permission.LIBRARY_CREATE)
    form = HelpForm(request.POST or None, initial={"group_size": 1})
    if form.is_valid():
        try:
            made = actions.add_provision(request.actor, here, **form.cleaned_data)
        except NameTaken as why:
            form.add_error("name", str(why))
        else:
            tell(request, _("Added: %(name)s. Plans can start from it now.") % {"name": made.name})
            return redirect("settings:library")
    return _page(request, form, _("What help does your school offer?"))


def change(request: Request, code: str) -> HttpResponse:
    """Change how it usually runs."""
    found = _found(request, code)
    form = HelpForm(request.POST or None, initial=values_of(found, HelpForm.base_fields))
    try:
        if save(request, form, partial(actions.correct_provision, request.actor, found)):
            tell(request, _("Saved. Plans that name it keep their own words."))
            return redirect("settings:library")
    except NameTaken as why:
        form.add_error("name", str(why))
    return _page(request, form, _("How does “%(name)s” run?") % {"name": found.name}, seen=carried(request, form, found), found=found)


@require_POST
def retire(request: Request, code: str) -> HttpResponse:
    """Offer it no more, or again."""
    found = _found(request, code)
    if found.retired_on is None:
        actions.retire_provision(request.actor, found, on=clock.today())
        tell(request, _("“%(name)s” is offered no more. Plans that name it keep their words.") % {"name": found.name})
        return redirect("settings:library")
    try:
        actions.offer_again(request.actor, found)
    except NameTaken as why:
        tell(request, str(why), tone="late")
    else:
        tell(request, _("“%(name)s” is offered again.") % {"name": found.name})
    return redirect("settings:library")


def _found(request: Request, code: str) -> Any:
    here = school_here(request, Permission.LIBRARY_EDIT)
    rows = queries.library(request.actor, school=here.pk) | queries.retired(request.actor, school=here.pk)
    if (found := rows.filter(code=code).select_related("school").first()) is None:
        raise Http404
    return found


def _page(request: Request, form: forms.Form, question: str, *, seen: str = "", found: Any = None) -> HttpResponse:
    context = {"form": form, "question": question, "seen": seen, "found": found, "back_url": reverse("settings:library")}
    return render(request, "settings/library_help.html", context)


urlpatterns = [
    path("provisions", library, name="library"),
    path("provisions/add", add, name="library-add"),
    path("provisions/<slug:code>", change, name="library-help"),
    path("provisions/<slug:code>/retire", retire, name="library-retire"),
]

"""What the school measures: a subject on a scale, or what a teacher sees of wider development (6.17, 6.18)."""

from decimal import Decimal
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.code_of_practice.school_year import year_group_choices, year_groups_in_words
from fourfold.pages.fields import Words
from fourfold.pages.settings.school_here import school_here
from fourfold.pages.settings.topic_fields import words
from fourfold.progress import actions, queries
from fourfold.progress.actions.measures import NoSuchMeasure
from fourfold.progress.scales import KINDS, Scale
from fourfold.ui.notices import tell

MOST_GRADES = 30
NUMBERS = ("sem", "least", "most")


class MeasureForm(forms.Form):
    """A measure in a school's own words."""

    name = Words(
        label=gettext_lazy("What is it called?"),
        max_length=80,
        help_text=gettext_lazy("As Reading age, or Getting on with others."),
        missing=gettext_lazy("Give it a name"),
    )
    subject = Words(
        label=gettext_lazy("Of which subject?"),
        max_length=60,
        help_text=gettext_lazy("The same word as a teaching set’s, where there are sets."),
        missing=gettext_lazy("Say of which subject"),
    )
    scale = forms.ChoiceField(
        label=gettext_lazy("On which scale?"), choices=[(scale.value, KINDS[scale].name) for scale in Scale], widget=forms.Select
    )
    grades = words(gettext_lazy("Its grades, lowest first"), 1000, hint=gettext_lazy("For a teacher’s judgement: one a line."))
    least = forms.DecimalField(label=gettext_lazy("The lowest value"), required=False, max_digits=7, decimal_places=2)
    most = forms.DecimalField(
        label=gettext_lazy("The highest value"),
        required=False,
        max_digits=7,
        decimal_places=2,
        help_text=gettext_lazy("Leave both empty for the scale’s own."),
    )
    sem = forms.DecimalField(
        label=gettext_lazy("Its error of measurement"),
        required=False,
        max_digits=6,
        decimal_places=2,
        help_text=gettext_lazy("The test’s manual says it. Leave it empty where nobody knows it."),
    )
    lower_is_better = forms.BooleanField(label=gettext_lazy("Lower is better, as in a count of worries"), required=False)
    wider = forms.BooleanField(label=gettext_lazy("Wider development, such as getting on with others (6.18)"), required=False)
    year_groups = forms.MultipleChoiceField(
        label=gettext_lazy("Which year groups?"),
        choices=year_group_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("None for all."),
    )

    def clean_grades(self) -> list[str]:
        """Their names. Raises ValidationError for two alike or too many."""
        names = [" ".join(name.split()) for name in self.cleaned_data["grades"].splitlines() if name.strip()]
        if len({name.casefold() for name in names}) < len(names):
            raise forms.ValidationError(_("Two grades have the same name. Give each its own."))
        if len(names) > MOST_GRADES or any(len(name) > 40 for name in names):
            raise forms.ValidationError(_("Write 30 grades at most, each in 40 letters."))
        return names

    @property
    def said(self) -> dict[str, Any]:
        """As the actions take it: what is left empty is the scale's own."""
        said = dict(self.cleaned_data)
        scale, grades = Scale(said["scale"]), said["grades"] if said["scale"] == Scale.GRADES else []
        kind = KINDS[scale]
        said |= {"scale": scale, "grades": grades, "year_groups": list(said["year_groups"])}
        if grades:
            return said | {"least": Decimal(1), "most": Decimal(len(grades))}
        least, most = (Decimal(own) if said[name] is None else said[name] for name, own in (("least", kind.least), ("most", kind.most)))
        return said | {"least": least, "most": most}


@require_safe
def measures(request: Request) -> HttpResponse:
    """All that the school measures now."""
    here = school_here(request)
    found = queries.measures_of(request.actor, here)
    shown = [(one, year_groups_in_words(one.year_groups)) for one in found]
    context = {"attainment": [pair for pair in shown if not pair[0].wider], "wider": [pair for pair in shown if pair[0].wider]}
    return render(request, "settings/measures.html", context)


def add(request: Request) -> HttpResponse:
    """Begin to measure something."""
    here = school_here(request)
    form = MeasureForm(request.POST or None)
    place = 1 + max((one.place for one in queries.measures_of(request.actor, here)), default=0)
    if form.is_valid():
        try:
            made = actions.add_measure(request.actor, here, place=place, **form.said)
        except NoSuchMeasure as why:
            form.add_error(why.of, str(why))
        else:
            tell(request, _("Added: %(name)s. It can be asked for in the next round.") % {"name": made.name})
            return redirect("settings:measures")
    return _page(request, form, _("What do you measure?"))


def change(request: Request, code: str) -> HttpResponse:
    """Put a measure right. Once there are results, only what does not change their meaning."""
    found = _found(request, code)
    first = {name: getattr(found, name) for name in MeasureForm.base_fields if name != "grades"} | {"grades": "\n".join(found.grades)}
    form = MeasureForm(request.POST or None, initial=first | {name: _plain(first[name]) for name in NUMBERS})
    if form.is_valid():
        try:
            actions.change_measure(request.actor, found, **form.said)
        except NoSuchMeasure as why:
            form.add_error(why.of, str(why))
        else:
            tell(request, _("Saved."))
            return redirect("settings:measures")
    return _page(request, form, _("How is “%(name)s” measured?") % {"name": found.name}, found=found)


@require_POST
def retire(request: Request, code: str) -> HttpResponse:
    """Measure it no more; said twice, it is said once."""
    found = queries.measure_named(request.actor, school_here(request), code)
    if found is None:
        raise Http404
    if found.retired_on is not None:
        return redirect("settings:measures")
    actions.retire_measure(request.actor, found, on=clock.today())
    tell(request, _("“%(name)s” is measured no more. Its results stay.") % {"name": found.name})
    return redirect("settings:measures")


def _plain(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _found(request: Request, code: str) -> Any:
    here = school_here(request)
    found = next((one for one in queries.measures_of(request.actor, here) if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _page(request: Request, form: forms.Form, question: str, *, found: Any = None) -> HttpResponse:
    context = {"form": form, "question": question, "found": found, "back_url": reverse("settings:measures")}
    return render(request, "settings/measure.html", context)


urlpatterns = [
    path("measures", measures, name="measures"),
    path("measures/add", add, name="measure-add"),
    path("measures/<slug:code>", change, name="measure"),
    path("measures/<slug:code>/retire", retire, name="measure-retire"),
]

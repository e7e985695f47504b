"""The decisions in which a school chooses one of several."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.schools.bounds import ResultsShown
from fourfold.support.templates import templates

RESULTS_SHOWN = {
    ResultsShown.OWN: _("Their own child’s results"),
    ResultsShown.BESIDE: _("Besides, how others who started at the same place got on: ten at least, nobody by name"),
    ResultsShown.NOTHING: _("Nothing: the school tells them in its own way"),
}


def plan_forms() -> list[tuple[str, str]]:
    """The forms in which this version of the program can write a plan."""
    return [(code, template.name) for code, template in templates().items()]


class PlanFormForm(forms.Form):
    """The form of new plans."""

    plan_template = forms.ChoiceField(label=_("New plans are written as"), choices=plan_forms, widget=forms.RadioSelect)


class ResultsForm(forms.Form):
    """What families see of results."""

    results_shown = forms.ChoiceField(
        label=_("Families see"), choices=[(one.value, says) for one, says in RESULTS_SHOWN.items()], widget=forms.RadioSelect
    )

"""What a school decides about asking specialists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.pages.settings.topic_fields import Topic, whole_number
from fourfold.schools.bounds import LATEST_ADVICE, SOONEST_ADVICE


class AdviceForm(forms.Form):
    """After how many weeks somebody asks."""

    advice_weeks = whole_number(_("Weeks"), SOONEST_ADVICE, LATEST_ADVICE, hint=_("From 2 to 26. Most schools choose 8."))


SPECIALISTS = Topic(
    "advice",
    _("Waiting for a specialist"),
    _("After how many weeks do you ask what became of the advice?"),
    _("A question that was sent longer ago comes to the SENCO’s desk. The Code says quickly, and gives no number."),
    AdviceForm,
    ("advice_weeks",),
    cites=_("Authorities, health and schools should get the support of a specialist quickly (the Code of Practice, 6.60)."),
    icon="ask",
)

"""What a school decides about its meetings with parents."""

from django import forms
from django.utils.translation import gettext_lazy as _

from fourfold.pages.settings.topic_fields import Topic, whole_number
from fourfold.schools.bounds import (
    FEWEST_A_WEEK,
    FEWEST_MEETINGS,
    LONGEST_MEETING,
    MOST_A_WEEK,
    MOST_MEETINGS,
    SHORTEST_MEETING,
)


class MeetingsForm(forms.Form):
    """How many a year, for whom fewer, how many a week, and how long."""

    meetings_a_year = whole_number(_("Meetings in a school year"), FEWEST_MEETINGS, MOST_MEETINGS, hint=_("At least 3."))
    meetings_pro_rata = forms.BooleanField(
        label=_("Aim at fewer for a pupil who starts part way through the year. This is your own rule: the Code does not say it."),
        required=False,
    )
    meetings_a_week = whole_number(
        _("Meetings that you can hold well in one week"), FEWEST_A_WEEK, MOST_A_WEEK, hint=_("The planner names the weeks with more.")
    )
    meeting_minutes = whole_number(
        _("Minutes that one meeting lasts"), SHORTEST_MEETING, LONGEST_MEETING, hint=_("Longer than a parents’ evening (6.69).")
    )


MEETINGS = Topic(
    "meetings",
    _("Meetings with parents"),
    _("How often do you meet the parents of a child on SEN support?"),
    _("Fourfold counts the meetings of each child against this number. You may promise more than three, never fewer."),
    MeetingsForm,
    ("meetings_a_year",),
    cites=_("Schools should meet parents at least three times each year (the Code of Practice, 6.65)."),
    icon="cal",
)

"""Facts that may explain slow progress (6.21-6.24)."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.pages.fields import Day, Seen, Words, YesNo
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.reach import open_record, require
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.sen import CIRCUMSTANCES
from fourfold.pupils.meanwhile import ChangedMeanwhile, stamp
from fourfold.ui.notices import tell


class Facts(forms.Form):
    """What is known; each may be left empty."""

    seen = Seen()
    eal = YesNo(label=gettext_lazy("English is an additional language"))
    first_language = Words(label=gettext_lazy("First language"), required=False, max_length=60)
    arrived_in_england_on = Day(label=gettext_lazy("Came to England on"), required=False)
    free_school_meals = YesNo(label=gettext_lazy("Free school meals"))
    attendance = forms.DecimalField(
        label=gettext_lazy("Attendance this school year, per cent"),
        required=False,
        min_value=0,
        max_value=100,
        max_digits=4,
        decimal_places=1,
        error_messages={"invalid": gettext_lazy("Write a number from 0 to 100, like 92.5")},
    )
    attendance_as_at = Day(label=gettext_lazy("Attendance counted up to"), required=False)
    sight_checked_on = Day(label=gettext_lazy("Sight checked on"), required=False)
    sight_found = Words(label=gettext_lazy("What the sight check found"), required=False, max_length=120)
    hearing_checked_on = Day(label=gettext_lazy("Hearing checked on"), required=False)
    hearing_found = Words(label=gettext_lazy("What the hearing check found"), required=False, max_length=120)
    teacher_knows = Words(label=gettext_lazy("What else the teacher knows"), required=False, lines=True, max_length=4000)

    def clean(self) -> None:
        for day in ("attendance_as_at", "sight_checked_on", "hearing_checked_on", "arrived_in_england_on"):
            if (self.cleaned_data.get(day) or clock.today()) > clock.today():
                self.add_error(day, _("This day is still to come. Check the date."))


def facts(request: Request, code: str) -> HttpResponse:
    """Read the facts; and change them, for those who may."""
    opened = open_record(request, code, "facts", Permission.PROGRESS_VIEW)
    known = queries.circumstances_of(request.actor, opened.pupil)
    may_change = opened.may(Permission.PROGRESS_EDIT)
    if request.method == "POST":
        require(opened, Permission.PROGRESS_EDIT)
    before = {name: getattr(known, name) for name in CIRCUMSTANCES} if known else {}
    form = Facts(posted(request), initial={**before, "seen": stamp(known, CIRCUMSTANCES) if known else ""})
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        seen = values.pop("seen") or None
        if save(form, actions.record_circumstances, request.actor, opened.pupil, seen=seen, refusals=(ChangedMeanwhile,), **values):
            tell(request, _("Saved."))
            return redirect("staff:facts", code)
    lines = [(field.label, shown(getattr(known, field.name))) for field in form if known and field.name in CIRCUMSTANCES]
    context = {"head": head_of(request, opened, "facts"), "form": form, "may_change": may_change, "lines": [x for x in lines if x[1]]}
    return render(request, "staff/pupils/facts.html", context)


def shown(value: object) -> str:
    """A fact in words, for those who only read."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else str(value)

"""Coming onto the roll by hand, leaving it, coming back, and being on two."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.code_of_practice.school_year import year_group_choices
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.identity_form import Identity
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.roll import AlreadyOnRoll, KnownNumber
from fourfold.ui.notices import tell


class Joining(forms.Form):
    """When, and into which year and class."""

    starts = Day(label=gettext_lazy("First day on roll"), missing=gettext_lazy("Add the first day on roll"))
    year_group = OneOf(
        year_group_choices(), label=gettext_lazy("Year"), missing=gettext_lazy("Choose the year"), empty=gettext_lazy("Choose")
    )
    admission_number = Words(label=gettext_lazy("Admission number"), required=False, max_length=20)


class NewPupil(Identity, Joining):
    """A child whom nobody here knows yet."""

    field_order = ("forename", "surname", "born", "starts", "year_group", "group", "sex", "pronouns", "upn", "admission_number")

    def __init__(self, *args: object, classes: list[tuple[str, str]], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        self.fields["group"] = OneOf(classes, label=_("Class"), required=False, empty=_("No class yet"))
        self.order_fields(self.field_order)


class OnRoll(Joining):
    """A child who is known here comes back, or is on roll here beside another school."""

    main = OneOf(
        (
            ("yes", gettext_lazy("This is their main school")),
            ("no", gettext_lazy("They are at two schools, and the other is the main one")),
        ),
        label=gettext_lazy("Which school is the main one?"),
        radios=True,
        missing=gettext_lazy("Choose which school is the main one"),
    )


class Leaving(forms.Form):
    """The last day."""

    on = Day(label=gettext_lazy("Last day on roll"), missing=gettext_lazy("Add the last day on roll"))


def new(request: Request) -> HttpResponse:
    """Put a child on roll by hand."""
    school = school_here(request)
    if not may(Permission.IDENTITY_CREATE, school.standing(request.actor, Permission.IDENTITY_CREATE), side=Side.SCHOOL):
        raise PermissionDenied
    classes = queries.classes_of(request.actor, school)
    form = NewPupil(posted(request), classes=classes, initial={"starts": clock.today()})
    if request.method == "POST" and form.is_valid():
        values = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        group = queries.class_called(request.actor, school, values.pop("group"))
        known = queries.same_child(request.actor, school, values["forename"], values["surname"], values["born"])
        if known is not None:
            # The same form sent twice, or a child who is here already: either way, their page is what was wanted.
            tell(request, _("%(name)s, born on that day, is on roll here already. Nothing was added.") % {"name": known.name}, tone="plain")
            return redirect("staff:story", known.code)
        if save(form, actions.admit_into, request.actor, school, group=group, refusals=(KnownNumber,), **values):
            added = queries.same_child(request.actor, school, values["forename"], values["surname"], values["born"])
            tell(request, _("%(name)s is on roll.") % {"name": values["forename"]})
            return redirect("staff:story", added.code) if added else redirect("staff:pupils")
    return render(request, "staff/pupils/new.html", {"form": form, "school": school})


def leave(request: Request, code: str) -> HttpResponse:
    """Take a child off this school's roll."""
    opened, school = open_record(request, code, "leaving", Permission.IDENTITY_EDIT), school_here(request)
    enrolment = queries.open_enrolment(request.actor, opened.pupil, school, today=clock.today())
    if enrolment is None:
        raise Http404
    form = Leaving(posted(request), initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["on"] < enrolment.starts:
            form.add_error("on", _("The last day is before the first day on roll. Check the date."))
        elif save(form, actions.leave, request.actor, enrolment, on=form.cleaned_data["on"]):
            tell(
                request, _("%(name)s leaves the roll. The SENCO and the head can still read the record.") % {"name": opened.pupil.forename}
            )
            return redirect("staff:pupils")
    return render(request, "staff/pupils/leave.html", {"head": head_of(request, opened, "identity"), "form": form, "school": school})


def on_roll(request: Request, code: str) -> HttpResponse:
    """Put a child who is known back on this school's roll, or on roll here beside another school."""
    opened, school = open_record(request, code, "on roll"), school_here(request)
    if not may(Permission.IDENTITY_CREATE, school.standing(request.actor, Permission.IDENTITY_CREATE), side=Side.SCHOOL):
        raise PermissionDenied
    place = queries.placement_of(request.actor, opened.pupil)
    form = OnRoll(posted(request), initial={"starts": clock.today(), "year_group": place.year_group if place else "", "main": "yes"})
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "main": form.cleaned_data["main"] == "yes"}
        if save(form, actions.readmit, request.actor, school, pupil=opened.pupil, refusals=(AlreadyOnRoll,), **values):
            tell(request, _("%(name)s is on roll here.") % {"name": opened.pupil.forename})
            return redirect("staff:story", code)
    return render(request, "staff/pupils/on_roll.html", {"head": head_of(request, opened, "identity"), "form": form, "school": school})

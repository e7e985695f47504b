"""Who covers: name somebody for a class or a child for a day, see who has read what helps, take a link back at once."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.roles import Role, Side
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.saving import save
from fourfold.pages.staff.people_forms import WHOLE_ADDRESS
from fourfold.pages.staff.reach import school_here
from fourfold.pupils.queries import classes_of, visible_to
from fourfold.schools.queries import School
from fourfold.support import actions, queries
from fourfold.support.refusals import Refused, WrongDay
from fourfold.ui.notices import tell

ARRANGE = (Role.SENCO, Role.TEACHER, Role.DATA_ADMIN)


class CoverForm(forms.Form):
    """Which class, unless it is for one child; who, and on which day."""

    def __init__(self, *args: object, classes: list[tuple[str, str]] | None, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        if classes is not None:
            self.fields["group"] = OneOf(
                classes, label=gettext_lazy("Which class?"), empty=gettext_lazy("Choose"), missing=gettext_lazy("Choose a class")
            )
        self.fields["name"] = Words(label=gettext_lazy("Who covers?"), max_length=120, missing=gettext_lazy("Write their name"))
        self.fields["email"] = forms.EmailField(
            label=gettext_lazy("Their email address"),
            help_text=gettext_lazy("The one that the school has for them. The link and the code go there."),
            max_length=254,
            error_messages={"required": gettext_lazy("Write their email address"), "invalid": WHOLE_ADDRESS},
        )
        self.fields["day"] = Day(label=gettext_lazy("On which day?"), missing=gettext_lazy("Say on which day"))


def cover(request: Request) -> HttpResponse:
    """Who covers today and in the days to come, with what they have not read; and a form to name somebody."""
    school, today = _school(request), clock.today()
    child = _one_child(request)
    form = CoverForm(request.POST or None, classes=None if child else classes_of(request.actor, school), initial={"day": today})
    if request.method == "POST" and form.is_valid() and _arranged(request, school, form, child):
        return redirect("staff:cover")
    ledger.looked(request.actor, "cover list", school=school.pk)
    listed = queries.covers_at(request.actor, school, today=today)
    return render(request, "staff/cover.html", {"form": form, "listed": listed, "child": child, "today": today})


@require_POST
def take_back(request: Request, account: str, day: str) -> HttpResponse:
    """End somebody's link at once."""
    school = _school(request)
    listed = queries.covers_at(request.actor, school, today=clock.today())
    found = next((one for one in listed if one.account.code == account and one.day.isoformat() == day), None)
    if found is None:
        raise Http404
    verb = actions.take_back_cover_in_office if _is_office(request, school) else actions.take_back_cover
    verb(request.actor, found.pupils[0], account=found.account, day=found.day)
    tell(request, _("The link of %(name)s opens nothing any more.") % {"name": found.account.name})
    return redirect("staff:cover")


def _arranged(request: Request, school: School, form: CoverForm, child: Any) -> bool:
    """Name the person on each child of the class for whom there is something to know; each is authorised by itself."""
    said = dict(form.cleaned_data)
    pupils = [child] if child else queries.to_be_covered(request.actor, school, said.pop("group"), today=clock.today())
    if not pupils:
        form.add_error("group", _("None of your pupils in this class has SEN support or an EHC plan, so there is nothing to read."))
        return False
    verb = actions.arrange_cover_in_office if _is_office(request, school) else actions.arrange_cover

    def all_of_them() -> None:
        for pupil in pupils:
            verb(request.actor, pupil, **said)

    if not save(form, all_of_them, refusals=(Refused,), at={WrongDay: "day"}):
        return False
    tell(request, _("%(name)s gets a link by email for that day.") % {"name": said["name"]})
    return True


def _one_child(request: Request) -> Any:
    """The one child for whom cover is named, where it is not for a class: somebody who helps that child alone is away."""
    if "child" not in request.GET:
        return None
    child = visible_to(request.actor, side=Side.SCHOOL).filter(code=request.GET["child"]).first()
    if child is None:
        raise Http404
    return child


def _school(request: Request) -> School:
    school = school_here(request)
    if not request.actor.holds(*ARRANGE, school=school.pk):
        raise PermissionDenied
    return school


def _is_office(request: Request, school: School) -> bool:
    return not request.actor.holds(Role.SENCO, Role.TEACHER, school=school.pk)

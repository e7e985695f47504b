"""SEN status and needs as history, and the forms that add to it."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.needs import RankedNeed, SenStatus, area_choices, check_needs, need_choices, status_choices
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.sen import NoChange
from fourfold.pupils.actions.sen import RankedNeed as Stated
from fourfold.ui.notices import tell

PLACES = 4
"""How many needs the form has room for."""


class Status(forms.Form):
    """A status that was decided elsewhere."""

    status = OneOf(status_choices(), label=gettext_lazy("SEN status"), radios=True, missing=gettext_lazy("Choose a status"))
    starts = Day(label=gettext_lazy("Since"), missing=gettext_lazy("Add the day from which it holds"))
    annual_review_on = Day(
        label=gettext_lazy("Next annual review"), help_text=gettext_lazy("An EHC plan is reviewed once a year at least."), required=False
    )
    because = Words(label=gettext_lazy("Where this comes from"), required=False, max_length=60)

    def clean(self) -> None:
        said = self.cleaned_data
        if said.get("status") == SenStatus.PLAN and not said.get("annual_review_on") and "annual_review_on" not in self.errors:
            self.add_error("annual_review_on", _("Add the date of the next annual review: an EHC plan has one."))
        if said.get("status") in (SenStatus.SUPPORT, SenStatus.NONE):
            said["annual_review_on"] = None
        if said.get("starts") and said["starts"] > clock.today():
            self.add_error("starts", _("This day is still to come. Write the status down when it holds."))


class Needs(forms.Form):
    """Needs by census code, first ranked first."""

    def __init__(self, *args: object, known: list[queries.NeedLine], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        codes, names = need_choices(clock.today()), (_("The main need"), _("The second need"), _("The third need"), _("The fourth need"))
        for place in range(PLACES):
            line = known[place] if place < len(known) else None
            self.fields[f"code{place}"] = OneOf(
                codes, label=names[place], required=False, empty=_("None"), initial=line.code if line else ""
            )
            self.fields[f"area{place}"] = OneOf(
                area_choices(), label=_("Its area"), required=False, empty=_("As the need says"), initial=line.area if line else ""
            )
            detail = Words(label=_("What staff need to know of it"), required=False, max_length=2000, lines=True)
            detail.initial = line.detail if line else ""
            self.fields[f"detail{place}"] = detail
            share = forms.BooleanField(label=_("Staff who work with the child may read this"), required=False)
            share.initial = bool(line and line.staff_should_know)
            self.fields[f"share{place}"] = share

    def stated(self) -> list[Stated]:
        """The needs in order, without the empty places."""
        said = self.cleaned_data
        return [
            Stated(said[f"code{place}"], said[f"area{place}"], said[f"detail{place}"], said[f"share{place}"])
            for place in range(PLACES)
            if said.get(f"code{place}")
        ]

    @property
    def places(self) -> list[dict[str, forms.BoundField]]:
        """The fields, need by need."""
        return [{name: self[f"{name}{place}"] for name in ("code", "area", "detail", "share")} for place in range(PLACES)]


def sen(request: Request, code: str) -> HttpResponse:
    """Status and needs, as they are and were."""
    opened = open_record(request, code, "sen", Permission.STATUS_VIEW, under=queries.CENSUS)
    context = {
        "head": head_of(request, opened, "sen"),
        "statuses": queries.statuses_of(request.actor, opened.pupil),
        "needs": queries.needs_of(request.actor, opened.pupil),
        "may_record": opened.may(Permission.STATUS_CREATE),
        "may_move": opened.may(Permission.STATUS_APPROVE),
        "today": clock.today(),
    }
    return render(request, "staff/pupils/sen.html", context)


def status(request: Request, code: str) -> HttpResponse:
    """Write down a status that was decided elsewhere."""
    opened = open_record(request, code, "sen", Permission.STATUS_CREATE)
    form = Status(posted(request))
    if request.method == "POST" and form.is_valid():
        done = save(form, actions.record_sen_status, request.actor, opened.pupil, refusals=(NoChange,), **form.cleaned_data)
        if done:
            tell(request, _("The status is written down."))
            return redirect("staff:sen", code)
    return render(request, "staff/pupils/status.html", {"head": head_of(request, opened, "sen"), "form": form})


def needs(request: Request, code: str) -> HttpResponse:
    """State the needs, the main one first."""
    opened = open_record(request, code, "sen", Permission.STATUS_EDIT)
    now = next((line.status for line in queries.statuses_of(request.actor, opened.pupil) if line.ends is None), SenStatus.NONE)
    known = [line for line in queries.needs_of(request.actor, opened.pupil) if line.ends is None]
    form = Needs(posted(request), known=known)
    if request.method == "POST" and form.is_valid():
        stated = form.stated()
        ranked = [RankedNeed(one.code, rank) for rank, one in enumerate(stated, start=1)]
        for problem in check_needs(SenStatus(now), ranked, on=clock.today()):
            form.add_error(None, problem)
        if not form.errors and save(form, actions.record_needs, request.actor, opened.pupil, needs=stated, on=clock.today()):
            tell(request, _("The needs are written down."))
            return redirect("staff:sen", code)
    return render(request, "staff/pupils/needs.html", {"head": head_of(request, opened, "sen"), "form": form})

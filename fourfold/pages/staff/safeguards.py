"""Who is kept out, who looks after a child in care, and what a young person wishes to share."""

from datetime import timedelta

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.families import is_young_person
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.saving import posted, save
from fourfold.pages.staff.people_edit import ending, found, page
from fourfold.pages.staff.reach import open_record, require, school_here
from fourfold.pages.staff.record import head_of
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.families import SamePerson
from fourfold.ui.notices import tell

FULL = (
    ("full", gettext_lazy("Everything: they see nothing of this child, in any part they play")),
    ("partly", gettext_lazy("A note for staff: something to heed when you deal with them")),
)


class KeepOut(forms.Form):
    """A bar, and what it rests on."""

    kind = Words(
        label=gettext_lazy("What does it rest on?"),
        help_text=gettext_lazy("For instance: court order, non-molestation order, advice of the police."),
        max_length=80,
        missing=gettext_lazy("Write what it rests on"),
    )
    full = OneOf(FULL, label=gettext_lazy("How much is shut?"), radios=True, missing=gettext_lazy("Choose how much is shut"))
    order_dated = Day(label=gettext_lazy("Date of the order"), required=False)
    ends = Day(label=gettext_lazy("Until, if the order says so"), required=False)

    def clean(self) -> None:
        if (self.cleaned_data.get("ends") or clock.today()) < clock.today():
            self.add_error("ends", _("This day is over. Leave it empty if there is no end."))


class Care(forms.Form):
    """Who looks after a child in care, and whom to ask and tell."""

    starts = Day(label=gettext_lazy("Looked after since"), missing=gettext_lazy("Add the day from which the child is looked after"))
    social_worker = Words(label=gettext_lazy("Social worker"), required=False, max_length=120)
    social_worker_phone = Words(label=gettext_lazy("Social worker’s phone"), required=False, max_length=40)
    social_worker_email = forms.EmailField(label=gettext_lazy("Social worker’s email"), required=False)
    virtual_head = Words(label=gettext_lazy("Virtual school head"), required=False, max_length=120)
    virtual_head_email = forms.EmailField(label=gettext_lazy("Virtual school head’s email"), required=False)


class Wish(forms.Form):
    """What a young person told the school about one parent."""

    def __init__(self, *args: object, family: list[queries.ParentLine], **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # handed on as they came
        names = [(one.code, f"{one.name}, {one.relation}") for one in family]
        self.fields["parent"] = OneOf(names, label=_("About whom?"), radios=True, missing=_("Choose a parent or carer"))
        answers = (("yes", _("Yes, they may see it")), ("no", _("No, they may not")))
        self.fields["share"] = OneOf(answers, label=_("May they see the record?"), radios=True, missing=_("Choose an answer"))


def keep_out(request: Request, code: str, parent: str) -> HttpResponse:
    """Shut somebody out, at once. One person is enough for that."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    link = found(queries.family_link(request.actor, opened.pupil, parent))
    form = KeepOut(posted(request), initial={"full": "full"})
    if request.method == "POST" and form.is_valid():
        said = {**form.cleaned_data, "full": form.cleaned_data["full"] == "full", "starts": clock.today()}
        if save(form, actions.restrict, request.actor, opened.pupil, parent=link.parent, **said):
            tell(request, _("Done. It holds from this moment."))
            return redirect("staff:people", code)
    says = _("It holds at once: open pages, links and waiting letters stop. To lift it again takes two people.")
    return page(request, opened, form, _("Keep %(name)s out?") % {"name": link.parent.name}, _("Keep them out"), says)


def lift(request: Request, code: str, number: int) -> HttpResponse:
    """Ask to let somebody back in; or, as another person, do it (veto 6)."""
    opened = open_record(request, code, "people", Permission.CONTACTS_VIEW)
    row = found(queries.numbered_restriction(request.actor, opened.pupil, number))
    line = next(one for one in queries.kept_out(request.actor, opened.pupil) if one.number == number)
    if not line.is_open:
        raise Http404
    may_ask, may_lift = opened.may(Permission.CONTACTS_EDIT), opened.may(Permission.CONTACTS_APPROVE)
    require(opened, Permission.CONTACTS_EDIT, Permission.CONTACTS_APPROVE)
    form = forms.Form(posted(request))
    if request.method == "POST" and form.is_valid():
        if line.asked_by and may_lift:
            done = save(
                form,
                actions.lift_restriction,
                request.actor,
                row,
                on=max(row.starts, clock.today() - timedelta(days=1)),
                refusals=(SamePerson,),
            )
            says = _("Lifted. They see what their part lets them see.")
        elif may_ask:
            done, says = save(form, actions.ask_to_lift, request.actor, row), _("Asked. The head can lift it now.")
        else:
            done, says = False, ""
            form.add_error(None, _("Another person must ask for this first: the SENCO or the data manager."))
        if done:
            tell(request, says)
            return redirect("staff:people", code)
    context = {"head": head_of(request, opened, "people"), "line": line, "form": form, "may_lift": may_lift, "may_ask": may_ask}
    return render(request, "staff/pupils/lift.html", context)


def care(request: Request, code: str) -> HttpResponse:
    """A child in the care of an authority."""
    opened, school = open_record(request, code, "people", Permission.CONTACTS_EDIT), school_here(request)
    now = queries.open_care(request.actor, opened.pupil)
    before = {name: getattr(now, name) for name in Care.base_fields} if now else {"starts": clock.today()}
    form = Care(posted(request), initial=before)
    if request.method == "POST" and form.is_valid():
        authority = now.authority if now else queries.home_authority(request.actor, school)
        if save(form, actions.record_care, request.actor, opened.pupil, authority=authority, **form.cleaned_data):
            tell(request, _("Written down."))
            return redirect("staff:people", code)
    return page(request, opened, form, _("Who looks after %(name)s?") % {"name": opened.pupil.forename}, _("Save"))


def end_care(request: Request, code: str) -> HttpResponse:
    """A child who is no longer looked after."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    row = found(queries.open_care(request.actor, opened.pupil))
    return ending(request, opened, row, actions.end_care, _("When did care end?"), "")


def wish(request: Request, code: str) -> HttpResponse:
    """What a young person told the school, from the young-person date on (veto 8)."""
    opened = open_record(request, code, "people", Permission.CONTACTS_EDIT)
    if not is_young_person(opened.pupil.born, clock.today()):
        raise Http404
    family = [one for one in queries.family_of(request.actor, opened.pupil) if one.ends is None]
    form = Wish(posted(request), family=family)
    if request.method == "POST" and form.is_valid():
        link = found(queries.family_link(request.actor, opened.pupil, form.cleaned_data["parent"]))
        share = form.cleaned_data["share"] == "yes"
        if save(form, actions.record_sharing_wish, request.actor, opened.pupil, parent=link.parent, share=share, starts=clock.today()):
            tell(request, _("Written down."))
            return redirect("staff:people", code)
    says = _("From this age it is their own record. A parent sees it only if the young person wishes.")
    return page(request, opened, form, _("What does %(name)s wish?") % {"name": opened.pupil.forename}, _("Write it down"), says)

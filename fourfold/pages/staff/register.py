"""The SEN register."""

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold import clock
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.audit.requests import Request
from fourfold.code_of_practice.needs import SenStatus, area_choices
from fourfold.oversight.register import SORTS, Filters, Register, sen_register
from fourfold.pages.fields import OneOf
from fourfold.pages.staff.reach import school_here
from fourfold.pupils.queries.records import CENSUS
from fourfold.ui.frame import Link
from fourfold.ui.lists import Head, page_links, page_number
from fourfold.ui.words import count_of, relative_day

STEPS = (("assess", gettext_lazy("Assess")), ("plan", gettext_lazy("Plan")), ("do", gettext_lazy("Do")), ("review", gettext_lazy("Review")))


class Narrow(forms.Form):
    """The boxes that narrow the register."""

    def __init__(self, asked: Filters, register: Register) -> None:
        super().__init__(initial={name: getattr(asked, name) for name in ("year", "area", "step", "teacher")}, auto_id="id_%s")
        self.fields["year"] = OneOf(register.years, empty=_("All years"), required=False, label=_("Year"))
        self.fields["area"] = OneOf(area_choices(), empty=_("All four areas"), required=False, label=_("Area of need"))
        if register.has_steps:
            self.fields["step"] = OneOf(STEPS, empty=_("All steps"), required=False, label=_("Step"))
        self.fields["teacher"] = OneOf(register.teachers, empty=_("All teachers"), required=False, label=_("Teacher"))


def filters_from(values: dict[str, str]) -> Filters:
    """What an address or a form asks for; what it cannot mean, it does not ask for."""
    said = {name: values.get(name, "")[:60] for name in ("year", "area", "step", "teacher", "q")}
    status = values.get("status", "")
    return Filters(
        status=status if status in ("K", "E") else "", late=values.get("late") == "1", undated=values.get("no_date") == "1", **said
    )


def asked_in_words(asked: Filters) -> dict[str, str]:
    """The same, for an address."""
    named = {"status": asked.status, "year": asked.year, "area": asked.area, "step": asked.step, "teacher": asked.teacher, "q": asked.q}
    pressed = {"late": "1" if asked.late else "", "no_date": "1" if asked.undated else ""}
    return {name: value for name, value in (named | pressed).items() if value}


def register(request: Request) -> HttpResponse:
    """Every pupil with SEN support or an EHC plan whom this person may see."""
    school = school_here(request)
    asked = filters_from(request.GET.dict())
    sort = request.GET.get("sort", "")
    sort = sort if sort in SORTS else SORTS[0]
    number, on_one_page = page_number(request.GET.get("page", "1")), "print" in request.GET
    found = sen_register(request.actor, school, filters=asked, sort=sort, page=number, on_one_page=on_one_page)
    here = school.standing(request.actor, Permission.EXPORT_CREATE)
    whole = request.actor.holds(Role.SENCO, Role.HEAD, Role.SLT, Role.DATA_ADMIN, school=school.pk)
    context = {
        "register": found,
        "asked": asked,
        "asked_pairs": asked_in_words(asked).items(),
        "sentence": sentence(found, whole=whole),
        "lede": lede(found),
        "chips": chips(found, asked),
        "narrow": Narrow(asked, found),
        "heads": heads(asked, sort, found),
        "sort": sort,
        "pages": page_links(found.page, found.last, lambda number: address(asked, sort=sort, page=number)),
        "says": _("%(shown)s of %(found)s, %(order)s") % {"shown": len(found.rows), "found": found.found, "order": ORDERS[sort]},
        "may_take": may(Permission.EXPORT_CREATE, here, side=Side.SCHOOL, under=CENSUS),
        "may_add": may(Permission.IDENTITY_CREATE, here, side=Side.SCHOOL),
        "print_url": address(asked, sort=sort, print="1"),
        "today": clock.today(),
    }
    return render(request, "staff/register.html", context)


ORDERS = {
    "next": gettext_lazy("soonest first"),
    "name": gettext_lazy("by name"),
    "need": gettext_lazy("by need"),
    "step": gettext_lazy("by step"),
    "year": gettext_lazy("by year"),
}


def sentence(found: Register, *, whole: bool) -> str:
    """The register in a sentence: "163 pupils have SEN support and 14 have an EHC plan"."""
    support, plans = found.counts[SenStatus.SUPPORT], found.counts[SenStatus.PLAN]
    if not support and not plans:
        return _("No pupil has SEN support or an EHC plan") if whole else _("None of your pupils has SEN support or an EHC plan")
    whose = "" if whole else _("of yours ")
    some = count_of(support, "pupil")
    first = f"{some} {whose}{ngettext('has SEN support', 'have SEN support', support)}" if support else ""
    verb = ngettext("has an EHC plan", "have an EHC plan", plans)
    second = f"{plans} {verb}" if support else f"{count_of(plans, 'pupil')} {whose}{verb}"
    return _(" and ").join(part for part in (first, second if plans else "") if part)


def lede(found: Register) -> str:
    """What is late and what comes next, in a line."""
    today = clock.today()
    late = (
        ngettext("One pupil has something late.", "%(n)s pupils have something late.", found.late) % {"n": found.late}
        if found.late
        else _("Nothing is late.")
    )
    if not found.number:
        return ""
    row = found.next_date
    if row is None or row.next_on is None:
        return late if found.late else ""
    when = relative_day(row.next_on, today=today)
    coming = _("The next date is %(when)s.") if row.next_on - today < timedelta(days=2) else _("The next date is on %(when)s.")
    return f"{late} {coming % {'when': when}}"


def address(asked: Filters, **changed: object) -> str:
    """The register's address with these filters."""
    query = urlencode({**asked_in_words(asked), **{name: str(value) for name, value in changed.items() if value not in ("", None)}})
    return f"{reverse('staff:register')}?{query}" if query else reverse("staff:register")


def chips(found: Register, asked: Filters) -> list[Link]:
    """All, SEN support, EHC plan, late, without a next date: each with its number."""
    return [
        Link(_("All"), address(Filters()), count=found.number, current=not (asked.status or asked.late or asked.undated)),
        Link(_("SEN support"), address(Filters(status="K")), count=found.counts[SenStatus.SUPPORT], current=asked.status == "K"),
        Link(_("EHC plan"), address(Filters(status="E")), count=found.counts[SenStatus.PLAN], current=asked.status == "E"),
        Link(_("Late"), address(Filters(late=True)), icon="flag", count=found.late, current=asked.late),
        Link(_("No date yet"), address(Filters(undated=True)), icon="cal", count=found.undated, current=asked.undated),
    ]


def heads(asked: Filters, sort: str, found: Register) -> list[Head]:
    """The columns, sorting by a press."""

    def head(key: str, label: str, css: str = "") -> Head:
        return Head(label, address(asked, sort=key), "ascending" if key == sort else "", css)

    middle = [head("step", _("Step"))] if found.has_steps else [Head(_("Support"))]
    return [
        head("name", _("Name")),
        head("need", _("Need"), "c-need"),
        *middle,
        head("next", _("Next")),
        Head(_("Late or due"), hidden=True),
    ]

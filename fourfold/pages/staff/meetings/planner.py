"""The year's meetings of the whole school: who needs a date, which weeks are too full, and days to suggest (6.65)."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit import ledger
from fourfold.audit.requests import Request
from fourfold.code_of_practice.meeting_year import Slot, Third
from fourfold.meetings import actions
from fourfold.meetings.busy import Planned
from fourfold.oversight.meetings_dates import suggestions
from fourfold.oversight.meetings_year import MeetingsYear, PupilsYear, meetings_year
from fourfold.pages.staff.meetings.year_chart import chart_of
from fourfold.pages.staff.reach import school_here
from fourfold.pages.staff.support.attempt import did
from fourfold.pages.staff.today_words import in_number
from fourfold.schools.queries import School
from fourfold.ui.frame import Link
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField, once_key
from fourfold.ui.words import day_in_words, short_day

SHOWN = 50
THIRDS = {Third.AUTUMN: gettext_lazy("Autumn"), Third.SPRING: gettext_lazy("Spring"), Third.SUMMER: gettext_lazy("Summer")}


@dataclass(frozen=True)
class Cell:
    """One third of one pupil's year, in words. `icon` is empty where a date is needed."""

    term: str
    third: str
    icon: str
    says: str
    href: str
    needs: bool


def planner(request: Request) -> HttpResponse:
    """Three for every pupil, gaps first, with the weeks above."""
    school, today, actor = school_here(request), clock.today(), request.actor
    found = meetings_year(actor, school, today=today)
    ledger.looked(actor, "meetings of the year", school=school.pk)
    asked = request.GET.get("show", "")
    rows = {"needs": found.needing, "waiting": found.waiting}.get(asked, found.rows)
    everyone = "all" in request.GET
    plans = may_plan_all(request, school)
    context = {
        "found": found,
        "sentence": sentence(found, school),
        "lede": lede(found),
        "rows": [(row, cells(row, today, plans=plans)) for row in (rows if everyone else rows[:SHOWN])],
        "more": 0 if everyone else max(0, len(rows) - SHOWN),
        "chips": chips(found, asked),
        "chart": chart_of(found, today=today),
        "full": [(week, number, number - found.a_week) for week, number in found.full],
        "may_suggest": plans and bool(found.needing),
        "may_invite": plans,
        "asked": asked,
        "today": today,
    }
    return render(request, "staff/meetings/planner.html", context)


def suggest(request: Request) -> HttpResponse:
    """The days that are suggested: a draft until it is pressed. All that are chosen are set in one, or one alone."""
    school, today, actor = school_here(request), clock.today(), request.actor
    if not may_plan_all(request, school):
        return redirect("staff:reviews")
    found, without = suggestions(actor, school, today=today)
    if request.method == "POST":
        only = request.POST.get("only")
        chosen = {only} if only else set(request.POST.getlist("s"))
        shown = [one for one in found if one.key in chosen and request.POST.get(f"at-{one.key}", "") == one.at]
        return set_days(request, school, [one.planned for one in shown])
    context = {"found": found, "without": without, "key": once_key(), "today": today, "thirds": THIRDS}
    return render(request, "staff/meetings/suggest.html", context)


def set_days(request: Request, school: School, dates: list[Planned]) -> HttpResponse:
    """Set them, and offer to take them back. A day that is not the one that was shown is not set: others may have filled the week since."""
    key, made = f"suggested-{OnceField().clean(request.POST.get('key', ''))}", []
    wrong = did(lambda: made.extend(actions.plan_meetings(request.actor, school, key=key, dates=dates)))
    if wrong:
        tell(request, wrong, tone="late")
    elif made:
        words = ngettext(
            "%(n)s date is set. No family has been asked yet.", "%(n)s dates are set. No family has been asked yet.", len(made)
        )
        tell(request, words % {"n": len(made)}, undo_url=reverse("staff:reviews-undo", args=[key]))
    else:
        tell(request, _("Nothing was set. Choose a date, or look again: the days may have changed."), tone="plain")
    return redirect("staff:reviews-suggest" if request.POST.get("only") else "staff:reviews")


@require_POST
def undo(request: Request, key: str) -> HttpResponse:
    """Take back the days that were just set."""
    school, number = school_here(request), 0
    number = actions.take_back_plans(request.actor, school, key=key)
    words = ngettext("%(n)s date is taken back.", "%(n)s dates are taken back.", number)
    tell(request, words % {"n": number}, tone="plain")
    return redirect("staff:reviews")


def may_plan_all(request: Request, school: School) -> bool:
    """Whether this person may set the days of the whole school."""
    return may(Permission.MEETING_CREATE, school.standing(request.actor, Permission.MEETING_CREATE), side=Side.SCHOOL)


def sentence(found: MeetingsYear, school: School) -> str:
    """As "151 of 163 pupils are on course for three meetings"."""
    if not found.rows:
        return _("No pupil has SEN support yet")
    words = ngettext(
        "%(on)s of %(all)s pupil is on course for %(wanted)s meetings",
        "%(on)s of %(all)s pupils are on course for %(wanted)s meetings",
        len(found.rows),
    )
    return words % {"on": found.on_course, "all": len(found.rows), "wanted": in_number(school.meetings_a_year).lower()}


def lede(found: MeetingsYear) -> str:
    """Who needs a date, what was declined, and which weeks are too full."""
    says, declined = [], sum(bool(one.counted.declined) for one in found.rows)
    if needing := len(found.needing):
        says.append(ngettext("%(n)s needs a date.", "%(n)s need a date.", needing) % {"n": needing})
    if declined:
        says.append(ngettext("%(n)s family declined a meeting.", "%(n)s families declined a meeting.", declined) % {"n": declined})
    if full := len(found.full):
        says.append(ngettext("%(n)s week is too full.", "%(n)s weeks are too full.", full) % {"n": in_number(full)})
    return " ".join(says) or (_("Nobody needs a date.") if found.rows else "")


def chips(found: MeetingsYear, asked: str) -> list[Link]:
    """All, those who need a date, those who wait for a family."""
    here = reverse("staff:reviews")
    return [
        Link(_("All, gaps first"), here, count=len(found.rows), current=asked not in ("needs", "waiting")),
        Link(_("Needs a date"), f"{here}?show=needs", count=len(found.needing), current=asked == "needs"),
        Link(_("Waiting for a family"), f"{here}?show=waiting", count=len(found.waiting), current=asked == "waiting"),
    ]


def cells(row: PupilsYear, today: date, *, plans: bool) -> list[Cell]:
    """The three thirds in words."""
    return [_cell(row, third, today, plans=plans) for third in Third]


SAYS = {
    Slot.HELD: ("tick", gettext_lazy("Held %(day)s")),
    Slot.BOOKED: ("cal", "%(day)s"),
    Slot.WAITING: ("cal", gettext_lazy("%(day)s, waiting for the family")),
    Slot.DECLINED: ("minus", gettext_lazy("Offered %(day)s, not wanted")),
    Slot.UNSAID: ("ask", gettext_lazy("%(day)s, was it held?")),
}


def _cell(row: PupilsYear, third: Third, today: date, *, plans: bool) -> Cell:
    one = row.slots[third]
    needs = one.slot is Slot.NEEDS_DATE or one.one_more
    add = f"{reverse('staff:meeting-plan', args=[row.code])}?third={third}" if plans else ""
    if one.slot in SAYS and one.day is not None:
        icon, words = SAYS[one.slot]
        href = reverse("staff:meeting", args=[row.code, one.code]) if one.code else ""
        return Cell(str(THIRDS[third]), third, icon, str(words) % {"day": short_day(one.day)}, add if needs else href, needs)
    return Cell(str(THIRDS[third]), third, "", "", add, needs)


def week_of(day: date) -> str:
    """As "Week of 7 December"."""
    return _("Week of %(day)s") % {"day": day_in_words(day, weekday=False)}

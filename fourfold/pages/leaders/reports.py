"""The whole school in sentences and counts: no child's name, and no number that tells of one."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.audit.aggregate import Count
from fourfold.audit.requests import Request
from fourfold.oversight.counts import NATIONAL, SenCounts, sen_counts
from fourfold.oversight.counts_of_duties import Duties, duties
from fourfold.oversight.counts_of_meetings import meetings_counted
from fourfold.schools import current
from fourfold.ui.words import count_of


@dataclass(frozen=True)
class Kept:
    """One duty: what it is, how far it was kept, and what is counted."""

    title: str
    says: str
    counted: str


def reports(request: Request) -> HttpResponse:
    """How many have SEN support, and how far the school has kept its duties to them."""
    school, today = current.current_school(request), clock.today()
    if school is None:
        raise Http404
    counts = sen_counts(request.actor, school.pk, today=today)
    kept = duties(request.actor, school.pk, today=today)
    context = {
        "school": school,
        "today": today,
        "counts": counts,
        "national": NATIONAL,
        "sentence": sentence(counts),
        "lede": lede(counts),
        "kept": in_words(kept),
        "meetings": meetings_counted(request.actor, school.pk, today=today),
        "shares": [
            (_("SEN support"), counts.share(counts.support), NATIONAL.support),
            (_("EHC plan"), counts.share(counts.plan), NATIONAL.plan),
        ],
    }
    return render(request, "leaders/reports.html", context)


def sentence(counts: SenCounts) -> str:
    """As "163 pupils have SEN support and 14 have an EHC plan"."""
    if counts.support.number == 0 and counts.plan.number == 0:
        return _("No pupil has SEN support or an EHC plan")
    support = _("%(pupils)s %(have)s SEN support") % {"pupils": pupils(counts.support), "have": have(counts.support)}
    plan = _("%(number)s %(have)s an EHC plan") % {"number": number(counts.plan), "have": have(counts.plan)}
    return _("%(support)s and %(plan)s") % {"support": support, "plan": plan}


def lede(counts: SenCounts) -> str:
    """The shares of the roll beside the country's."""
    support, plan = counts.share(counts.support), counts.share(counts.plan)
    if support is None or plan is None:
        return _("%(pupils)s are on roll.") % {"pupils": count_of(counts.on_roll, "pupil")}
    words = _("That is %(support)s%% and %(plan)s%% of the %(roll)s on roll. In all schools in England it is %(a)s%% and %(b)s%%.")
    roll = count_of(counts.on_roll, "pupil")
    return words % {"support": support, "plan": plan, "roll": roll, "a": NATIONAL.support, "b": NATIONAL.plan}


def pupils(count: Count) -> str:
    if count.number == 0:
        return _("No pupil")
    return count_of(count.number, "pupil") if count.number is not None else _("Fewer than 6 pupils")


def number(count: Count) -> str:
    return _("none") if count.number == 0 else str(count)


def have(count: Count) -> str:
    """ "has" or "have": a hidden number is never said to be one."""
    return _("has") if count.number == 0 else _("have")


def in_words(found: Duties) -> list[Kept]:
    """The four duties, each with what is counted."""
    return [
        Kept(
            _("Concerns answered on time"),
            found.answered.says,
            _("Of the concerns raised this school year that were answered or due by now. The school sets the days itself."),
        ),
        Kept(
            _("Families told within 5 school days"),
            found.told.says,
            _("Of the decisions, plans and reviews of this school year (Children and Families Act 2014, section 68; Code 6.43, 6.48)."),
        ),
        Kept(_("Pupils with SEN support who have a plan in force"), found.in_force.says, _("On the day of this report (Code 6.48).")),
        Kept(
            _("Reviews held by the day agreed"),
            found.reviewed.says,
            _("Of the reviews held this school year or overdue now. A review that was moved still counts by the first day (Code 6.53)."),
        ),
    ]

"""A pupil's story: what is so now, and how it came to be, newest first."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.needs import SenStatus
from fourfold.oversight.steps import StandsAt, where_pupils_stand
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pupils import queries
from fourfold.ui.words import listing, relative_day, sentence

PRONOUNS = {"he": "His", "she": "Her", "they": "Their"}


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    on: date
    when: str
    title: str
    says: str
    icon: str
    step: str = ""


def story(request: HttpRequest, code: str) -> HttpResponse:
    """The record's first page; each part only with its own right."""
    if (kept := queries.merged_record(request.actor, code, side=Side.SCHOOL)) is not None:
        return redirect("staff:story", kept.code)
    opened = open_record(request, code, "story")
    actor, pupil, today = request.actor, opened.pupil, clock.today()
    statuses, needs = queries.statuses_of(actor, pupil), queries.needs_of(actor, pupil)
    stands = where_pupils_stand(actor, [pupil.pk]).get(pupil.pk)
    places = queries.places_on_roll(actor, pupil)
    head = head_of(request, opened, "story")
    context = {
        "head": head,
        "pupil": pupil,
        "now": right_now(pupil.forename, statuses, needs, stands),
        "stands": stands,
        "entries": entries(pupil.forename, statuses, needs, places, today),
        "whose": PRONOUNS.get(pupil.pronouns.split("/")[0].strip().lower(), pupil.forename + "’s"),
        "needs": [need for need in needs if need.ends is None],
        "family": [one for one in queries.family_of(actor, pupil) if one.ends is None or one.ends >= today],
        "may_reach": opened.may(Permission.CONTACTS_VIEW),
        "may_know_family": opened.may(Permission.CONTACTS_VIEW) or opened.may(Permission.PROFILE_VIEW),
        "adults": queries.adults_with(actor, pupil),
        "care": queries.looked_after(actor, pupil),
        "may_record": opened.may(Permission.STATUS_CREATE),
        "today": today,
    }
    return render(request, "staff/pupils/story.html", context)


def right_now(name: str, statuses: list[queries.StatusLine], needs: list[queries.NeedLine], stands: StandsAt | None) -> list[str]:
    """What is so today, in sentences."""
    now = next((line for line in statuses if line.ends is None), None)
    if now is None and not statuses:
        return []
    open_needs = [need.name for need in needs if need.ends is None]
    if now is None or now.status == SenStatus.NONE:
        before = any(line.status in (SenStatus.SUPPORT, SenStatus.PLAN) for line in statuses)
        words = _("%(name)s has no SEN support now.") if not before else _("%(name)s had SEN support before and has none now.")
        return [words % {"name": name}]
    had = _("an EHC plan") if now.status == SenStatus.PLAN else _("SEN support")
    says = [_("%(name)s has %(what)s.") % {"name": name, "what": had}]
    if open_needs:
        says.append(_("What it is for: %(needs)s.") % {"needs": listing(first_small(need) for need in open_needs)})
    if stands is not None and stands.next_on is not None:
        says.append(
            _("Next: %(what)s, %(day)s.")
            % {"what": first_small(stands.next_says), "day": relative_day(stands.next_on, today=clock.today())}
        )
    elif now.annual_review_on is not None:
        says.append(_("The next annual review is on %(day)s.") % {"day": relative_day(now.annual_review_on, today=clock.today())})
    return says


def first_small(words: str) -> str:
    """A name of a need within a sentence."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def entries(
    name: str,
    statuses: list[queries.StatusLine],
    needs: list[queries.NeedLine],
    places: list[queries.Placement],
    today: date,
) -> list[Entry]:
    """What happened, from the roll, the statuses and the needs; newest first."""
    found: list[Entry] = []

    def add(on: date, title: str, says: str, icon: str, step: str = "") -> None:
        found.append(Entry(on, sentence(relative_day(on, today=today)), title, says, icon, step))

    titles = {"K": _("SEN support began"), "E": _("An EHC plan began"), "N": _("SEN support ended"), "S": _("A statement began")}
    for number, line in enumerate(statuses):
        if line.status == SenStatus.NONE and number == len(statuses) - 1:
            continue
        add(line.starts, titles.get(line.status, line.name), line.because, "mail" if line.status != SenStatus.NONE else "tick", "plan")
    by_day: dict[date, list[str]] = {}
    for need in needs:
        by_day.setdefault(need.starts, []).append(first_small(need.name))
    for day, names in by_day.items():
        add(day, _("Needs written down"), sentence(listing(names)) + ".", "assess", "assess")
    for place in places:
        again = any(other.starts < place.starts and other.school == place.school for other in places)
        joined = _("%(name)s came back to %(school)s") if again else _("%(name)s joined %(school)s")
        add(
            place.starts, joined % {"name": name, "school": place.school_name}, "" if place.main else _("On roll at two schools."), "school"
        )
        if place.ends is not None and place.ends <= today:
            add(place.ends, _("%(name)s left %(school)s") % {"name": name, "school": place.school_name}, "", "out")
    return sorted(found, key=lambda entry: entry.on, reverse=True)

"""What a pupil's story is made of: the words of right now, the button that goes on, and the entries."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.code_of_practice.needs import SenStatus
from fourfold.oversight.steps import StandsAt
from fourfold.pupils import queries
from fourfold.support.queries import StoryEntry
from fourfold.ui.words import listing, relative_day, sentence

READY_WEEKS = 3
"""How long before a review one gets ready for it."""


@dataclass(frozen=True)
class Entry:
    """One thing that happened."""

    on: date
    when: str
    title: str
    says: str = ""
    icon: str = "list"
    step: str = ""
    quote: str = ""
    voice: str = ""
    who: str = ""


def right_now(
    name: str, statuses: list[queries.StatusLine], needs: list[queries.NeedLine], stands: StandsAt | None, today: date
) -> list[str]:
    """What is so today, in sentences; none where nothing was ever written down."""
    now = next((line for line in statuses if line.ends is None), None)
    if not statuses:
        return []
    if now is None or now.status == SenStatus.NONE:
        before = any(line.status in (SenStatus.SUPPORT, SenStatus.PLAN) for line in statuses)
        words = _("%(name)s had SEN support before and has none now.") if before else _("%(name)s has no SEN support now.")
        return [words % {"name": name}]
    had = _("an EHC plan") if now.status == SenStatus.PLAN else _("SEN support")
    says = [_("%(name)s has %(what)s.") % {"name": name, "what": had}]
    if open_needs := [first_small(need.name) for need in needs if need.ends is None]:
        says.append(_("What it is for: %(needs)s.") % {"needs": listing(open_needs)})
    if stands is not None and stands.next_on is not None:
        words = _("The review was due on %(day)s.") if stands.next_on < today else _("Everyone meets to review it on %(day)s.")
        says.append(words % {"day": relative_day(stands.next_on, today=today)})
    if now.annual_review_on is not None:
        words = _("The annual review was due on %(day)s.") if now.annual_review_on < today else _("The next annual review is on %(day)s.")
        says.append(words % {"day": relative_day(now.annual_review_on, today=today)})
    return says


def first_small(words: str) -> str:
    """A name within a sentence."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def way_on(opened: queries.Opened, status: str, stands: StandsAt | None, today: date) -> tuple[str, str] | None:
    """The page's one button, by the step: its words and the name of its page. None where there is nothing for this person to do."""
    if stands is None:
        deciding = opened.may(Permission.STATUS_CREATE) and status != SenStatus.PLAN
        return (_("Decide about SEN support"), "staff:decision") if deciding else None
    if not opened.may(Permission.PLAN_CREATE):
        return (_("Read the plan"), "staff:plan") if stands.step != "assess" else None
    soon = stands.next_on is not None and stands.next_on - timedelta(weeks=READY_WEEKS) <= today
    return {
        "assess": (_("Add what you see"), "staff:assess"),
        "plan": (_("Write the plan"), "staff:plan"),
        "do": (_("Get ready for the review"), "staff:review") if soon else (_("Read the plan"), "staff:plan"),
        "review": (_("Record the review"), "staff:review"),
    }[stands.step]


def entries(
    name: str,
    statuses: list[queries.StatusLine],
    needs: list[queries.NeedLine],
    places: list[queries.Placement],
    told: list[StoryEntry],
    asked: list[StoryEntry],
) -> list[Entry]:
    """What happened, from the roll, the statuses, the needs, what the support rooms tell and what results asked; newest first."""
    today = clock.today()
    found: list[Entry] = []

    def add(on: date, title: str, says: str = "", icon: str = "list", step: str = "", **more: str) -> None:
        found.append(Entry(on, sentence(relative_day(on, today=today)), title, says, icon, step, **more))

    for one in [*told, *asked]:
        add(one.on, one.title, one.says, one.icon, one.step, quote=one.quote, voice=one.voice, who=one.who)
    decided = {one.on for one in told}
    titles = {"K": _("SEN support began"), "E": _("An EHC plan began"), "N": _("SEN support ended"), "S": _("A statement began")}
    for number, line in enumerate(statuses):
        first_and_none = line.status == SenStatus.NONE and number == len(statuses) - 1
        if not first_and_none and line.starts not in decided:
            add(line.starts, titles.get(line.status, line.name), line.because, "tick" if line.status == SenStatus.NONE else "mail", "plan")
    for day in dict.fromkeys(need.starts for need in needs):
        names = [first_small(need.name) for need in needs if need.starts == day]
        add(day, _("Needs written down"), sentence(listing(names)) + ".", "assess", "assess")
    for place in places:
        again = any(other.starts < place.starts and other.school == place.school for other in places)
        joined = _("%(name)s came back to %(school)s") if again else _("%(name)s joined %(school)s")
        where = {"name": name, "school": place.school_name}
        add(place.starts, joined % where, "" if place.main else _("On roll at two schools."), "school")
        if place.ends is not None and place.ends <= today:
            add(place.ends, _("%(name)s left %(school)s") % where, "", "out")
    return sorted(found, key=lambda entry: entry.on, reverse=True)

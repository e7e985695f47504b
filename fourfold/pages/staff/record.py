"""What stands at the head of every page of a child's record."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.families import is_young_person
from fourfold.code_of_practice.needs import SenStatus
from fourfold.code_of_practice.school_year import age_on
from fourfold.pupils import queries
from fourfold.ui.words import day_in_words


@dataclass(frozen=True)
class RecordHead:
    """The child's name, the line under it, and the pages that this person may open: (words, address, whether it is this one). Beside them
    what the line was made from, so that no page asks for it again."""

    name: str
    first_name: str
    under: str
    code: str
    pages: list[tuple[str, str, bool]]
    young_person: bool
    left_on: date | None
    status: str
    places: list[queries.Placement]
    statuses: list[queries.StatusLine]


P = Permission
PAGES: tuple[tuple[str, str, tuple[Permission, ...], bool], ...] = (
    ("story", "Story", (P.IDENTITY_VIEW,), False),
    ("plan", "Plan", (P.PLAN_VIEW,), False),
    ("views", "Own views", (P.PROFILE_VIEW,), False),
    ("given", "Help given", (P.SESSIONS_VIEW,), False),
    ("profile", "One-page profile", (P.PROFILE_VIEW,), False),
    ("pupil-progress", "Progress", (P.PROGRESS_VIEW,), False),
    ("sen", "SEN status and needs", (P.STATUS_VIEW,), True),
    ("people", "People", (P.IDENTITY_VIEW,), False),
    ("meetings", "Meetings", (P.MEETING_VIEW, P.MEETING_CREATE), False),
    ("specialists", "Specialists", (P.PLAN_VIEW,), False),
    ("letters", "Letters and files", (P.STATUS_VIEW,), False),
    ("ehc-request", "EHC request", (P.EHC_REQUEST_VIEW,), False),
    ("facts", "Facts", (P.PROGRESS_VIEW,), False),
    ("identity", "Names and numbers", (P.IDENTITY_EDIT,), False),
    ("looked", "Who looked", (P.AUDIT_VIEW,), False),
)
"""Name, words, the rights of which one is needed, and whether the page shows census fields alone to a data manager. A page that nobody has
written yet is not shown; a room adds its page by one line."""


def head_of(request: Request, opened: queries.Opened, here: str) -> RecordHead:
    """The head of a record's page called `here`."""
    pupil, today = opened.pupil, clock.today()
    places, statuses = queries.places_on_roll(request.actor, pupil), queries.statuses_of(request.actor, pupil)
    place = next(iter(places), None)
    left = place.ends if place and place.ends and place.ends < today else None
    now = next((line for line in statuses if line.ends is None), None)
    says = [_("Age %(age)s") % {"age": age_on(pupil.born, today)}, place.in_words if place else ""]
    line = ", ".join(part for part in says if part) + "."
    if left:
        line += " " + _("Left on %(day)s.") % {"day": day_in_words(left, weekday=False, year=True)}
    if now is not None and now.status != SenStatus.NONE:
        line += " " + _("%(status)s since %(day)s.") % {"status": now.name, "day": day_in_words(now.starts, weekday=False, year=True)}
    return RecordHead(
        name=pupil.name,
        first_name=pupil.forename,
        under=line,
        code=pupil.code,
        pages=[(_(words), address, name == here) for name, words, address in record_pages(opened)],
        young_person=is_young_person(pupil.born, today),
        left_on=left,
        status=now.status if now else "",
        places=places,
        statuses=statuses,
    )


def record_pages(opened: queries.Opened) -> list[tuple[str, str, str]]:
    """The record's pages that there are and that this person may open."""
    found = []
    for name, words, needs, census in PAGES:
        if any(opened.may(one) or (census and opened.may_for_census(one)) for one in needs):
            try:
                found.append((name, words, reverse(f"staff:{name}", args=[opened.pupil.code])))
            except NoReverseMatch:
                continue
    return found

"""The frame round each page: who is signed in and where they can go."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from fourfold.access.actor import NOBODY, Actor
from fourfold.access.roles import STAFF, Role
from fourfold.accounts import sessions
from fourfold.accounts.middleware import is_half_signed_in
from fourfold.audit.requests import Request
from fourfold.pages import speaking
from fourfold.pages.foot import foot_of
from fourfold.pupils import queries
from fourfold.schools.current import current_school, schools_at_hand
from fourfold.ui.frame import Frame, Link, direction

SENCO, HEAD, SLT, DATA_ADMIN = Role.SENCO, Role.HEAD, Role.SLT, Role.DATA_ADMIN
GOVERNOR = Role.GOVERNOR
CLASSROOM = (Role.TEACHER, Role.SUPPORT_STAFF)
EVERY_STAFF = (SENCO, HEAD, SLT, DATA_ADMIN, *CLASSROOM)
PARENTS = (Role.PARENT, Role.CARER)
PUPILS = (Role.YOUNG_PERSON, Role.PUPIL)


@dataclass(frozen=True)
class Entry:
    """A way to somewhere: shown to those who hold one of the roles, through an office or a link to a child, and only where the page exists.
    `tab` is its place on a phone, 1 to 5; 0 keeps it off. The audience is the namespace of the name. `marks` are further names
    whose pages stand under this one."""

    name: str
    label: Any
    icon: str
    roles: tuple[Role, ...]
    tab: int = 0
    marks: tuple[str, ...] = ()

    @property
    def audience(self) -> str:
        return self.name.partition(":")[0]


UNDER_SETTINGS = (
    *("wordings", "wording", "symbols", "symbol", "evidence", "local-offer", "local-offer-topics", "local-offer-topic"),
    *("school", "school-topic", "dates", "add-term", "change-term", "add-closure", "authority", "authority-topic"),
    *("library", "library-add", "library-help", "measures", "measure", "measure-add"),
    *("people", "invite", "hand-over", "person", "import", "import-columns", "import-check", "import-done"),
)
UNDER_PUPILS = (
    *("new-pupil", "story", "pupil-progress", "facts", "sen", "sen-status", "sen-needs", "identity", "looked"),
    *("leave", "on-roll", "merge", "merge-with", "move", "ehc-request"),
    *("people", "messages", "talk-asked", "add-parent", "correct-parent", "confirm-parent", "end-parent"),
    *("keep-out", "lift", "care", "end-care", "wish"),
    *("involve", "end-adult", "invite-pupil", "give-grant", "end-grant"),
    *("offer-for", "offer-attach"),
    *("views", "views-new", "views-not-heard", "views-add"),
    *("specialists", "referral", "referral-new", "referral-change", "advice", "advice-new"),
)
UNDER_MY_SAY = ("my-say-question", "my-say-check", "my-say-done", "my-say-before", "my-say-worry")
UNDER_ASK = ("ask-for-assessment", "ask-for-assessment-words", "ask-for-assessment-days", "consent", "advice", "who-sees")
NEAR_YOU = ("near-you", "near-you-ask")
UNDER_PLAN = (
    *("plan", "answer", "say", "not-happy", "meetings", "results", "change", *UNDER_ASK, *NEAR_YOU),
    *("profile", "profile-before", "profile-offer", "profile-picture", "my-say"),
)
NAV = (
    Entry("staff:desk", _("Desk"), "home", (SENCO, HEAD), tab=1),
    Entry("staff:today", _("Today"), "tick", (SLT, *CLASSROOM), tab=1),
    Entry("staff:register", _("Register"), "list", EVERY_STAFF, tab=1, marks=("exports", "release")),
    Entry("staff:pupils", _("Pupils"), "pupils", EVERY_STAFF, tab=2, marks=UNDER_PUPILS),
    Entry(
        "staff:concerns",
        _("Concerns"),
        "flag",
        EVERY_STAFF,
        tab=3,
        marks=("concern", "unlinked", "new-concern", "new-concern-about", "concern-raised"),
    ),
    Entry("staff:log", _("Sessions"), "do", (Role.SUPPORT_STAFF,), tab=3, marks=("log-slot", "log-slot-on", "log-entry", "log-else")),
    Entry("staff:reviews", _("Meetings"), "cal", (SENCO, HEAD, SLT, Role.TEACHER), tab=4, marks=("reviews-suggest", "meeting-plan")),
    Entry("staff:may-need-support", _("May need support"), "eye", (SENCO, HEAD, SLT)),
    Entry(
        "staff:progress",
        _("Progress"),
        "chart",
        EVERY_STAFF,
        marks=("enter-measure", "rounds", "round", "new-round", "plan-round", "class-progress"),
    ),
    Entry("staff:groups", _("Groups"), "do", (SENCO, *CLASSROOM), marks=("group", "given-classes")),
    Entry("staff:local-offer", _("Local Offer"), "search", (SLT, *CLASSROOM)),
    Entry("staff:specialists-all", _("Specialists"), "ask", (SENCO, HEAD)),
    Entry("staff:letters-waiting", _("Letters"), "mail", (SENCO, HEAD), marks=("letters-paper",)),
    Entry("family:home", _("Plan"), "home", PARENTS, tab=1, marks=UNDER_PLAN),
    Entry("young-person:home", _("My plan"), "home", PUPILS, tab=1, marks=("answer", "say", "meetings")),
    Entry("young-person:my-say", _("My say"), "heart", PUPILS, tab=2, marks=UNDER_MY_SAY),
    Entry("family:letters", _("Letters"), "mail", (*PARENTS, Role.YOUNG_PERSON), tab=3, marks=("letter",)),
    Entry("family:messages", _("Messages"), "review", PARENTS, tab=3, marks=("messages-about",)),
    # A young person's bar on a phone has five ways already; their plan leads to their messages.
    Entry("family:messages", _("Messages"), "review", (Role.YOUNG_PERSON,), marks=("messages-about",)),
    Entry("family:worried", _("Worried?"), "flag", (*PARENTS, *PUPILS), tab=4, marks=("worried-about", "worry-said")),
    Entry("young-person:help", _("Help"), "ask", PUPILS, tab=5, marks=("sharing", "rights")),
    Entry("leaders:reports", _("Reports"), "chart", (SENCO, HEAD, SLT, GOVERNOR)),
    Entry("professional:visits", _("Shared with me"), "pupils", (Role.PROFESSIONAL,), marks=("visit", "advice-new")),
    Entry("settings:home", _("Settings"), "gear", (SENCO, HEAD, DATA_ADMIN), tab=5, marks=UNDER_SETTINGS),
)
"""In the order in which they are shown. A room adds its page by one line."""

STAFF_AUDIENCES = frozenset({"staff", "settings", "leaders", "trust", ""})
"""Where staff keep their own navigation; elsewhere the pages' own audience has its."""
LINKED_AUDIENCES = frozenset({"family", "young-person", "professional"})
"""Where people come through a link to a child; they have one navigation wherever they are."""
ACCOUNT_NAMES = ("sign-in:account",)
SIGN_OUT_NAMES = ("sign-in:sign-out", "sign-in:out", "account_logout")


@cache
def address(name: str) -> str | None:
    """The path of a page, if there is such a page that needs nothing more to be named."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def first_of(names: tuple[str, ...]) -> str | None:
    """The path of the first of these pages that exists."""
    return next((path for path in map(address, names) if path), None)


def frame(request: Request) -> dict[str, Any]:
    """What the page's frame shows: bare where nobody is signed in, or a child has the device; no more than the way out where the second
    factor is missing.

    Staff cost one query at most, the names of their schools; families and people from outside those of their links.
    """
    lang = translation.get_language() or speaking.ENGLISH
    plain = Frame(
        lang=lang,
        dir=direction(lang),
        demo=settings.DEMO,
        banner=str(BANNER) if settings.DEMO else None,
        languages=speaking.ways(request),
        english_url=speaking.in_language(request, speaking.ENGLISH) if lang != speaking.ENGLISH else "",
    )
    actor: Actor = getattr(request, "actor", NOBODY)
    # Whoever has just signed out asked for this page as somebody, and reads it as nobody.
    if actor.account is None or not request.user.is_authenticated or sessions.childs_turn(request):
        return {"frame": plain}
    if is_half_signed_in(request):
        return {"frame": replace(plain, sign_out_url=first_of(SIGN_OUT_NAMES))}
    school = current_school(request)
    audience = audience_of(request, actor)
    parts = parts_of(actor, audience)
    entries = [entry for entry in NAV if is_for(entry, parts, audience) and address(entry.name)]
    nav = tuple(link(request, entry) for entry in entries)
    tabs = tuple(link(request, entry) for entry in sorted(entries, key=lambda entry: entry.tab) if entry.tab)[:5]
    several = len(schools_at_hand(request)) > 1
    return {
        "frame": replace(
            plain,
            school_name=school.name if school else "",
            person_name=actor.name,
            nav=nav,
            tabs=tabs,
            foot=foot_of(for_family=audience == "family" and parts != {Role.PROFESSIONAL}, several_schools=several),
            home_url=reverse("home"),
            find_url=address("staff:pupils") if actor.holds(*EVERY_STAFF) else None,
            language_url=address("sign-in:language"),
            account_url=first_of(ACCOUNT_NAMES),
            sign_out_url=first_of(SIGN_OUT_NAMES),
            audience=audience,
        )
    }


BANNER = _("You are in the demo school. Nobody here is real.")


def audience_of(request: Request, actor: Actor) -> str:
    """Whose ways these pages show: by their address, else by what the person is."""
    match = request.resolver_match
    here = match.app_name if match else ""
    if here in LINKED_AUDIENCES or not actor.counted_offices:
        return "family"
    if here in STAFF_AUDIENCES or here == "sign-in":
        return "staff" if actor.holds(*STAFF) else here
    return here


def parts_of(actor: Actor, audience: str) -> set[Role]:
    """The parts that count on pages of this audience: those of offices, or those through links to children."""
    return queries.parts_through_links(actor) if audience == "family" else {office.role for office in actor.counted_offices}


def is_for(entry: Entry, parts: set[Role], audience: str) -> bool:
    """Whether somebody who plays these parts, on pages of this audience, is shown this way."""
    linked, staff = audience == "family" and entry.audience in LINKED_AUDIENCES, audience == "staff" and entry.audience in STAFF_AUDIENCES
    return (linked or staff or entry.audience == audience) and bool(parts & set(entry.roles))


def link(request: Request, entry: Entry) -> Link:
    """The way as the frame shows it, marked where the reader stands on it or under it."""
    match = request.resolver_match
    here = match.view_name if match else ""
    under = {f"{entry.audience}:{mark}" for mark in entry.marks}
    return Link(str(entry.label), address(entry.name) or "", entry.icon, current=here == entry.name or here in under)

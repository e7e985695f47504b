"""What a school has set up, and what is missing, each in a sentence."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.pages.settings import authority_topics, school_topics
from fourfold.pages.settings.dates_years import headline, years_of
from fourfold.pages.settings.school import in_words
from fourfold.pages.settings.school_here import school_here
from fourfold.pages.settings.topic_fields import Topic
from fourfold.schools import queries
from fourfold.schools.checked import is_stale


@dataclass(frozen=True, slots=True)
class Line:
    """One part of setting up: what is set, or what follows from its missing."""

    title: str
    says: tuple[str, ...]
    href: str
    icon: str
    is_missing: bool


def home(request: Request) -> HttpResponse:
    """The list of what there is to set."""
    here = school_here(request)
    lines = [_school(here), _dates(request, here), _authority(request, here)]
    context = {"school": here, "lines": lines, "missing": [line for line in lines if line.is_missing], "others": _elsewhere()}
    return render(request, "settings/home.html", context)


def _school(here: queries.School) -> Line:
    missing = tuple(_because(topic) for topic in school_topics.TOPICS if not in_words(topic, here))
    says = missing or (_("Its name, address, complaints route and promises are set."),)
    return Line(_("The school"), says, reverse("settings:school"), "school", bool(missing))


def _because(topic: Topic) -> str:
    return f"{topic.title}: {_lower(str(topic.missing))}"


def _lower(sentence: str) -> str:
    return sentence if sentence.startswith("Fourfold") else sentence[:1].lower() + sentence[1:]


def _dates(request: Request, here: queries.School) -> Line:
    years = years_of(request.actor, here, today=clock.today())
    this, following = years
    if this.gaps:
        says = [f"{headline(years)}.", _("Until they are here, Fourfold counts weekdays.")]
    elif following.gaps:
        says = [_("Set for %(this)s. Those for %(next)s can still come.") % {"this": this.name, "next": following.name}]
    else:
        says = [f"{headline(years)}."]
    return Line(_("Term dates"), tuple(says), reverse("settings:dates"), "cal", bool(this.gaps))


def _authority(request: Request, here: queries.School) -> Line:
    theirs = queries.entry_of(request.actor, here)
    missing = [_because(topic) for topic in authority_topics.TOPICS if not in_words(topic, theirs)]
    stale = is_stale(theirs.checked_on if theirs else None, today=clock.today())
    if stale:
        missing.append(_("Nobody has checked these details in the last 12 months."))
    says = tuple(missing) or (_("What %(authority)s offers to families is set and checked.") % {"authority": theirs},)
    return Line(_("The local authority"), says, reverse("settings:authority"), "globe", bool(missing))


def _elsewhere() -> list[tuple[str, str, str, str]]:
    """The other settings of this installation, where their pages exist: title, what for, address, drawing."""
    known = (
        (_("The help your school offers"), _("What plans can start from with one press."), "settings:library", "do"),
        (_("What your school measures"), _("Subjects and wider development, each on its own scale."), "settings:measures", "chart"),
        (_("The Local Offer"), _("Where the council’s list of help comes from, and how old it is."), "settings:local-offer", "search"),
        (_("The words of letters"), _("Ours, or your own that somebody has checked, in five languages."), "settings:wordings", "mail"),
        (_("Symbols in My say"), _("Fourfold’s drawings, or the symbols that your children know."), "settings:symbols", "card"),
        (_("What your authority asks for"), _("The evidence for an EHC needs assessment, in its own words."), "settings:evidence", "list"),
        (_("People and roles"), _("Who works here, and what each may see."), "settings:people", "pupils"),
        (_("Bring in pupils, staff and classes"), _("From a file that your school already has."), "settings:import", "upload"),
    )
    found = []
    for title, says, name, icon in known:
        try:
            found.append((title, says, reverse(name), icon))
        except NoReverseMatch:
            continue
    return found

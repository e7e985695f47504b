"""The Local Offer's settings: where the list comes from, how the last reading went, and what its words mean."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fourfold import clock
from fourfold.audit.requests import Request
from fourfold.code_of_practice.needs import AREA_NAMES, Area
from fourfold.local_offer import actions, queries
from fourfold.local_offer.fetching.guard import check_address
from fourfold.local_offer.reading.feed import read_file
from fourfold.local_offer.refusals import BadFeed, TooFew
from fourfold.pages.fields import Words
from fourfold.pages.settings.school_here import school_here
from fourfold.ui.lists import page_links
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

LARGEST = 20 * 1024 * 1024
A_PAGE = 50


class FeedForm(forms.Form):
    """The address of the feed."""

    feed = Words(
        label=gettext_lazy("Address of the feed"),
        help_text=gettext_lazy(
            "The council’s Open Referral UK address, beginning with https://. Leave it empty to stop the nightly reading."
        ),
        required=False,
        max_length=400,
    )
    key = OnceField()

    def clean_feed(self) -> str:
        said: str = self.cleaned_data["feed"]
        try:
            return check_address(said, allowed=settings.LOCAL_OFFER_HOSTS) if said else ""
        except BadFeed as why:
            raise forms.ValidationError(str(why)) from None


class FileForm(forms.Form):
    """A file of it."""

    file = forms.FileField(
        label=gettext_lazy("A file of the list"),
        help_text=gettext_lazy("JSON of Open Referral UK, 20 MB at most. It takes the place of the list that is here."),
        error_messages={"required": gettext_lazy("Choose a file."), "empty": gettext_lazy("This file is empty.")},
    )
    fewer = forms.BooleanField(label=gettext_lazy("It is right that most of the services here are not in it"), required=False)


class AreasForm(forms.Form):
    """To which areas a topic belongs."""

    areas = forms.MultipleChoiceField(
        label=gettext_lazy("Which needs is it for?"),
        choices=[(area.value, name) for area, name in AREA_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Choose all that fit, or none."),
    )


def local_offer(request: Request) -> HttpResponse:
    """How it stands; the address, and a file in its place."""
    school, today = school_here(request), clock.today()
    directory = queries.directory_at(request.actor, school, today=today)
    is_file = "file" in request.FILES or request.POST.get("what") == "file"
    feed = FeedForm(request.POST if request.method == "POST" and not is_file else None, initial={"feed": directory.feed}, auto_id="id_%s")
    file = FileForm(request.POST, request.FILES) if request.method == "POST" and is_file else FileForm()
    if feed.is_valid():
        actions.set_feed(request.actor, school, **feed.cleaned_data)
        says = (
            _("Saved. It is being read now, and again each night.") if feed.cleaned_data["feed"] else _("Saved. Nothing is read at night.")
        )
        tell(request, says)
        return redirect("settings:local-offer")
    if file.is_bound and file.is_valid() and _brought(request, school, file):
        return redirect("settings:local-offer")
    context = {"directory": directory, "feed": feed, "file": file, "counts": dict(directory.counts), "today": today, "school": school}
    return render(request, "settings/local_offer.html", context)


def _brought(request: Request, school: Any, form: FileForm) -> bool:
    """Whether the file was taken in; else the form says why not."""
    said = form.cleaned_data
    if said["file"].size > LARGEST:
        form.add_error("file", _("This file is larger than 20 MB, which is the most that can be read."))
        return False
    now = clock.now()
    try:
        read = read_file(said["file"].read(), today=clock.today())
        found = actions.bring_in(request.actor, school, read=read, fewer=said["fewer"], now=now)
    except TooFew as why:
        form.add_error("fewer", str(why))
    except BadFeed as why:
        form.add_error("file", str(why))
    else:
        tell(request, found.says)
        return True
    return False


def topics(request: Request) -> HttpResponse:
    """The words by which the list is sorted, and what each means; those that mean nothing yet first."""
    school = school_here(request)
    rows = queries.topics_at(request.actor, school)
    asked = request.GET.get("page", "1")
    pages = max(1, -(-len(rows) // A_PAGE))
    number = min(max(1, int(asked) if asked.isdecimal() and len(asked) < 5 else 1), pages)
    shown = [(one, [AREA_NAMES[Area(area)] for area in one.areas]) for one in rows[(number - 1) * A_PAGE : number * A_PAGE]]
    links = page_links(number, pages, lambda page: f"?page={page}")
    without = sum(not one.areas for one in rows)
    context = {"rows": shown, "total": len(rows), "without": without, "links": links}
    return render(request, "settings/local_offer_topics.html", context)


def topic(request: Request, code: str) -> HttpResponse:
    """One of them."""
    school = school_here(request)
    row = queries.topic_of(request.actor, school, code)
    if row is None:
        raise Http404
    form = AreasForm(request.POST if request.method == "POST" else None, initial={"areas": row.areas}, auto_id="id_%s")
    if form.is_valid():
        actions.choose_areas(request.actor, row, areas=[Area(one) for one in form.cleaned_data["areas"]])
        tell(request, _("Saved: %(title)s.") % {"title": row.name})
        return redirect("settings:local-offer-topics")
    return render(request, "settings/local_offer_topic.html", {"topic": row, "form": form})

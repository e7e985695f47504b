"""The one page about a pupil, for every adult who works with them: read it, print it, suggest a line, check it with the child."""

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.requests import Request
from fourfold.documents.serving import page_of_profile
from fourfold.pages.fields import OneOf, Words
from fourfold.pages.saving import save
from fourfold.pages.staff.reach import open_record, school_here
from fourfold.pages.staff.record import head_of
from fourfold.profiles import actions, queries
from fourfold.profiles.actions import LineIsOff, PageIsFull
from fourfold.profiles.kinds import ASKED, LONGEST_LINE, PART_NAMES, Part
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField


class Suggestion(forms.Form):
    """A line, and who it comes from."""

    part = OneOf(
        [(part.value, PART_NAMES[part]) for part in ASKED],
        label=gettext_lazy("Where does it belong?"),
        radios=True,
        missing=gettext_lazy("Choose where the line belongs"),
    )
    words = Words(
        label=gettext_lazy("The line, as the child would say it"),
        help_text=gettext_lazy(
            "What would a supply teacher do in the first 5 minutes? “Ask me, then wait 10 seconds” helps more than “give me time”."
        ),
        max_length=LONGEST_LINE,
        missing=gettext_lazy("Write the line"),
    )
    source = Words(
        label=gettext_lazy("Who does it come from?"),
        help_text=gettext_lazy("A name, or “me” where the child said it"),
        max_length=80,
        missing=gettext_lazy("Say who it comes from"),
    )
    once = OnceField()


class Checked(forms.Form):
    """With whom the page, or a line, was looked at."""

    with_whom = Words(
        label=gettext_lazy("Who said yes to it?"), max_length=120, missing=gettext_lazy("Say who said yes: the child, a parent")
    )


def profile(request: Request, code: str) -> HttpResponse:
    """The page as it stands, and what waits for the child or the family."""
    opened = open_record(request, code, "profile", Permission.PROFILE_VIEW)
    found = queries.one_page(request.actor, opened.pupil, today=clock.today())
    context = {
        "head": head_of(request, opened, "profile"),
        "pupil": opened.pupil,
        "found": found,
        "may_suggest": opened.may(Permission.PROFILE_CREATE),
        "may_name_cover": opened.may(Permission.PLAN_CREATE),
        "may_take_off": opened.may(Permission.PROFILE_APPROVE),
        "form": Checked(),
        "today": clock.today(),
    }
    return render(request, "staff/profile.html", context)


def before(request: Request, code: str) -> HttpResponse:
    """How the page came to be as it is."""
    pupil = open_record(request, code, "profile before", Permission.PROFILE_VIEW).pupil
    days = queries.changes_of_page(request.actor, pupil)
    return render(request, "staff/profile_before.html", {"code": code, "forename": pupil.forename, "days": days, "today": clock.today()})


def suggest(request: Request, code: str) -> HttpResponse:
    """Suggest a line."""
    opened = open_record(request, code, "profile", Permission.PROFILE_CREATE)
    form = Suggestion(request.POST or None, initial={"part": request.GET.get("part", ""), "source": ""})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        details = {
            "key": said["once"],
            "part": Part(said["part"]),
            "words": said["words"],
            "source": said["source"],
            "today": clock.today(),
        }
        if save(form, actions.suggest_line, request.actor, opened.pupil, refusals=(PageIsFull,), **details):
            tell(request, _("Suggested. It comes onto the page when %(name)s or the family says yes.") % {"name": opened.pupil.forename})
            return redirect("staff:profile", code)
    return render(request, "staff/profile_suggest.html", {"pupil": opened.pupil, "form": form})


@require_POST
def line(request: Request, code: str, line: str) -> HttpResponse:
    """The child or the family has said yes to a line; or a line goes."""
    opened = open_record(request, code, "profile", Permission.PROFILE_CREATE)
    row = queries.line_named(request.actor, opened.pupil, line, side=Side.SCHOOL)
    if row is None:
        raise Http404
    try:
        if "off" in request.POST:
            actions.take_line_off(request.actor, row, today=clock.today())
            tell(request, _("Taken off. It stays in what the page said before."))
        else:
            form = Checked(request.POST)
            if form.is_valid():
                actions.confirm_with_child(request.actor, row, with_whom=form.cleaned_data["with_whom"], today=clock.today())
                tell(request, _("On the page."))
            else:
                tell(request, _("Say who said yes: the child, a parent."), tone="late")
    except LineIsOff as reason:
        tell(request, str(reason), tone="late")
    return redirect("staff:profile", code)


@require_POST
def right(request: Request, code: str) -> HttpResponse:
    """The page was looked at with the child or the family, and is right."""
    opened = open_record(request, code, "profile", Permission.PROFILE_CREATE)
    form = Checked(request.POST)
    if form.is_valid():
        actions.still_right(request.actor, opened.pupil, with_whom=form.cleaned_data["with_whom"], today=clock.today())
        tell(request, _("Written down: the page is right today."))
    else:
        tell(request, _("Say with whom you looked at it: the child, a parent."), tone="late")
    return redirect("staff:profile", code)


def paper(request: Request, code: str) -> HttpResponse:
    """One side of A4."""
    return _pdf(request, code, card=False)


def card(request: Request, code: str) -> HttpResponse:
    """A card of A6."""
    return _pdf(request, code, card=True)


def _pdf(request: Request, code: str, *, card: bool) -> HttpResponse:
    opened = open_record(request, code, "profile", Permission.PROFILE_VIEW)
    page = queries.on_paper(request.actor, opened.pupil, school_here(request).name, today=clock.today())
    return page_of_profile(page, card=card)

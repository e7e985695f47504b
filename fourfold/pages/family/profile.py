"""The one page about a child, as their family, or they themselves, read it: say yes to a line, write one, take one off."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.audit.requests import Request
from fourfold.profiles import actions, queries
from fourfold.profiles.actions import LineIsOff, PageIsFull
from fourfold.profiles.kinds import ASKED, LONGEST_LINE, PART_NAMES, Part
from fourfold.pupils.queries import Opened, open_record
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

PUBLISHED = frozenset({Condition.PUBLISHED_TO_FAMILY, Condition.PUBLISHED_TO_PUPIL})
"""What holds of every line: it is about the child, and theirs."""


class Offer(forms.Form):
    """A line of one's own."""

    part = forms.ChoiceField(
        choices=[(part.value, PART_NAMES[part]) for part in ASKED],
        widget=forms.RadioSelect,
        label=gettext_lazy("Where does it go?"),
        error_messages={"required": gettext_lazy("Choose where it goes")},
    )
    words = forms.CharField(
        max_length=LONGEST_LINE,
        label=gettext_lazy("Your line"),
        help_text=gettext_lazy("Say it as the child would. One thing, in a few words."),
        error_messages={"required": gettext_lazy("Write a few words")},
    )
    once = OnceField()


def page(request: Request, code: str) -> HttpResponse:
    """The page, with what school would like to add."""
    opened = opened_page(request, code)
    return _shown(request, opened)


def before(request: Request, code: str) -> HttpResponse:
    """How the page came to be as it is."""
    opened = opened_page(request, code)
    pupil = opened.pupil
    context = {
        "code": code,
        "forename": pupil.forename,
        "you": pupil.account_id is not None and pupil.account_id == request.actor.account,
        "days": queries.changes_of_page(request.actor, pupil),
        "today": clock.today(),
    }
    return render(request, "family/profile_before.html", context)


def offer(request: Request, code: str) -> HttpResponse:
    """Write a line: it is on the page at once."""
    opened = opened_page(request, code)
    if not opened.may(Permission.PROFILE_CREATE):
        raise PermissionDenied
    form = Offer(request.POST or None, initial={"part": request.GET.get("part", "")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        details = {"key": said["once"], "part": Part(said["part"]), "words": said["words"], "today": clock.today()}
        try:
            actions.offer_line(request.actor, opened.pupil, **details)
        except PageIsFull as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Thank you. It is on the page now."))
            return redirect("family:profile", code)
    context = {"pupil_code": code, "form": form, "you": is_own(request, opened), "who": opened.pupil.forename}
    return render(request, "family/profile_offer.html", context)


@require_POST
def line(request: Request, code: str, line: str) -> HttpResponse:
    """Yes to a line; or it goes."""
    opened = opened_page(request, code)
    row = queries.line_named(request.actor, opened.pupil, line, side=Side.FAMILY)
    if row is None:
        raise Http404
    try:
        if "off" in request.POST:
            actions.take_line_back(request.actor, row, today=clock.today())
            tell(request, _("It is off the page."))
        else:
            actions.confirm_line(request.actor, row, today=clock.today())
            tell(request, _("Thank you. It is on the page now."))
    except LineIsOff as reason:
        tell(request, str(reason), tone="late")
    return redirect("family:profile", code)


@require_POST
def right(request: Request, code: str) -> HttpResponse:
    """The whole page is right."""
    opened = opened_page(request, code)
    if not opened.may(Permission.PROFILE_CREATE):
        raise PermissionDenied
    actions.say_still_right(request.actor, opened.pupil, today=clock.today())
    tell(request, _("Thank you. School knows that the page is right."))
    return redirect("family:profile", code)


def opened_page(request: Request, code: str, page: str = "profile") -> Opened:
    """One's own child's record, or one's own. Raises Http404 for anybody else."""
    opened = open_record(request.actor, code, page=page, needs=Permission.PROFILE_VIEW, side=Side.FAMILY, under=PUBLISHED)
    if opened is None:
        raise Http404
    return opened


def is_own(request: Request, opened: Opened) -> bool:
    """Whether the page is about the reader."""
    return opened.pupil.account_id is not None and opened.pupil.account_id == request.actor.account


def _shown(request: Request, opened: Opened) -> HttpResponse:
    context = {
        "pupil_code": opened.pupil.code,
        "who": opened.pupil.forename,
        "you": is_own(request, opened),
        "found": queries.one_page(request.actor, opened.pupil, today=clock.today()),
        "may_say": opened.may(Permission.PROFILE_CREATE),
        "today": clock.today(),
    }
    return render(request, "family/profile.html", context)

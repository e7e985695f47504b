"""The children shared with somebody from outside, and what is shared of each: to read, and to answer before a review, until a day."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from fourfold import clock
from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit.requests import Request
from fourfold.oversight import visits
from fourfold.pages.fields import Words
from fourfold.pages.professional.referrals import SeenForm
from fourfold.pages.saving import posted
from fourfold.support import actions, queries
from fourfold.support.refusals import Refused
from fourfold.ui.notices import tell
from fourfold.ui.words import listing, relative_day

LONGEST = 4000


class TwoQuestions(forms.Form):
    """What everyone is asked before a review."""

    changed = Words(lines=True, label=gettext_lazy("What has changed?"), required=False, max_length=LONGEST)
    next_ = Words(lines=True, label=gettext_lazy("What would you do next?"), required=False, max_length=LONGEST)


def shared_with_me(request: Request) -> HttpResponse:
    """Whose records are open to me, why, and until when. Raises Http404 for those to whom none ever was."""
    today = clock.today()
    found = visits.visits(request.actor, today=today)
    if not found and not visits.was_ever_asked(request.actor):
        raise Http404
    context = {"visits": found, "sentence": sentence(len({visit.code for visit in found})), "today": today}
    return render(request, "professional/visits.html", context)


def one(request: Request, code: str) -> HttpResponse:
    """What is shared of one child's record, and the two questions of a review that asks them."""
    today = clock.today()
    found = visits.open_visit(request.actor, code, today=today)
    if found is None:
        raise Http404
    form = None
    if found.review is not None:
        form = TwoQuestions(posted(request), initial={"changed": found.review.changed, "next_": found.review.next})
        if form.is_valid() and answered(request, found.pupil, form):
            tell(request, _("Thank you. It will be read at the review."))
            return redirect("professional:visit", code)
    elif request.method == "POST":
        typed = " ".join(request.POST.get(name, "").strip()[:LONGEST] for name in TwoQuestions.base_fields)
        tell(request, _("No review asks for your words any more, so they were not kept: %(words)s") % {"words": typed}, tone="late")
    until = relative_day(found.ends, today=today)
    words = _("Today is the last day on which you can read this.") if found.ends == today else _("You can read this until %(day)s.")
    lede = words % {"day": until}
    also = _("Also shared, with nothing in it yet: %(things)s.") % {"things": listing(found.nothing_in)} if found.nothing_in else ""
    seen = SeenForm(initial={"on": today})
    context = {"found": found, "form": form, "seen": seen, "lede": lede, "also": also, "today": today}
    return render(request, "professional/visit.html", context)


def answered(request: Request, pupil: Any, form: TwoQuestions) -> bool:
    """Whether the answers were kept; where not, the form says why."""
    review = queries.review_from_outside(request.actor, pupil)
    if review is None:
        raise Http404
    try:
        actions.contribute_from_outside(request.actor, review, today=clock.today(), **form.cleaned_data)
    except (Denied, OutOfReach) as reason:
        raise Http404 from reason
    except Refused as reason:
        form.add_error(None, str(reason))
        return False
    return True


def sentence(number: int) -> str:
    """As "2 pupils are shared with you"."""
    if not number:
        return _("No pupil is shared with you now")
    return ngettext("One pupil is shared with you", "%(number)s pupils are shared with you", number) % {"number": number}

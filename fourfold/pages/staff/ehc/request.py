"""The page of the school's request: the law first, who knows, the evidence, the bundle, and the clock."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.audit.requests import Request
from fourfold.code_of_practice.ehc_evidence import THE_LAW, Source
from fourfold.ehc import actions, queries
from fourfold.ehc.evidence.found import Evidence
from fourfold.ehc.evidence.rounds import in_words as cycles_in_words
from fourfold.ehc.knowing import BASIS
from fourfold.ehc.queries import SchoolRead
from fourfold.ehc.whom import offers_of
from fourfold.pages.saving import MET_ANOTHER, posted
from fourfold.pages.staff.ehc.forms import BackForm, DayForm, ExcusedForm, TestForm, ToldForm
from fourfold.pages.staff.reach import open_record
from fourfold.pages.staff.record import head_of
from fourfold.pupils.queries import Opened
from fourfold.pupils.refusals import ChangedMeanwhile, Refused
from fourfold.ui.notices import tell
from fourfold.ui.words import day_in_words, possessive

WRITTEN_AT = {
    Source.CHRONOLOGY: "story",
    Source.NEEDS: "sen",
    Source.CYCLES: "plan",
    Source.PROVISION: "plan",
    Source.PROGRESS: "pupil-progress",
    Source.ADVICE: "specialists",
    Source.PARENTS: "meetings",
    Source.CHILD: "views",
    Source.CIRCUMSTANCES: "facts",
    Source.KNOWN: "ehc-request",
}
"""Where the record is written that would fill an item."""
ONE_OF = {"specialists": "staff:advice", "meetings": "staff:meeting"}
"""Where one of those that a page lists stands by itself."""
EARLIER = frozenset({"plan", "review"})
"""The pages that show an earlier one when its reference is asked for."""


def opened_for(request: Request, code: str, needs: Permission = Permission.EHC_REQUEST_VIEW) -> Opened:
    """The child's record, for those who may do that with the school's request."""
    return open_record(request, code, "ehc request", needs)


def ehc_request(request: Request, code: str) -> HttpResponse:
    """Read it; and answer the law's two questions, which begins it."""
    opened = opened_for(request, code)
    may_prepare = opened.may(Permission.EHC_REQUEST_CREATE)
    if request.method == "POST" and not may_prepare:
        raise PermissionDenied
    form = TestForm(posted(request), child=opened.pupil.forename) if request.method == "POST" else None
    theirs: Any = None
    if form is not None and form.is_valid():
        said = form.cleaned_data
        try:
            row = actions.open_request(request.actor, opened.pupil, key=said["key"])
            words = {"has_needs": said["has_needs"], "needs_plan": said["needs_plan"]}
            actions.answer_test(request.actor, row, edition=said["edition"], **words)
        except ChangedMeanwhile as reason:
            theirs, form.data = reason.theirs, {**form.data, "edition": str(row.edition)}
            form.add_error(None, str(reason))
        except IntegrityError:
            form.add_error(None, str(MET_ANOTHER))
        except Refused as reason:
            form.add_error(None, str(reason))
        else:
            tell(request, _("Saved."))
            return redirect("staff:ehc-request", code)
    return page(request, opened, form=form, theirs=theirs)


def page(request: Request, opened: Opened, *, form: TestForm | None = None, theirs: Any = None, **bound: Any) -> HttpResponse:
    """The page as it stands, with whichever form came back."""
    pupil, today = opened.pupil, clock.today()
    found = queries.school_request(request.actor, pupil, today=today)
    now = {"has_needs": found.has_needs, "needs_plan": found.needs_plan, "edition": found.edition}
    told_form: ToldForm | None = bound.get("told_form")
    untold = [one for one in found.telling.people if not one.is_told]
    context = {
        "head": head_of(request, opened, "ehc-request"),
        "pupil": pupil,
        "found": found,
        "sentence": _sentence(found, pupil.forename, today=today),
        "form": form or TestForm(initial=now, child=pupil.forename),
        "theirs": theirs,
        "may_prepare": opened.may(Permission.EHC_REQUEST_CREATE),
        "may_release": opened.may(Permission.EHC_REQUEST_APPROVE),
        "told_forms": [
            (one, told_form if told_form and told_form.data.get("reader") == one.key else ToldForm.blank(one.key, today)) for one in untold
        ],
        "day_form": bound.get("day_form") or DayForm(initial={"on": today}, auto_id="id_day_%s"),
        "excused_form": bound.get("excused_form") or ExcusedForm(auto_id="id_excused_%s"),
        "back_form": bound.get("back_form") or BackForm(auto_id="id_back_%s"),
        "bad": next((one for one in (form, *bound.values()) if one is not None and one.is_bound and one.errors), None),
        "links": {filled.item.says: _links(filled.evidence, pupil.code) for filled in found.items},
        "write_at": {filled.item.says: _write_at(filled.item.source, pupil.code) for filled in found.gaps},
        "cycles": cycles_in_words(found.cycles),
        "shared": queries.shared_requests(request.actor, pupil),
        "council": offers_of(pupil),
        "BASIS": BASIS,
        "THE_LAW": THE_LAW,
        "today": today,
    }
    return render(request, "staff/ehc/request.html", context)


def _links(evidence: Iterable[Evidence], code: str) -> list[tuple[str, str]]:
    """Each piece's record, in words, and where it is read; of a table, those of its lines."""
    return [(one.cites, _where(one, code)) for piece in evidence for one in piece.of or (piece,)]


def _where(one: Evidence, code: str) -> str:
    """The page on which that very record stands, be it the newest of its kind or not."""
    if one.reference and one.page in ONE_OF:
        return reverse(ONE_OF[one.page], args=[code, one.reference])
    page = reverse(f"staff:{one.page or 'story'}", args=[code])
    return f"{page}?of={one.reference}" if one.reference and one.page in EARLIER else page


def _write_at(source: Source, code: str) -> str:
    """The page on which a gap would be filled; empty where the record has no place for it."""
    name = WRITTEN_AT.get(source)
    return reverse(f"staff:{name}", args=[code]) if name else ""


def _sentence(found: SchoolRead, name: str, *, today: date) -> str:
    """What stands, in one sentence."""
    newest, due = found.newest, found.clock.next_due()
    if found.released_at is not None and (newest is None or newest.released_at is not None):
        if due is not None:
            return _("%(what)s by %(day)s") % {"what": due.says, "day": day_in_words(due.by, today=today)}
        if found.clock.appeal is not None:
            said = {"what": found.clock.decided, "day": day_in_words(found.clock.appeal.appeal_by, today=today)}
            return _("%(what)s. The family can appeal until %(day)s") % said
        return _("The bundle for %(who)s was released on %(day)s") % {"who": found.authority, "day": day_in_words(found.released_at.date())}
    if newest is not None and newest.sent_back:
        return _("The head asks for something to be put right")
    if newest is not None and newest.released_at is None:
        return _("The bundle is ready for the head to release")
    untold = [one.name for one in found.telling.people if not one.is_told]
    if found.code and untold:
        return _("Tell %(who)s first") % {"who": untold[0]}
    if found.code:
        gaps = len(found.gaps)
        if gaps:
            return ngettext("The bundle can be made. One thing is missing.", "The bundle can be made. %(n)s things are missing.", gaps) % {
                "n": gaps
            }
        return _("The bundle can be made")
    return _("Ask for an assessment of %(whose)s needs") % {"whose": possessive(name)}

"""Asking the council oneself for an EHC needs assessment: a letter in four questions, papers and days. Nobody at school sees it."""

from typing import Any

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
from fourfold.code_of_practice.families import is_young_person, young_person_from
from fourfold.documents.serving import pdf_of_dossier
from fourfold.ehc import actions, queries
from fourfold.ehc.actions.own import LONGEST, Answers, Days
from fourfold.ehc.kinds import Decided
from fourfold.ehc.own_papers import letter, own_copy
from fourfold.ehc.whom import offers_of
from fourfold.pages.fields import Day, OneOf, Words
from fourfold.pages.saving import posted, save
from fourfold.pupils.queries import Opened, open_record
from fourfold.pupils.refusals import Refused
from fourfold.ui.notices import tell
from fourfold.ui.once import OnceField

PAGE = "ehc own request"
"""What looking at any of these pages is called: `pupils.queries.looking` never shows it to the school."""


class LetterForm(forms.Form):
    """The four questions. Each can be left out."""

    needs = Words(lines=True, required=False, max_length=LONGEST, label=gettext_lazy("What is hard?"))
    tried = Words(lines=True, required=False, max_length=LONGEST, label=gettext_lazy("What has been tried? What helped, and what did not?"))
    more = Words(lines=True, required=False, max_length=LONGEST, label=gettext_lazy("Why may more help be needed?"))
    hopes = Words(lines=True, required=False, max_length=LONGEST, label=gettext_lazy("What do you hope for?"))
    key = OnceField()


class DaysForm(forms.Form):
    """What came when."""

    sent_on = Day(required=False, label=gettext_lazy("On which day did you send your letter?"))
    decided = OneOf(
        [(Decided.NOT_YET, gettext_lazy("No answer yet")), (Decided.YES, gettext_lazy("Yes")), (Decided.NO, gettext_lazy("No"))],
        required=False,
        radios=True,
        label=gettext_lazy("What does the council say?"),
    )
    decided_on = Day(required=False, label=gettext_lazy("Which date is on the council’s letter?"))
    certificate_on = Day(required=False, label=gettext_lazy("Did you get a mediation certificate? Which date is on it?"))

    def days(self) -> Days:
        """As the verb takes them."""
        said = self.cleaned_data
        return Days(said["sent_on"], said["decided_on"], Decided(said["decided"]), said["certificate_on"])


def ask(request: Request, code: str) -> HttpResponse:
    """Everything about it, on one page: the questions at first, then the letter, where it goes, and its days."""
    opened = _open(request, code)
    form = LetterForm(auto_id="id_%s")
    return _page(request, opened, form=form)


def words(request: Request, code: str) -> HttpResponse:
    """Write the letter, write it anew, or begin another once it is sent."""
    opened = _open(request, code)
    row = queries.own_request_to_write(request.actor, opened.pupil)
    now = {name: getattr(row, name) for name in ("needs", "tried", "more", "hopes")}
    form = LetterForm(posted(request), initial=now, auto_id="id_%s")
    if form.is_valid():
        said = dict(form.cleaned_data)
        key = said.pop("key")
        if save(form, actions.write_own_request, request.actor, row, refusals=(Refused,), key=key, answers=Answers(**said)):
            tell(request, _("Your letter is ready. Only you can see it."))
            return redirect("family:ask-for-assessment", code)
    return render(request, "family/ask_words.html", {**_about(request, opened), "form": form})


@require_POST
def days(request: Request, code: str) -> HttpResponse:
    """Write down when it was sent and what came back."""
    opened = _open(request, code)
    row = _row(request, opened)
    form = DaysForm(request.POST, auto_id="id_%s")
    if form.is_valid() and save(form, actions.mark_days, request.actor, row, refusals=(Refused,), days=form.days()):
        tell(request, _("Saved. Only you can see it."))
        return redirect("family:ask-for-assessment", code)
    return _page(request, opened, days_form=form)


@require_POST
def share(request: Request, code: str) -> HttpResponse:
    """Let the school read the letter and its days."""
    opened = _open(request, code)
    actions.share_own_request(request.actor, _row(request, opened))
    tell(request, _("School can read your letter and its dates now."))
    return redirect("family:ask-for-assessment", code)


def letter_pdf(request: Request, code: str) -> HttpResponse:
    """The letter on paper."""
    opened = _open(request, code)
    found = queries.own_request(request.actor, opened.pupil)
    if found is None:
        raise Http404
    return pdf_of_dossier(letter(request.actor, opened.pupil, found), name="letter")


def copy_pdf(request: Request, code: str) -> HttpResponse:
    """Everything that this person may read of the record, on paper."""
    opened = _open(request, code)
    return pdf_of_dossier(own_copy(request.actor, opened.pupil, today=clock.today()), name="copy")


def _open(request: Request, code: str) -> Opened:
    opened = open_record(request.actor, code, page=PAGE, needs=Permission.EHC_REQUEST_CREATE, side=Side.FAMILY)
    if opened is None:
        raise Http404
    return opened


def _row(request: Request, opened: Opened) -> Any:
    row = queries.own_request_row(request.actor, opened.pupil)
    if row is None:
        raise Http404
    return row


def _about(request: Request, opened: Opened) -> dict[str, Any]:
    """Whom it is about, and who asks in law: until the young-person date a child's parents (s.36(1))."""
    pupil, today = opened.pupil, clock.today()
    is_me = pupil.account_id is not None and pupil.account_id == request.actor.account
    mine_from = young_person_from(pupil.born) if is_me and not is_young_person(pupil.born, today) else None
    return {"code": pupil.code, "forename": pupil.forename, "is_me": is_me, "mine_from": mine_from, "today": today}


def _page(request: Request, opened: Opened, *, form: LetterForm | None = None, days_form: DaysForm | None = None) -> HttpResponse:
    found = queries.own_request(request.actor, opened.pupil)
    now = {name: getattr(found, name) for name in ("sent_on", "decided", "decided_on", "certificate_on")} if found else {}
    context = {
        **_about(request, opened),
        "found": found,
        "form": form or LetterForm(auto_id="id_%s"),
        "days_form": days_form or DaysForm(initial=now, auto_id="id_%s"),
        "letter": letter(request.actor, opened.pupil, found) if found else None,
        "council": offers_of(opened.pupil),
        "school": queries.as_family_reads(request.actor, opened.pupil),
    }
    return render(request, "family/ask.html", context)

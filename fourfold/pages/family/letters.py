"""A family's own letters, on a page and on paper."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from fourfold.audit.requests import Request
from fourfold.documents.serving import pdf_of
from fourfold.notifications import queries
from fourfold.ui.frame import direction


def letters(request: Request) -> HttpResponse:
    """All letters to this person, newest first."""
    return render(request, "family/letters.html", {"letters": queries.letters_for(request.actor)})


def letter(request: Request, code: str) -> HttpResponse:
    """One letter: the same words as the paper."""
    copy = _open(request, code, "letter")
    shown = copy.read_in(request.GET.get("in", ""))
    return render(request, "family/letter.html", {"copy": copy, "letter": shown, "dir": direction(shown.language)})


def letter_pdf(request: Request, code: str) -> HttpResponse:
    """The letter as paper."""
    return pdf_of(*_open(request, code, "letter PDF").on_paper)


def _open(request: Request, code: str, page: str) -> queries.LetterCopy:
    copy = queries.open_letter(request.actor, code, page=page)
    if copy is None:
        raise Http404
    return copy

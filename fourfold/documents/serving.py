"""A letter, or the page about a child, as it leaves the program: handed on by the page that opened it, with a name that says nothing."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from fourfold import clock
from fourfold.documents.arriving.kinds import KINDS
from fourfold.documents.dossier import Dossier, render_dossier
from fourfold.documents.letters import Letter, render
from fourfold.documents.models import File
from fourfold.documents.pictures import SafePicture
from fourfold.documents.profile import PageOnPaper, render_page
from fourfold.documents.referral import render_referral


def pdf_of(*letters: Letter) -> HttpResponse:
    """The letters on paper, one after the other. It is drawn afresh each time, so no copy lies about, and nobody keeps it in between."""
    answer = HttpResponse(render(*letters), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="letter.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def page_of_profile(page: PageOnPaper, *, card: bool) -> HttpResponse:
    """The one page about a child, on paper."""
    answer = HttpResponse(render_page(page, card=card), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{"card" if card else "page"}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def referral_as_pdf(paper: Mapping[str, Any]) -> HttpResponse:
    """A referral to a specialist, on paper."""
    answer = HttpResponse(render_referral(paper), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="referral.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def to_save(file: File, *, name: str) -> HttpResponse:
    """A file that somebody sent, to be saved and never shown within our pages: nothing in it can act here, and nobody keeps it in between.
    `name` says what it is and of nobody: what its sender called it may hold a child's name, so only its day and its kind follow.

    Raises Touched where it is not as it was stored.
    """
    answer = HttpResponse(file.verified_bytes(), content_type=file.content_type)
    ending = next((f".{kind.endings[0]}" for kind in KINDS if kind.content_type == file.content_type), "")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}-{file.stored_at.astimezone(clock.LONDON):%Y-%m-%d}{ending}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def shown(picture: SafePicture) -> HttpResponse:
    """A picture within our pages: nothing but a picture to the browser that gets it, and kept by nobody in between."""
    answer = HttpResponse(picture.content, content_type=picture.content_type)
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def pdf_of_dossier(dossier: Dossier, *, name: str) -> HttpResponse:
    """Papers drawn afresh; `name` says what they are and of nobody."""
    return stored_pdf(render_dossier(dossier), name=name)


def stored_pdf(content: bytes, *, name: str) -> HttpResponse:
    """A PDF as it was stored."""
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer

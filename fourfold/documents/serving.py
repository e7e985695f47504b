"""A letter as it leaves the program: for the page that has opened it to hand on, under a name that says nothing."""

from django.http import HttpResponse

from fourfold.documents.letters import Letter, render


def pdf_of(*letters: Letter) -> HttpResponse:
    """The letters on paper, one after the other. It is drawn afresh each time, so no copy lies about, and nobody keeps it in between."""
    answer = HttpResponse(render(*letters), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="letter.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer

"""A letter as it leaves the program: for the page that has opened it to hand on, under a name that says nothing."""

from django.http import HttpResponse

from fourfold.documents.letters import Letter, render


def pdf_of(letter: Letter) -> HttpResponse:
    """The letter on paper. It is drawn afresh each time, so no copy lies about, and nobody keeps it in between."""
    answer = HttpResponse(render(letter), content_type="application/pdf")
    answer.headers["Content-Disposition"] = 'inline; filename="letter.pdf"'
    answer.headers["Cache-Control"] = "private, no-store"
    return answer

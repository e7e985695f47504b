"""The pictures of the choices: ours, or the school's own symbols."""

from django.http import Http404, HttpResponse
from django.urls import reverse

from fourfold.access.actor import Actor
from fourfold.audit.requests import Request
from fourfold.documents.serving import shown
from fourfold.profiles import queries
from fourfold.profiles.questions import Question
from fourfold.schools.queries import School


def drawings_of(actor: Actor, question: Question, school: School) -> dict[str, str]:
    """For each choice the name of our drawing; or the address of the school's own, which begins with a slash."""
    own = queries.symbols_of(actor, school)
    return {
        choice.key: reverse("young-person:my-say-symbol", args=[own[choice.key]]) if choice.key in own else choice.drawing
        for choice in question.choices
    }


def symbol(request: Request, symbol: str) -> HttpResponse:
    """A school's own symbol for a choice."""
    drawn = queries.symbol_itself(request.actor, symbol)
    if drawn is None:
        raise Http404
    return shown(drawn)

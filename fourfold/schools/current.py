"""At which of a person's schools they are at work in this session."""

from django.http import HttpRequest

from fourfold.schools.models import School
from fourfold.schools.queries import schools_of

CHOSEN = "school"
"""Where a session remembers the choice."""


def schools_at_hand(request: HttpRequest) -> list[School]:
    """The schools where the person holds an office now; read once a request."""
    known: list[School] | None = getattr(request, "_schools_at_hand", None)
    if known is None:
        actor = getattr(request, "actor", None)
        known = list(schools_of(actor)) if actor is not None and actor.schools else []
        request._schools_at_hand = known  # type: ignore[attr-defined]  # kept for this request
    return known


def current_school(request: HttpRequest) -> School | None:
    """The school that the person chose, where they still hold an office there; else their first. None for who works at none."""
    schools = schools_at_hand(request)
    chosen = request.session.get(CHOSEN) if schools else None
    return next((school for school in schools if school.pk == chosen), schools[0] if schools else None)


def must_choose(request: HttpRequest) -> bool:
    """Whether the person works at several schools and has not said at which they are now."""
    schools = schools_at_hand(request)
    return len(schools) > 1 and request.session.get(CHOSEN) not in {school.pk for school in schools}


def choose(request: HttpRequest, code: str) -> bool:
    """Remember one of the person's own schools for this session; False for any other."""
    for school in schools_at_hand(request):
        if school.code == code:
            request.session[CHOSEN] = school.pk
            return True
    return False

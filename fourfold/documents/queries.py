"""Reading what a school has made of the words of its letters."""

from fourfold.access.actor import Actor
from fourfold.documents.models import File, OwnWording, Touched
from fourfold.documents.wording.shelf import VERSION
from fourfold.schools.models import School

__all__ = ["File", "Touched", "editions"]


def editions(actor: Actor, school: School, *, kind: str = "", language: str = "") -> list[OwnWording]:
    """This school's editions for our wording of today, the newest first; of one kind and language, or of all."""
    if school.pk not in actor.schools:
        return []
    rows = OwnWording.objects.filter(school=school, version=VERSION)
    if kind:
        rows = rows.filter(kind=kind, language=language)
    return list(rows.select_related("entered_by").order_by("-edition", "-pk"))

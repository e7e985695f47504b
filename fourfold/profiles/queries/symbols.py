"""Which of a school's own symbols My say shows."""

from fourfold.access.actor import Actor
from fourfold.documents.pictures import SafePicture
from fourfold.profiles.models import Symbol
from fourfold.pupils.models import Enrolment
from fourfold.pupils.queries import visible_to
from fourfold.schools.models import School


def symbols_of(actor: Actor, school: School) -> dict[str, str]:
    """The code of the school's own symbol, by the key of the choice that it stands for. One query; a symbol says nothing of anybody."""
    return dict(Symbol.objects.filter(school=school, ended_at__isnull=True).values_list("choice", "code"))


def symbol_itself(actor: Actor, code: str) -> SafePicture | None:
    """One symbol, for those at its school and for their families: a set is licensed to the school that uses it."""
    row = Symbol.objects.filter(code=code, ended_at__isnull=True).first()
    if row is None:
        return None
    is_theirs = row.school_id in actor.schools
    if not is_theirs and not Enrolment.objects.filter(school=row.school_id, pupil__in=visible_to(actor)).exists():
        return None
    return SafePicture(bytes(row.picture), row.content_type)

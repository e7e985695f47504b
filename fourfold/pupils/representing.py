"""Who acts for a young person in one decision."""

from datetime import date

from fourfold.code_of_practice.capacity import Matter
from fourfold.code_of_practice.families import is_young_person
from fourfold.pupils.models import Capacity, Parent, Pupil


def representative_in(pupil: Pupil, matter: Matter | None, *, today: date) -> Parent | None:
    """The person recorded to act in this decision today; None where the young person decides, and for a child, whose parents do."""
    if matter is None or not is_young_person(pupil.born, today):
        return None
    known = Capacity.objects.filter(pupil=pupil, matter=matter, assessed_on__lte=today).select_related("acts")
    last: Capacity | None = known.order_by("-assessed_on", "-pk").first()
    return last.acts if last is not None and last.lacking and today <= last.review_on else None

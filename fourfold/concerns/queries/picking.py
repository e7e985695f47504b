"""Choosing the pupil whom a concern is about, and who of the family said it: names and classes alone, never a mark of need."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.concerns.models import UnlinkedConcern
from fourfold.pupils.models import ClassPlace, Enrolment, ParentLink, Pupil
from fourfold.pupils.same_person import barred_parents
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School

MOST_PICKED = 20
MOST_ALIKE = 5


@dataclass(frozen=True)
class Pickable:
    """A pupil in the list to choose from: name and class alone, never a mark of need."""

    code: str
    name: str
    class_name: str


def pickable_pupils(actor: Actor, school: School, text: str) -> tuple[Pickable, ...]:
    """Any pupil on the school's roll whose name or class holds all the words, by name. Not a view of anybody. Empty text finds none."""
    today = clock.today()
    if school.pk not in actor.schools or not text.strip():
        return ()
    places = ClassPlace.objects.filter(open_on(today), pupil=OuterRef("pk"), group__school=school).order_by("group__subject", "pk")
    here = Exists(Enrolment.objects.filter(open_on(today), pupil=OuterRef("pk"), school=school))
    found = Pupil.objects.filter(here, within_reach(actor, Permission.CONCERN_CREATE), merged_into__isnull=True)
    found = found.annotate(class_name=Subquery(places.values("group__name")[:1]))
    for word in text.split()[:4]:
        found = found.filter(Q(forename__icontains=word) | Q(surname__icontains=word) | Q(class_name__icontains=word))
    return tuple(Pickable(one.code, one.name, one.class_name or "") for one in found.order_by("surname", "forename", "pk")[:MOST_PICKED])


def pickable_pupil(actor: Actor, code: str) -> Pupil | None:
    """The pupil picked, for the verb that follows. None for one whom this person may raise no concern about. Not a view."""
    return Pupil.objects.filter(within_reach(actor, Permission.CONCERN_CREATE), code=code, merged_into__isnull=True).first()


def family_of(actor: Actor, pupil: Pupil) -> QuerySet[ParentLink]:
    """A child's confirmed parents, for "who said it"; none for those who may not see the family's names, and nobody who is kept out."""
    if not Pupil.objects.filter(within_reach(actor, Permission.PROFILE_VIEW), pk=pupil.pk).exists():
        return ParentLink.objects.none()
    today = clock.today()
    barred = barred_parents(pupil, today=today)
    links = ParentLink.objects.filter(open_on(today), pupil=pupil, confirmed_on__isnull=False).exclude(parent__in=barred)
    return links.select_related("parent").order_by("priority", "pk")


def pupils_alike(actor: Actor, school: School, unlinked: UnlinkedConcern) -> tuple[Pickable, ...]:
    """Pupils of the school with the day of birth or the surname that was typed; those with both first. Not a view of anybody."""
    if school.pk not in actor.schools:
        return ()
    same = Q(born=unlinked.child_born) | Q(surname__iexact=unlinked.child_surname, forename__iexact=unlinked.child_forename)
    today = clock.today()
    here = Exists(Enrolment.objects.filter(open_on(today), pupil=OuterRef("pk"), school=school))
    rows = Pupil.objects.filter(same, here, within_reach(actor, Permission.CONCERN_CREATE), merged_into__isnull=True)
    places = ClassPlace.objects.filter(open_on(today), pupil=OuterRef("pk"), group__school=school).order_by("group__subject", "pk")
    found = list(rows.annotate(class_name=Subquery(places.values("group__name")[:1])))

    def unlike(pupil: Pupil) -> tuple[bool, bool, str]:
        return pupil.surname.casefold() != unlinked.child_surname.casefold(), pupil.born != unlinked.child_born, pupil.name

    return tuple(Pickable(one.code, one.name, one.class_name or "") for one in sorted(found, key=unlike)[:MOST_ALIKE])

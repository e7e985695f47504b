"""A school's directory as a whole. Anyone may read what it lists; what was wrong with it is for those who keep the settings."""

from dataclasses import dataclass
from datetime import date, datetime

from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.clock import LONDON
from fourfold.local_offer.kinds import MAY_BE_OLD
from fourfold.local_offer.models import Directory, Service, Topic
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.schools.models import School, standing_at
from fourfold.schools.offers import offers_at


@dataclass(frozen=True)
class DirectoryRead:
    """How a school's directory stands. `copied_on` is the day of the last good copy; None: there is none yet."""

    authority: str
    council_web: str
    copied_on: date | None
    may_be_old: bool
    listed: int
    feed: str = ""
    tried_at: datetime | None = None
    trouble: str = ""
    counts: tuple[tuple[str, int], ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


def directory_at(actor: Actor, school: School, *, today: date) -> DirectoryRead:
    """How the directory stands; its address and its faults for those alone who may see the school's settings."""
    row = Directory.objects.filter(school=school).first()
    offers = offers_at(school)
    copied = row.copied_at.astimezone(LONDON).date() if row is not None and row.copied_at else None
    listed = Service.objects.filter(directory=row, gone_on__isnull=True).count() if row is not None else 0
    inside = {}
    if row is not None and may(Permission.SETTINGS_VIEW, standing_at(actor, school.pk)):
        inside = {
            "feed": row.feed,
            "tried_at": row.tried_at,
            "trouble": row.trouble,
            "counts": tuple(row.counts.items()),
            "faults": tuple((name, says) for name, says in row.faults),
        }
    return DirectoryRead(
        authority=offers.name,
        council_web=offers.local_offer_web,
        copied_on=copied,
        may_be_old=copied is not None and (today - copied).days > MAY_BE_OLD,
        listed=listed,
        **inside,
    )


def school_with_list_for(actor: Actor, pupil: Pupil) -> School | None:
    """The school whose list is this child's: where they are, or last were, on roll. For who may know the child at all."""
    seen = Pupil.objects.filter(within_reach(actor, Permission.IDENTITY_VIEW), pk=pupil.pk).exists()
    return pupil.last_school() if seen else None


def service_of(actor: Actor, school: School, code: str) -> Service | None:
    """A service that the school's directory lists now, by its code."""
    found: Service | None = Service.objects.filter(directory__school=school, code=code, gone_on__isnull=True).first()
    return found


def topics_at(actor: Actor, school: School) -> list[Topic]:
    """The words by which the directory sorts, those of no area first, then by how many services they have; for the settings."""
    if not may(Permission.SETTINGS_VIEW, standing_at(actor, school.pk)):
        return []
    return sorted(
        Topic.objects.filter(directory__school=school, services__gt=0), key=lambda one: (bool(one.areas), -one.services, one.name)
    )


def topic_of(actor: Actor, school: School, code: str) -> Topic | None:
    """One of them."""
    return next((one for one in topics_at(actor, school) if one.code == code), None)

"""What somebody who covers today may read, and whom a school has asked to cover."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account, CoverLink
from fourfold.audit import ledger
from fourfold.code_of_practice.needs import SenStatus
from fourfold.documents.pictures import SafePicture
from fourfold.profiles.kinds import Part
from fourfold.profiles.queries import lines_of_each, pictures_of_each
from fourfold.pupils.models import ClassPlace, Enrolment, Involvement, Pupil, SenPeriod
from fourfold.pupils.queries import visible_to
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School
from fourfold.support.models import Plan, Reading
from fourfold.support.sentences import lines_of

COVER = "cover"


@dataclass(frozen=True)
class CoverChild:
    """A child whom somebody covers for: what every adult does in the lesson, and what the child says helps. Nothing else."""

    name: str
    class_name: str
    strategies: tuple[str, ...]
    own_words: tuple[str, ...]
    version: str
    is_read: bool
    picture: str = ""
    """The code of the picture on the page about the child, so that they are known among thirty."""
    picture_shows: str = ""


@dataclass(frozen=True)
class Covering:
    """Somebody who was asked to cover, the children, and how many of their plans are read."""

    account: Account
    day: date
    pupils: tuple[Pupil, ...]
    is_open: bool
    opened: bool
    to_read: int
    read: int


def cover_page(actor: Actor, *, today: date) -> list[CoverChild]:
    """The children for whom this person covers today; each of them leaves a Viewing. As many queries for a class as for one child."""
    pupils = list(_covered(actor, today).order_by("surname", "forename", "pk"))
    plans = {plan.pupil_id: plan for plan in _in_force(pupils)}
    read = set(Reading.objects.filter(account=actor.account, plan__in=plans.values()).values_list("plan", flat=True))
    places = dict(ClassPlace.objects.filter(open_on(today), pupil__in=pupils, group__subject="").values_list("pupil", "group__name"))
    schools = dict(Enrolment.objects.filter(pupil__in=pupils).order_by("starts", "pk").values_list("pupil", "school"))
    ledger.looked_at_each(actor, COVER, [(schools[pupil.pk], pupil.pk) for pupil in pupils])
    words = lines_of_each(actor, pupils, (Part.HELPS, Part.FIRST), today=today)
    pictures = pictures_of_each(actor, pupils)
    found = []
    for pupil in pupils:
        plan, own_words = plans.get(pupil.pk), words.get(pupil.pk, ())
        strategies = lines_of(plan.strategies) if plan else ()
        version, picture = plan.code if plan else "", pictures.get(pupil.pk)
        shown = (picture.code, picture.says) if picture else ("", "")
        is_read = plan is not None and plan.pk in read
        found.append(CoverChild(pupil.name, places.get(pupil.pk, ""), strategies, own_words, version, is_read, *shown))
    return found


def picture_for_cover(actor: Actor, code: str, *, today: date) -> SafePicture | None:
    """The picture of one of the children for whom this person covers today, by its code."""
    for picture in pictures_of_each(actor, _covered(actor, today)).values():
        if picture.code == code:
            return picture.itself()
    return None


def version_for_cover(actor: Actor, code: str, *, today: date) -> Plan | None:
    """The version that the page of cover showed, by its code."""
    return Plan.objects.filter(pupil__in=_covered(actor, today), code=code, starts_on__isnull=False).select_related("pupil").first()


def to_be_covered(actor: Actor, school: School, group: str, *, today: date) -> list[Pupil]:
    """The pupils of a class for whom cover staff must know something: with SEN support or an EHC plan, and in this person's reach."""
    places = ClassPlace.objects.filter(open_on(today), group__code=group, group__school=school).values("pupil")
    on_register = SenPeriod._base_manager.filter(open_on(today), status__in=[SenStatus.SUPPORT, SenStatus.PLAN]).values("pupil")
    return list(visible_to(actor, side=Side.SCHOOL).filter(pk__in=places).filter(pk__in=on_register).order_by("surname", "pk"))


def covers_at(actor: Actor, school: School, *, today: date) -> list[Covering]:
    """Who covers today or later, of the children within this person's reach; those who have something left to read first."""
    links = list(CoverLink.objects.filter(school=school, day__gte=today, taken_back_at__isnull=True).select_related("account"))
    mine = visible_to(actor, side=Side.SCHOOL)
    rows = Involvement.objects.filter(account__in=[link.account_id for link in links], works_as=COVER, ends__gte=today, pupil__in=mine)
    named: dict[tuple[int, date], list[Pupil]] = {}
    for row in rows.select_related("pupil").order_by("pupil__surname", "pk"):
        named.setdefault((row.account_id, row.starts), []).append(row.pupil)
    plans = {plan.pupil_id: plan.pk for plan in _in_force([pupil for pupils in named.values() for pupil in pupils])}
    read = set(Reading.objects.filter(plan__in=plans.values()).values_list("account", "plan"))
    found = []
    for link in links:
        pupils = named.get((link.account_id, link.day), [])
        wanted = [plans[pupil.pk] for pupil in pupils if pupil.pk in plans]
        if pupils:
            done = sum((link.account_id, plan) in read for plan in wanted)
            found.append(Covering(link.account, link.day, tuple(pupils), True, link.opened_at is not None, len(wanted), done))
    return sorted(found, key=lambda one: (one.day, one.read >= one.to_read, one.account.name))


def _covered(actor: Actor, today: date) -> "QuerySet[Pupil]":
    named = Involvement.objects.filter(open_on(today), account=actor.account, works_as=COVER).values("pupil")
    return visible_to(actor, Permission.PROFILE_VIEW, side=Side.SCHOOL).filter(pk__in=named)


def _in_force(pupils: Iterable[Pupil]) -> "QuerySet[Plan]":
    rows: QuerySet[Plan] = Plan.objects.filter(pupil__in=list(pupils), starts_on__isnull=False, ends_on__isnull=True)
    return rows

"""Classes: who is in them and who works in them."""

from datetime import date

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.accounts.models import Account
from fourfold.audit.action import action
from fourfold.pupils.models import Class, ClassPlace, ClassStaff, Pupil
from fourfold.schools.models import School


@action("class.opened", needs=Permission.IDENTITY_CREATE, by=Side.SCHOOL)
def open_class(actor: Actor, school: School, *, name: str, school_year: int, year_group: str = "", subject: str = "") -> Class:
    """A class, tutor group or set for one school year, named by the calendar year in which that begins."""
    group = Class(school=school, name=name, school_year=school_year, year_group=year_group, subject=subject)
    group.save()
    return group


@action("pupil.placed", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def place_in_class(actor: Actor, pupil: Pupil, *, group: Class, starts: date, ends: date | None = None) -> ClassPlace:
    """Give a pupil a place in a class from a day."""
    place = ClassPlace(pupil=pupil, group=group, starts=starts, ends=ends)
    place.save()
    return place


@action("pupil.moved_out", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def take_out_of_class(actor: Actor, place: ClassPlace, *, on: date) -> None:
    """End a pupil's place; `on` is the last day."""
    place.ends = on
    place.save(update_fields=["ends"])


@action("class.staffed", needs=Permission.PEOPLE_EDIT, by=Side.SCHOOL)
def put_in_charge(actor: Actor, group: Class, *, account: Account, works_as: str, starts: date, ends: date | None = None) -> ClassStaff:
    """Say that an adult works in a class, as "teacher" or "assistant". From then on they see its pupils."""
    post = ClassStaff(group=group, account=account, works_as=works_as, starts=starts, ends=ends)
    post.save()
    return post


@action("class.unstaffed", needs=Permission.PEOPLE_EDIT, by=Side.SCHOOL)
def take_out_of_charge(actor: Actor, post: ClassStaff, *, on: date) -> None:
    """End an adult's work in a class; for 14 days they still read its records."""
    post.ends = on
    post.save(update_fields=["ends"])

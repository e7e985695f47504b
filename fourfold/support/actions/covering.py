"""Somebody covers a child's class, or helps one child, for a day: named for that day, with a link of their own (6.49)."""

from datetime import date, datetime, time, timedelta

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import STAFF, Side
from fourfold.accounts import cover_links, mail
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, CoverLink, Membership
from fourfold.audit.action import action, consequence
from fourfold.pupils.models import Involvement, Pupil
from fourfold.schools.models import School
from fourfold.support.refusals import Refused, WrongDay
from fourfold.ui.words import day_in_words

COVER = "cover"
FURTHEST = timedelta(days=14)
"""How far ahead cover is arranged: who covers next term is not known now."""


@action("cover.arranged", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def arrange_cover(actor: Actor, pupil: Pupil, *, name: str, email: str, day: date) -> Account:
    """Name who covers for this child on a day, and post their link, unless they have one. Raises Refused."""
    return name_cover(actor, pupil, name=name, email=email, day=day)


@action("cover.arranged_by_office", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def arrange_cover_in_office(actor: Actor, pupil: Pupil, *, name: str, email: str, day: date) -> Account:
    """The same, by the office that finds the cover."""
    return name_cover(actor, pupil, name=name, email=email, day=day)


@action("cover.taken_back", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def take_back_cover(actor: Actor, pupil: Pupil, *, account: Account, day: date) -> None:
    """End a link at once: it opens nothing any more, for this child or for any other of that day."""
    cover_links.take_back(pupil.last_school(), account, day=day, now=clock.now())


@action("cover.taken_back_by_office", needs=Permission.IDENTITY_EDIT, by=Side.SCHOOL)
def take_back_cover_in_office(actor: Actor, pupil: Pupil, *, account: Account, day: date) -> None:
    """The same, by the office."""
    cover_links.take_back(pupil.last_school(), account, day=day, now=clock.now())


@consequence
def name_cover(actor: Actor, pupil: Pupil, *, name: str, email: str, day: date) -> Account:
    """The adult named on the child's record for that day alone, and their link."""
    today, school = clock.today(), pupil.last_school()
    if not today <= day <= today + FURTHEST:
        raise WrongDay("Choose a day from today on, two weeks ahead at most.")
    account = _account(school, name=name, email=email, today=today)
    if not Involvement.objects.filter(pupil=pupil, account=account, works_as=COVER, starts=day, ends=day).exists():
        Involvement(pupil=pupil, account=account, works_as=COVER, starts=day, ends=day).save()
    if not CoverLink.objects.filter(school=school, account=account, day=day, taken_back_at__isnull=True).exists():
        token = cover_links.make(school, account, day=day, made_by=actor.account, now=clock.now())
        until = datetime.combine(day, time(23, 59), tzinfo=clock.LONDON)
        mail.cover_link(account, token, school=school.name, day=day_in_words(day), until=until)
    return account


def _account(school: School, *, name: str, email: str, today: date) -> Account:
    """The person at that address. Raises Refused for somebody who works here: they sign in as themselves."""
    known = Account.objects.filter(email=email.strip().lower()).first()
    if known is None:
        made: Account = Account.objects.create_user(email, None, name=name.strip())
        return made
    if Membership.objects.filter(held_on(today), account=known, school=school, role__in=STAFF).exists():
        raise Refused(f"{known.name} works here and signs in as always. Put them in the class, or name them on the child’s page of people.")
    return known

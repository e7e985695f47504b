"""The people round a child: family and how to reach them, who is kept out, the adults who work with the child."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import NAMES, STAFF, Role, Side
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Membership
from fourfold.pupils.models import ClassPlace, ClassStaff, Grant, Involvement, LookedAfter, ParentLink, Pupil, Restriction
from fourfold.pupils.queries.agreeing import Agreed
from fourfold.pupils.queries.records import rights_to
from fourfold.pupils.same_person import barred_parents
from fourfold.pupils.standing import open_on, within_reach
from fourfold.schools.models import School, standing_at


@dataclass(frozen=True)
class ParentLine:
    """A parent or carer of one child. `reach` is empty for those who may know names and languages but not how to reach them."""

    code: str
    name: str
    forename: str
    relation: str
    responsibility: str
    care_basis: str
    lives_with: bool
    correspondence: bool
    confirmed: str
    confirmed_on: date | None
    confirmed_by: str
    language: str
    speaks: str
    interpreter: bool
    access_needs: str
    starts: date
    ends: date | None
    is_kept_out: bool
    has_account: bool
    reach: "HowToReach | None" = None


@dataclass(frozen=True)
class HowToReach:
    """Phone, email and address, for those with the right to contacts."""

    email: str
    email_came_back: bool
    phone: str
    address: str
    address_confidential: bool


@dataclass(frozen=True)
class KeptOut:
    """A bar between a person and a child."""

    number: int
    who: str
    parent: str
    full: bool
    kind: str
    order_dated: date | None
    seen_by: str
    starts: date
    ends: date | None
    is_open: bool
    asked_by: str
    asked_by_me: bool


@dataclass(frozen=True)
class Adult:
    """An adult who works with a child."""

    number: int
    name: str
    works_as: str
    starts: date
    ends: date | None
    is_open: bool
    about: str = ""
    """The class they work in, or what somebody from outside is asked for."""
    agreed: Agreed | None = None
    """On whose agreement somebody from outside sees the record: for those who may read of agreements, where it is written down."""
    taken_back_on: date | None = None
    taken_back_by: str = ""
    """Who of the family took that agreement back."""


@dataclass(frozen=True)
class People:
    """The adults who work with a child: through the class, by name, and from outside for a time."""

    of_the_class: list[Adult] = field(default_factory=list)
    by_name: list[Adult] = field(default_factory=list)
    from_outside: list[Adult] = field(default_factory=list)


def family_of(actor: Actor, pupil: Pupil) -> list[ParentLine]:
    """The child's parents and carers, in the school's order; those whose part has ended last. Who may not know reads none."""
    today = clock.today()
    reaches = [within_reach(actor, needed, to="pupil", of=pupil) for needed in (Permission.PROFILE_VIEW, Permission.CONTACTS_VIEW)]
    links = ParentLink.objects.filter(reaches[0] | reaches[1]).select_related("parent", "confirmed_by").order_by("priority", "pk")
    may_reach = Permission.CONTACTS_VIEW in rights_to(actor, pupil, side=Side.SCHOOL)
    shut_out = barred_parents(pupil, today=today)
    lines = [_parent_line(link, link.parent_id in shut_out, may_reach) for link in links]
    return sorted(lines, key=lambda line: line.ends is not None and line.ends < today)


def _parent_line(link: ParentLink, is_kept_out: bool, may_reach: bool) -> ParentLine:
    parent = link.parent
    reach = HowToReach(parent.email, parent.email_bounced_at is not None, parent.phone, parent.address, parent.address_confidential)
    return ParentLine(
        code=parent.code,
        name=f"{parent.title} {parent.name}".strip(),
        forename=parent.forename or parent.name,
        relation=link.relation,
        responsibility=link.responsibility,
        care_basis=link.care_basis,
        lives_with=link.lives_with,
        correspondence=link.correspondence,
        confirmed=link.confirmed_how,
        confirmed_on=link.confirmed_on,
        confirmed_by=link.confirmed_by.name if link.confirmed_by else "",
        language=parent.language,
        speaks=parent.speaks,
        interpreter=parent.interpreter,
        access_needs=parent.access_needs,
        starts=link.starts,
        ends=link.ends,
        is_kept_out=is_kept_out and may_reach,
        has_account=parent.account_id is not None,
        reach=reach if may_reach else None,
    )


def kept_out(actor: Actor, pupil: Pupil) -> list[KeptOut]:
    """Who is kept out of this child's record, oldest first, for those with the right to contacts."""
    today = clock.today()
    rows = Restriction.objects.filter(within_reach(actor, Permission.CONTACTS_VIEW, to="pupil", of=pupil)).order_by("pk")
    return [
        KeptOut(
            number=number,
            who=(row.parent or row.account).name,
            parent=row.parent.code if row.parent else "",
            full=row.full,
            kind=row.kind,
            order_dated=row.order_dated,
            seen_by=row.seen_by.name if row.seen_by else "",
            starts=row.starts,
            ends=row.ends,
            is_open=row.starts <= today and (row.ends is None or today <= row.ends),
            asked_by=row.removal_asked_by.name if row.removal_asked_by else "",
            asked_by_me=row.removal_asked_by_id is not None and row.removal_asked_by_id == actor.account,
        )
        for number, row in enumerate(rows.select_related("parent", "account", "seen_by", "removal_asked_by"), start=1)
    ]


def adults_with(actor: Actor, pupil: Pupil) -> People:
    """The adults who work with this child, with dates; those now before those who did."""
    today = clock.today()
    mine = within_reach(actor, Permission.IDENTITY_VIEW, to="pupil", of=pupil)
    groups = ClassPlace.objects.filter(mine, open_on(today)).values("group")
    posts = ClassStaff.objects.filter(group__in=groups).select_related("account", "group").order_by("-works_as", "-starts", "pk")
    named = Involvement.objects.filter(mine).select_related("account").order_by("pk")
    grants = Grant.objects.filter(mine).select_related("account", "agreed_parent", "taken_back_by").order_by("pk")
    may_know = Permission.ADVICE_VIEW in rights_to(actor, pupil, side=Side.SCHOOL)
    of_class = [_adult(0, row, row.works_as, today, row.group.name) for row in posts]
    by_name = [_adult(number, row, row.works_as, today) for number, row in enumerate(named, start=1)]
    outside = [
        replace(_adult(number, row, "", today, row.purpose), **(_agreement(row, pupil) if may_know else {}))
        for number, row in enumerate(grants, start=1)
    ]
    return People(*(sorted(adults, key=lambda adult: not adult.is_open) for adults in (of_class, by_name, outside)))


def _adult(number: int, row: ClassStaff | Involvement | Grant, works_as: str, today: date, about: str = "") -> Adult:
    is_open = row.starts <= today and (row.ends is None or today <= row.ends)
    name = row.known_as if isinstance(row, Grant) else row.account.name
    return Adult(number, name, works_as, row.starts, row.ends, is_open, about)


def _agreement(row: Grant, pupil: Pupil) -> dict[str, Any]:
    by = row.taken_back_by.name if row.taken_back_by else ""
    return {"agreed": Agreed.of(row, pupil), "taken_back_on": row.taken_back_on, "taken_back_by": by}


def looked_after(actor: Actor, pupil: Pupil) -> LookedAfter | None:
    """The child's open time in care, with who must be told and asked."""
    mine = within_reach(actor, Permission.CONTACTS_VIEW, to="pupil", of=pupil)
    rows = LookedAfter.objects.filter(mine, open_on(clock.today()))
    return rows.select_related("authority", "designated_teacher").first()


def colleagues(actor: Actor, school: School) -> list[tuple[str, str]]:
    """Who works at the school now, as (code, name and role), for forms."""
    if not may(Permission.PEOPLE_VIEW, standing_at(actor, school.pk)):
        return []
    held = Membership.objects.filter(held_on(clock.today()), school=school, role__in=STAFF, account__is_active=True)
    rows = held.order_by("account__name").values_list("account__code", "account__name", "role")
    return [(code, f"{name}, {NAMES[Role(role)]}") for code, name, role in rows]

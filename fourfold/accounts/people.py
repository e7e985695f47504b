"""The people of a school and their roles, as values for a page."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import may
from fourfold.access.permissions import Permission
from fourfold.access.roles import NAMES, Role, Side
from fourfold.accounts import factors
from fourfold.accounts.membership_rules import NeedsSecondPerson, must_be_second_person
from fourfold.accounts.models import Account, FactorReset, Membership
from fourfold.accounts.second_person import another_than
from fourfold.schools.models import School

A_PAGE = 50
MOST_WORDS = 6
"""Of what somebody looks for; the words after them are not asked about."""


@dataclass(frozen=True, slots=True)
class Held:
    """One role of one person: `state` is waiting, now, later or ended."""

    role: str
    name: str
    starts: date
    ends: date | None
    state: str
    asked_by: str
    may_approve: bool
    """Whether this reader may approve it now: not what they asked for, nor what is about them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works at the school, or did."""

    code: str
    name: str
    email: str
    held: tuple[Held, ...]
    is_open: bool
    came_in: bool
    """Whether they have signed in yet."""
    second_factor: bool
    reset_waits: bool


@dataclass(frozen=True, slots=True)
class PageOfPeople:
    """Fifty of them, by name."""

    people: tuple[Person, ...]
    number: int
    last: int
    found: int
    waiting: int


def may_here(actor: Actor, school: School, permission: Permission) -> bool:
    """Whether this person may do that to the people of this school."""
    return may(permission, school.standing(actor, permission), side=Side.SCHOOL)


def page_of(actor: Actor, school: School, *, words: str, waiting_only: bool, number: int, today: date) -> PageOfPeople:
    """The people of a school whose name, address or role holds all these words; those without a role today come last."""
    if not may_here(actor, school, Permission.PEOPLE_VIEW):
        return PageOfPeople((), 1, 1, 0, 0)
    here = Q(memberships__school=school)
    waiting = Q(memberships__approved_at__isnull=True, memberships__ended_at__isnull=True, memberships__ends__isnull=True)
    rows = Account.objects.filter(here & waiting if waiting_only else here).annotate(known_as=name_here(school))
    for word in words.split()[:MOST_WORDS]:
        roles = [role.value for role in Role if word.casefold() in NAMES[role].casefold()]
        # Joined once a word, everybody's roles would be multiplied with one another; asked as a question apart, they are not.
        in_role = Membership.objects.filter(school=school, role__in=roles).values("account")
        rows = rows.filter(Q(known_as__icontains=word) | Q(email__icontains=word) | Q(pk__in=in_role))
    pages = Paginator(rows.distinct().order_by("known_as", "pk"), A_PAGE)
    page = pages.get_page(number)
    people = _people(actor, school, list(page.object_list), today=today)
    waits = Account.objects.filter(here & waiting).distinct().count()
    return PageOfPeople(tuple(people), page.number, pages.num_pages, pages.count, waits)


def name_here(school: School, account: str = "") -> Coalesce:
    """By what name a school may look for somebody: its own for them, until they have said yes to it; then theirs."""
    called = Membership.objects.filter(account=OuterRef(account or "pk"), school=school).exclude(asked_as="").values("asked_as")[:1]
    return Coalesce(Subquery(called), F(f"{account}__name" if account else "name"))


def person(actor: Actor, school: School, code: str, *, today: date) -> Person | None:
    """One of the people of a school; None for anyone else."""
    if not may_here(actor, school, Permission.PEOPLE_VIEW):
        return None
    row = Account.objects.filter(code=code, memberships__school=school).distinct().first()
    return next(iter(_people(actor, school, [row], today=today)), None) if row else None


def account_in(actor: Actor, school: School, code: str) -> Account | None:
    """The account behind one of the people of a school."""
    rows = Account.objects.filter(code=code, memberships__school=school).distinct()
    return rows.first() if may_here(actor, school, Permission.PEOPLE_VIEW) else None


def membership_in(actor: Actor, school: School, code: str, role: str) -> Membership | None:
    """The role of one of the people of a school that has not ended: what a button on their page is about."""
    rows = Membership.objects.filter(account__code=code, school=school, role=role, ended_at__isnull=True).order_by("ends", "-starts")
    found = rows.filter(ends__isnull=True).first() or rows.last()
    return found if may_here(actor, school, Permission.PEOPLE_VIEW) else None


def any_membership_in(actor: Actor, school: School, code: str) -> Membership | None:
    """The latest role of one of the people of a school, ended or not: what shutting their account is about."""
    rows = Membership.objects.filter(account__code=code, school=school).order_by("-starts", "-pk")
    return rows.first() if may_here(actor, school, Permission.PEOPLE_VIEW) else None


def reset_in(actor: Actor, school: School, code: str) -> FactorReset | None:
    """The lost second factor that waits for its second person."""
    rows = FactorReset.objects.filter(account__code=code, school=school, decided_at__isnull=True)
    return rows.first() if may_here(actor, school, Permission.PEOPLE_VIEW) else None


@dataclass(frozen=True, slots=True)
class LostFactor:
    """Somebody who has lost their second step, as one of the school saw them."""

    code: str
    name: str
    works_here: bool
    how_known: str
    seen_by: str
    may_confirm: bool


def lost_factors(actor: Actor, school: School) -> list[LostFactor]:
    """Staff and families who wait for a second person of this school, for who may be one."""
    open_now = FactorReset.objects.filter(school=school, decided_at__isnull=True).select_related("account", "asked_by")
    staff = Membership.objects.filter(account=OuterRef("account"), school=school)
    rows = list(open_now.annotate(works_here=Exists(staff), known_as=name_here(school, "account")).order_by("asked_at"))
    able = [row for row in rows if may(Permission.PEOPLE_APPROVE, row.standing(actor, Permission.PEOPLE_APPROVE), side=Side.SCHOOL)]
    return [
        LostFactor(
            row.account.code,
            row.known_as,
            row.works_here,
            row.how_known,
            row.asked_by.name,
            actor.account not in (row.asked_by_id, row.account_id),
        )
        for row in able
    ]


def approves_alone(actor: Actor, school: School, *, today: date) -> bool:
    """Whether no second person is there to approve what this person asks for, so that it waits a day."""
    return not another_than({actor.account}, school.pk, today=today)


def _people(actor: Actor, school: School, rows: list[Account], *, today: date) -> list[Person]:
    memberships: dict[int, list[Membership]] = {}
    held = Membership.objects.filter(account__in=rows, school=school).select_related("asked_by").order_by("-starts", "-pk")
    for one in held:
        memberships.setdefault(one.account_id, []).append(one)
    with_factor = factors.who_has_one(rows)
    resets = set(FactorReset.objects.filter(account__in=rows, school=school, decided_at__isnull=True).values_list("account", flat=True))
    return [_person(actor, row, memberships.get(row.pk, []), row.pk in with_factor, row.pk in resets, today=today) for row in rows]


def _person(actor: Actor, row: Account, held: list[Membership], second_factor: bool, reset_waits: bool, *, today: date) -> Person:
    # Whether an address opens an account, and what kind, is not for a school to read to which its person has not said yes.
    said_yes = not any(one.asked_as for one in held)
    return Person(
        code=row.code,
        name=next((one.asked_as for one in held if one.asked_as), f"{row.title} {row.name}".strip()),
        email=row.email,
        held=tuple(_held(actor, one, today=today) for one in held),
        is_open=row.is_active and not any(one.shut_at for one in held),
        came_in=said_yes and row.last_login is not None,
        second_factor=said_yes and second_factor,
        reset_waits=reset_waits,
    )


def _held(actor: Actor, one: Membership, *, today: date) -> Held:
    if one.ended_at is not None or (one.ends is not None and one.ends < today):
        state = "ended"
    elif one.approved_at is None:
        state = "waiting"
    else:
        state = "later" if one.starts > today else "now"
    able = state == "waiting" and may(Permission.PEOPLE_APPROVE, one.standing(actor, Permission.PEOPLE_APPROVE), side=Side.SCHOOL)
    if able:
        try:
            must_be_second_person(actor, one, now=clock.now(), today=today)
        except NeedsSecondPerson:
            able = False
    asked = one.asked_by.name if one.asked_by else ""
    name = NAMES[Role(one.role)] + (", deputy" if one.deputy else "")
    return Held(one.role, name, one.starts, one.ends, state, asked, able)

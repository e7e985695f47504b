"""Whom a family can talk to about a child: the teacher, the SENCO, the head."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from fourfold.access.roles import Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Account, Membership
from fourfold.pupils.models import ClassStaff, Involvement, Pupil
from fourfold.pupils.standing import open_on
from fourfold.schools.models import School

RESPONSIBLE = "responsible"
"""How an involvement's kind begins for the teacher who answers for a child's support (6.52)."""


@dataclass(frozen=True)
class SchoolPeople:
    """The people of a school who answer for a child today; None where the school has not said."""

    school: School
    teacher: Account | None
    senco: Account | None
    head: Account | None

    @property
    def to_talk_to(self) -> tuple[str, ...]:
        """The teacher and the SENCO, as families know them, each once."""
        return tuple(dict.fromkeys(one.formal_name for one in (self.teacher, self.senco) if one is not None))


def people_of(pupil: Pupil, *, today: date) -> SchoolPeople:
    """Who answers for this child at the school where they are, or were last, on roll."""
    school = pupil.last_school()
    held = _holders(school, (Role.SENCO, Role.HEAD), today)
    return SchoolPeople(school, _teacher(pupil, school, today), held.get(Role.SENCO), held.get(Role.HEAD))


def holder(school: School, role: Role, today: date) -> Account | None:
    """Who holds a role at a school today; the longest-serving where there are several."""
    return _holders(school, (role,), today).get(role)


def _holders(school: School, roles: Collection[Role], today: date) -> dict[Role, Account]:
    """The same for several roles at once, in one query."""
    held = Membership.objects.filter(held_on(today), school=school, role__in=roles, account__is_active=True)
    # Those who came last are read first, so that of several the longest-serving stays.
    return {Role(one.role): one.account for one in held.order_by("-starts", "-pk").select_related("account")}


def _teacher(pupil: Pupil, school: School, today: date) -> Account | None:
    here = Membership.objects.filter(held_on(today), school=school, account=OuterRef("account"), account__is_active=True)
    named_now = Involvement.objects.filter(open_on(today), Exists(here), pupil=pupil, works_as__startswith=RESPONSIBLE)
    responsible = named_now.select_related("account")
    named: Involvement | None = responsible.order_by("-starts", "-pk").first()
    if named is not None:
        return named.account
    posts = ClassStaff.objects.filter(
        open_on(today), open_on(today, "group__places__"), group__places__pupil=pupil, group__school=school, works_as=ClassStaff.TEACHER
    )
    # The class or tutor group before a teaching set: its subject is empty, and the empty text sorts first.
    post = posts.order_by("group__subject", "starts", "pk").select_related("account").first()
    return post.account if post else None

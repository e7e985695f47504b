"""Reading about the people who sign in."""

from dataclasses import dataclass
from datetime import date

from fourfold.access.roles import Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Membership
from fourfold.schools.models import School


@dataclass(frozen=True, slots=True)
class NamedStaff:
    """Whom a family may turn to, as families know them ("Mrs Begum"); nobody where no one holds the role today."""

    sencos: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()


def named_staff(school: School, *, today: date) -> NamedStaff:
    """The SENCO and the head of a school today, by formal name: a school must publish who they are (Code 6.79). One query."""
    held = Membership.objects.filter(held_on(today), school=school, role__in=(Role.SENCO, Role.HEAD), account__is_active=True)
    names: dict[str, list[str]] = {Role.SENCO: [], Role.HEAD: []}
    for membership in held.select_related("account").order_by("starts", "pk"):
        names[membership.role].append(membership.account.formal_name)
    return NamedStaff(tuple(names[Role.SENCO]), tuple(names[Role.HEAD]))

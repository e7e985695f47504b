"""How the invented staff come by their roles: the machine's owner gives them, where in life two people would."""

from collections.abc import Sequence
from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.accounts.models import Account, Membership
from fourfold.audit.action import action
from fourfold.schools.models import School


@action("demo.staffed", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def appoint(actor: Actor, school: School, *, people: Sequence[tuple[Account, Role, bool]], starts: date) -> None:
    """Give each account its role, and whether they are specialists, from a day."""
    Membership.objects.bulk_create(
        Membership(account=account, school=school, role=role, specialist=specialist, starts=starts, approved_at=clock.now())
        for account, role, specialist in people
    )

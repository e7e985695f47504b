"""Keeping the library."""

from datetime import date
from decimal import Decimal

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.provision.models import Provision
from fourfold.schools.models import School


@action("provision.added", needs=Permission.LIBRARY_CREATE, by=Side.SCHOOL)
def add_provision(
    actor: Actor,
    school: School,
    *,
    name: str,
    what: str = "",
    area: str = "",
    group_size: int = 1,
    times_a_week: Decimal | None = None,
    minutes: int | None = None,
    evidence: str = "",
) -> Provision:
    """Add a kind of help that the school offers."""
    provision = Provision(
        school=school,
        name=name,
        what=what,
        area=area,
        group_size=group_size,
        times_a_week=times_a_week,
        minutes=minutes,
        evidence=evidence,
    )
    provision.save()
    return provision


@action("provision.retired", needs=Permission.LIBRARY_EDIT, by=Side.SCHOOL)
def retire_provision(actor: Actor, provision: Provision, *, on: date) -> None:
    """Offer it no more. Plans that name it keep their words."""
    provision.retired_on = on
    provision.save(update_fields=["retired_on"])

"""Keeping the library."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.provision.models import Provision
from fourfold.provision.names import check_name
from fourfold.schools.keeping import keep
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
    """Add a kind of help that the school offers. Raises NameTaken."""
    check_name(school, name)
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


@action("provision.corrected", needs=Permission.LIBRARY_EDIT, by=Side.SCHOOL)
def correct_provision(actor: Actor, provision: Provision, *, seen: Mapping[str, Any] | None = None, **details: Any) -> None:
    """Change how it usually runs; plans that name it keep their words. Raises ChangedMeanwhile as `schools.edit_school`, NameTaken."""
    if "name" in details:
        check_name(provision.school, details["name"], but=provision)
    keep(provision, details, seen or {}, unchangeable={"id", "code", "school", "retired_on"})


@action("provision.retired", needs=Permission.LIBRARY_EDIT, by=Side.SCHOOL)
def retire_provision(actor: Actor, provision: Provision, *, on: date) -> None:
    """Offer it no more. Plans that name it keep their words."""
    provision.retired_on = on
    provision.save(update_fields=["retired_on"])


@action("provision.offered_again", needs=Permission.LIBRARY_EDIT, by=Side.SCHOOL)
def offer_again(actor: Actor, provision: Provision) -> None:
    """Put it back into the library. Raises NameTaken where another help has its name by now."""
    check_name(provision.school, provision.name, but=provision)
    provision.retired_on = None
    provision.save(update_fields=["retired_on"])

"""What was written on a child, where it can be taken to another child."""

from dataclasses import dataclass

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.code_of_practice.needs import NEED_TYPES, STATUS_NAMES, SenStatus
from fourfold.pupils.models import ChildRecord, Involvement, Need, Pupil, SenPeriod
from fourfold.pupils.standing import within_reach


@dataclass(frozen=True)
class Written:
    """One row, as a form names it and as a person reads it."""

    key: str
    says: str
    row: ChildRecord


def written_on(actor: Actor, pupil: Pupil) -> list[Written]:
    """The rows of this room on this child that this person may take to another child."""
    mine = within_reach(actor, Permission.STATUS_APPROVE, to="pupil", side=Side.SCHOOL)
    statuses = SenPeriod.objects.filter(mine, pupil=pupil)
    needs = Need.objects.filter(mine, pupil=pupil)
    adults = Involvement.objects.filter(mine, pupil=pupil).select_related("account")
    found = [Written(f"status-{row.pk}", f"{STATUS_NAMES[SenStatus(row.status)]}, {_span(row)}", row) for row in statuses]
    found += [
        Written(f"need-{row.pk}", f"{NEED_TYPES[row.code].name if row.code in NEED_TYPES else row.code}, {_span(row)}", row)
        for row in needs
    ]
    return found + [Written(f"adult-{row.pk}", f"{row.account.name}, {row.works_as}, {_span(row)}", row) for row in adults]


def _span(row: SenPeriod | Need | Involvement) -> str:
    return f"from {row.starts:%d/%m/%Y}" + (f" to {row.ends:%d/%m/%Y}" if row.ends else "")

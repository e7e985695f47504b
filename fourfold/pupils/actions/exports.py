"""Taking a list of pupils away: up to 30 in one press, more with a second person (veto 6)."""

from datetime import date, timedelta

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.access.rules import Condition
from fourfold.audit import doors
from fourfold.audit.action import action
from fourfold.audit.models import Event
from fourfold.pupils.actions.families import SamePerson
from fourfold.pupils.models import ExportRequest
from fourfold.schools.models import School

CENSUS = frozenset({Condition.CENSUS_FIELDS})


class TooManyPupils(Exception):
    """More than 30 pupils leave only with a second person's word."""


class NotReleased(Exception):
    """Nobody has released this list, or the week in which it could be taken is over."""


@action("export.created", needs=Permission.EXPORT_CREATE, by=Side.SCHOOL, under=CENSUS)
def take_list(actor: Actor, school: School, *, kind: str, pupils: list[int]) -> None:
    """Write down that a list of these pupils, of census fields, leaves the program.

    Raises TooManyPupils above 30, counted with those whom the same person took within a day: many short lists are one long one.
    """
    if len(_taken_lately(actor, school, kind).union(pupils)) > ExportRequest.MOST_AT_ONCE:
        raise TooManyPupils(f"More than {ExportRequest.MOST_AT_ONCE} pupils need a second person.")
    for pupil in pupils:
        doors.current().note(f"list:{kind}", school=school.pk, pupil=pupil)


@action("export.asked_for", needs=Permission.EXPORT_CREATE, by=Side.SCHOOL, under=CENSUS)
def ask_for_list(actor: Actor, school: School, *, kind: str, pupils: list[int], on: date) -> ExportRequest:
    """Ask the head to release a longer list. The same list asked for again is the same request."""
    waiting = ExportRequest.objects.filter(school=school, kind=kind, asked_by_id=actor.account, released_on=None, declined_on=None)
    for request in waiting.filter(asked_on=on):
        if request.pupils == pupils:
            return request  # type: ignore[no-any-return]  # the record's manager is untyped
    request = ExportRequest(school=school, kind=kind, pupils=pupils, asked_on=on)
    request.asked_by_id = actor.account  # type: ignore[assignment]  # whoever holds an office has an account
    request.save()
    return request


@action("export.released", needs=Permission.EXPORT_APPROVE, by=Side.SCHOOL)
def release_list(actor: Actor, request: ExportRequest, *, on: date) -> None:
    """Let a list be taken, for a week. Raises SamePerson for the one who asked."""
    if request.asked_by_id == actor.account:
        raise SamePerson("You asked for this list, so another person must release it.")
    request.released_by_id, request.released_on, request.declined_on = actor.account, on, None
    request.save(update_fields=["released_by", "released_on", "declined_on"])


@action("export.declined", needs=Permission.EXPORT_APPROVE, by=Side.SCHOOL)
def decline_list(actor: Actor, request: ExportRequest, *, on: date) -> None:
    """Say that a list shall not leave."""
    request.declined_on = on
    request.save(update_fields=["declined_on"])


@action("export.taken", needs=Permission.EXPORT_CREATE, by=Side.SCHOOL, under=CENSUS)
def take_released_list(actor: Actor, request: ExportRequest, *, on: date, pupils: list[int]) -> None:
    """Write down that a released list leaves, with those of its pupils who may still be seen. Raises NotReleased."""
    open_until = request.released_on and request.released_on + timedelta(days=ExportRequest.DAYS_OPEN)
    if request.asked_by_id != actor.account or not open_until or on > open_until or not set(pupils) <= set(request.pupils):
        raise NotReleased("This list is not released, or its week is over. Ask for it again.")
    for pupil in pupils:
        doors.current().note(f"list:{request.kind}", school=request.school_id, pupil=pupil)


def _taken_lately(actor: Actor, school: School, kind: str) -> set[int]:
    """The pupils whose lines this person took within the last 24 hours without a second person."""
    since = clock.now() - timedelta(days=1)
    lines = Event.objects.filter(verb="export.created", subject=f"list:{kind}", school=school.pk, actor=actor.account, at__gt=since)
    return {pupil for pupil in lines.values_list("pupil", flat=True) if pupil is not None}

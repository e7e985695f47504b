"""What became of the school's request, day by day. A correction is another line: of one kind the latest counts."""

from dataclasses import dataclass
from datetime import date

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.ehc_timetable import Excused, Milestone
from fourfold.ehc.kinds import Happened
from fourfold.ehc.models import RequestDay, SchoolRequest
from fourfold.ehc.seeing import must_be_seen
from fourfold.pupils.refusals import Refused


@dataclass(frozen=True)
class ExceptionMade:
    """Which limit the authority may miss, and why (regulations 5(4), 10(4), 13(3))."""

    milestone: Milestone
    excused: Excused


@action("ehc.day_recorded", needs=Permission.EHC_REQUEST_CREATE, by=Side.SCHOOL)
def record_day(
    actor: Actor, request: SchoolRequest, *, key: str, kind: Happened, on: date, words: str = "", exception: ExceptionMade | None = None
) -> RequestDay:
    """Write down what happened, once for one key. Raises Refused for a day that cannot be, and for an exception without its reason."""
    must_be_seen(actor, request)
    already: RequestDay | None = RequestDay.objects.filter(key=key, request=request).first()
    if already is not None:
        return already
    if request.released_at is None:
        raise Refused("The clock starts once the head has released the bundle.")
    if on > clock.today():
        raise Refused("This day is still to come. Write it down when it has been.")
    if on < request.opened_on:
        raise Refused("This day is before the request was begun. Check the date.")
    if kind is Happened.EXCUSED and (exception is None or not words.strip()):
        raise Refused("Say which limit, which of the law’s reasons, and what happened.")
    row = RequestDay(
        pupil=request.pupil,
        request=request,
        key=key,
        kind=kind,
        on=on,
        milestone=exception.milestone if exception and kind is Happened.EXCUSED else "",
        excused=exception.excused if exception and kind is Happened.EXCUSED else "",
        words=words.strip()[:600],
        by_id=actor.account or 0,
        at=clock.now(),
    )
    row.save()
    return row


@action("ehc.ended", needs=Permission.EHC_REQUEST_CREATE, by=Side.SCHOOL)
def end_request(actor: Actor, request: SchoolRequest) -> None:
    """Say that this request is over, so that another may be begun. What is written stays. Ended again it stays as it is."""
    must_be_seen(actor, request)
    if request.ended_on is None:
        request.ended_on = clock.today()
        request.save(update_fields=["ended_on"])

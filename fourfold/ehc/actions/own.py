"""What somebody of a family does with their own request. Nobody else is told of any of it, by mail or otherwise.

Until it is shared the ledger's lines name no child and no school (`OwnRequest.ledger_pupil`), so no page of the school's can show them.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.decide import OutOfReach
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.ehc.kinds import Decided
from fourfold.ehc.models import OwnRequest
from fourfold.ehc.whom import authority_of
from fourfold.pupils.refusals import Refused

LONGEST = 4000


@dataclass(frozen=True)
class Answers:
    """The four questions of the letter. Each may be left empty: the law asks for none of them."""

    needs: str = ""
    tried: str = ""
    more: str = ""
    hopes: str = ""


@dataclass(frozen=True)
class Days:
    """What its author knows of its days."""

    sent_on: date | None = None
    decided_on: date | None = None
    decided: Decided = Decided.NOT_YET
    certificate_on: date | None = None


@action("own_request.written", needs=Permission.EHC_REQUEST_CREATE, by=Side.FAMILY)
def write_own_request(actor: Actor, request: OwnRequest, *, key: str, answers: Answers) -> OwnRequest:
    """Write the letter, or write it anew until it is sent. A new one counts once for one key. Raises Refused once it is sent."""
    if request._state.adding:
        already: OwnRequest | None = OwnRequest.objects.filter(key=key, author=actor.account, pupil=request.pupil).first()
        if already is not None:
            return already
        request.key, request.author_id, request.written_on = key, actor.account or 0, clock.today()
        request.authority = authority_of(request.pupil)
    else:
        _must_be_mine(actor, request)
    if request.sent_on is not None:
        raise Refused(_("This letter is sent, so it stays as it is. You can write a new one."))
    request.needs, request.tried, request.more, request.hopes = (
        words.strip()[:LONGEST] for words in (answers.needs, answers.tried, answers.more, answers.hopes)
    )
    request.save()
    return request


@action("own_request.days_marked", needs=Permission.EHC_REQUEST_CREATE, by=Side.FAMILY)
def mark_days(actor: Actor, request: OwnRequest, *, days: Days) -> None:
    """Write down when it was sent and what came back; its author may put any of it right. Raises Refused for days that cannot be."""
    _must_be_mine(actor, request)
    if days.sent_on is None and (days.decided_on or days.certificate_on):
        raise Refused(_("Add the day you sent it first."))
    if days.decided_on and days.sent_on and days.decided_on < days.sent_on:
        raise Refused(_("The council’s letter cannot be older than yours. Check the two days."))
    if days.decided is not Decided.NOT_YET and days.decided_on is None:
        raise Refused(_("Add the date on the council’s letter."))
    if any(day and day > clock.today() for day in (days.sent_on, days.decided_on, days.certificate_on)):
        raise Refused(_("This day is still to come. Add it when it has been."))
    request.sent_on, request.decided_on, request.certificate_on = days.sent_on, days.decided_on, days.certificate_on
    request.decided = days.decided
    request.save(update_fields=["sent_on", "decided_on", "certificate_on", "decided"])


@action("own_request.shared", needs=Permission.EHC_REQUEST_CREATE, by=Side.FAMILY)
def share_own_request(actor: Actor, request: OwnRequest) -> None:
    """Let the school read it: its SENCO and its head. From here on the ledger says whose it is. Shared again it stays as it is."""
    _must_be_mine(actor, request)
    if request.shared_on is None:
        request.shared_on = clock.today()
        request.save(update_fields=["shared_on"])


def _must_be_mine(actor: Actor, request: OwnRequest) -> None:
    """Any parent may ask for themselves; none touches another's."""
    if request.author_id != actor.account:
        raise OutOfReach("There is nothing here for you.")

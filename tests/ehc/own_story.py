"""Grace asks the authority herself: what the tests of a private request begin with."""

from datetime import date

from fourfold.ehc import actions, queries
from fourfold.ehc.actions.own import Answers, Days
from fourfold.ehc.models import OwnRequest
from tests.cast import Cast

CANARY = "ZZPRIVATE"
ANSWERS = Answers(needs=f"{CANARY} needs", tried=f"{CANARY} tried", more=f"{CANARY} more", hopes=f"{CANARY} hopes")
SENT = date(2026, 11, 20)


def asked(cast: Cast, who: str = "grace", pupil: str = "leo", *, answers: Answers = ANSWERS, sent: date | None = None) -> OwnRequest:
    """Somebody of a family writes their letter, and sends it where a day is given."""
    actor, child = cast.actor(who), cast.pupils[pupil]
    row = actions.write_own_request(actor, queries.own_request_to_write(actor, child), key=f"{who:x<32}", answers=answers)
    if sent is not None:
        actions.mark_days(actor, row, days=Days(sent_on=sent))
    return row

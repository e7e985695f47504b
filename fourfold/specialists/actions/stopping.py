"""Sharing stops: the grant, the referral and what waits in the post, all in the transaction of whoever stopped it."""

from datetime import date

from fourfold.audit.action import consequence
from fourfold.pupils.actions.safeguards import stop_grant
from fourfold.pupils.agreement import whose_word_counts
from fourfold.specialists.announcing import tell_family, tell_specialist_it_stopped
from fourfold.specialists.models import Referral


@consequence
def stop(referral: Referral, *, because: str, today: date) -> None:
    """From this moment the specialist reads nothing; they and the family are told. What went and who said what stays for the school."""
    referral.stopped_on, referral.stopped_because = today, because.strip()[:200]
    referral.save(update_fields=["stopped_on", "stopped_because"])
    if referral.sent_on is None:
        return
    if referral.grant is not None:
        stop_grant(referral.grant, today=today)
    tell_specialist_it_stopped(referral)
    for parent, _name in whose_word_counts(referral.pupil, today=today):
        tell_family(referral, parent.account if parent is not None else referral.pupil.account)

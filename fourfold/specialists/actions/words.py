"""Keeping one person's word, as a consequence within the verb by which it was said or noted."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.audit.action import consequence
from fourfold.code_of_practice.consulting import Item, Said
from fourfold.pupils.models import Parent
from fourfold.pupils.refusals import Refused
from fourfold.specialists.actions.stopping import stop
from fourfold.specialists.models import Referral, ReferralWord


@consequence
def keep_word(
    actor: Actor,
    referral: Referral,
    *,
    key: str,
    parent: Parent | None,
    name: str,
    said: Said,
    shares: Collection[Item],
    words: str,
    today: date,
    how: str,
) -> ReferralWord:
    """Write it once for one key. Of what is wanted, what is not among `shares` is refused. A yes taken back, or a no to what has gone
    already, stops the sharing in this same transaction. Raises Refused once it has stopped, and for a yes to what has gone."""
    already: ReferralWord | None = ReferralWord.objects.filter(key=key, referral=referral).first()
    if already is not None:
        return already
    if referral.asked_family_on is None:
        raise Refused("Talk with the family first, and write it down: they answer what they were told.")
    if referral.stopped_on is not None:
        raise Refused(_("Nothing is shared any more. It has stopped already."))
    if referral.sent_on is not None:
        if said in (Said.YES, Said.TALK_FIRST):
            raise Refused(_("It has been sent with what was agreed. You can still stop it."))
        said = Said.STOP
    elif said is Said.STOP:
        said = Said.NO
    wanted = [Item(one) for one in referral.wanted]
    row = ReferralWord(
        pupil=referral.pupil,
        referral=referral,
        key=key,
        parent=parent,
        said=said,
        refused=[item.value for item in wanted if item not in shares] if said is Said.YES else [],
        words=words.strip(),
        said_on=today,
        said_at=clock.now(),
        how=how.strip()[:120],
        recorded_by_id=actor.account,
    )
    row.save()
    if said is Said.STOP:
        stop(referral, because=f"{name} took their yes back.", today=today)
    return row

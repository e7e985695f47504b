"""The family's own yes, no, or yes taken back (6.47)."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.consulting import Item, Said
from fourfold.pupils.agreement import whose_word_counts
from fourfold.pupils.refusals import Refused
from fourfold.specialists.actions.words import keep_word
from fourfold.specialists.announcing import tell_senco
from fourfold.specialists.models import Referral, ReferralWord


@action("referral.answered", needs=Permission.ADVICE_CREATE, by=Side.FAMILY)
def say_word(
    actor: Actor, referral: Referral, *, key: str, said: Said, shares: Collection[Item], today: date, words: str = ""
) -> ReferralWord:
    """A parent, or the young person, says yes to some or all of it, no, or that they want to talk first; or takes their yes back, and then
    nothing is shared from this moment on. Once for one key. Raises Refused for anybody whose word does not count here.
    """
    pupil = referral.pupil
    for parent, name in whose_word_counts(pupil, today=today):
        account = parent.account_id if parent is not None else pupil.account_id
        if account is not None and account == actor.account:
            row = keep_word(actor, referral, key=key, parent=parent, name=name, said=said, shares=shares, words=words, today=today, how="")
            tell_senco(pupil, key=f"word/{row.pk}")
            return row
    raise Refused(_("This is for %(name)s to say.") % {"name": pupil.forename})

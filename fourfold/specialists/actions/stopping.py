"""Sharing stops: the grant, the referral and what waits in the post, all in the transaction of whoever stopped it."""

from datetime import date

from django.utils.translation import gettext as _

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action, consequence
from fourfold.code_of_practice.opening import RestsOn
from fourfold.pupils.actions.safeguards import stop_grant
from fourfold.pupils.agreement import whose_word_counts
from fourfold.pupils.models import Grant
from fourfold.pupils.refusals import Refused
from fourfold.specialists.announcing import GRANT, tell_family, tell_family_of_grant, tell_senco_of_grant, tell_specialist_it_stopped
from fourfold.specialists.models import Referral
from fourfold.specialists.queries.opened import is_their_word


@action("grant.taken_back", needs=Permission.ADVICE_CREATE, by=Side.FAMILY)
def take_back_agreement(actor: Actor, grant: Grant, *, today: date) -> None:
    """A parent, or the young person, takes the agreement back on which somebody from outside reads the record: from this moment it opens
    nothing (6.47). One no is enough, whoever said the yes. A second time changes nothing.

    Raises Refused for anybody whose word does not count here, where it rests on the law, and for what was opened with a question to a
    specialist: that is answered there.
    """
    pupil = grant.pupil
    if not is_their_word(actor, pupil, today=today):
        raise Refused(_("This is for %(name)s to say.") % {"name": pupil.forename})
    if grant.rests_on == RestsOn.LAW:
        raise Refused(_("School may do this by law. Ask school about it."))
    if grant.referrals.exists():
        raise Refused(_("Stop this where you said yes to the expert."))
    if grant.ends < today:
        return
    grant.taken_back_on, grant.taken_back_by_id = today, actor.account
    grant.save(update_fields=["taken_back_on", "taken_back_by"])
    stop_grant(grant, today=today)
    tell_specialist_it_stopped(grant, key=f"{GRANT}{grant.pk}")
    tell_senco_of_grant(grant)
    for parent, _name in whose_word_counts(pupil, today=today):
        account = parent.account if parent is not None else pupil.account
        if account is not None and account.pk != actor.account:
            tell_family_of_grant(grant, account)


@consequence
def stop(referral: Referral, *, because: str, today: date) -> None:
    """From this moment the specialist reads nothing; they and the family are told. What went and who said what stays for the school."""
    referral.stopped_on, referral.stopped_because = today, because.strip()[:200]
    referral.save(update_fields=["stopped_on", "stopped_because"])
    if referral.sent_on is None:
        return
    if referral.grant is not None:
        stop_grant(referral.grant, today=today)
        tell_specialist_it_stopped(referral.grant, key=str(referral.pk))
    for parent, _name in whose_word_counts(referral.pupil, today=today):
        tell_family(referral, parent.account if parent is not None else referral.pupil.account)

"""A parent's email address is changed: what that does to their way in, and who is told.

Whoever may write down addresses may also ask parents in, so an address changed after the school had made sure who somebody is could let
another person in as that parent. Two things stand against it: the old address is told, and only the SENCO asks them in to the new one.
"""

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.accounts.actions.inviting import withdraw_invitations
from fourfold.audit.action import consequence
from fourfold.outbox.post import post
from fourfold.pupils.models import Parent
from fourfold.pupils.who_may_come_in import may_answer_for_address, purpose


@consequence
def note_new_address(actor: Actor, parent: Parent, *, was: str) -> None:
    """What follows from a new address. A link on its way to the old one lets nobody in; whoever has come in stays."""
    if parent.email == was:
        return
    now = clock.now()
    parent.email_bounced_at = None
    withdraw_invitations(parent.school, purpose(parent), now=now)
    is_sure = parent.links.filter(confirmed_on__isnull=False, ends__isnull=True).exists()
    if is_sure and parent.account_id is None:
        parent.email_unsure_since = None if may_answer_for_address(actor, parent) else now
    parent.save(update_fields=["email_bounced_at", "email_unsure_since"])
    if is_sure and was.strip():
        _tell_old_address(parent, was, key=f"parent-address/{parent.pk}/{now.isoformat()}")


def _tell_old_address(parent: Parent, was: str, *, key: str) -> None:
    with override("en-gb" if parent.language == "en" else parent.language):
        school = parent.school.name
        lines = [
            _("%(school)s has another email address for you from today. Letters from school go there.") % {"school": school},
            _("Did you ask for this? Then you need do nothing. If not, please call the school now."),
            settings.ORIGIN,
        ]
        subject = _("%(school)s has a new email address for you") % {"school": school}
    post(to=was, subject=subject[:200], body="\n\n".join(lines) + "\n", purpose="address-changed", key=key, about=f"parent:{parent.code}")

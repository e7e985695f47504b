"""The link by which a family answers an invitation without an account: signed for that one invitation, and for its turn."""

from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.meetings.models import Invitation

Asked = Invitation
"""What pages call it."""
SIGNER = Signer(salt="meetings.invitation")


def sign(invitation: Invitation) -> str:
    """What the link carries besides the invitation's code: nobody makes it without the installation's key."""
    return SIGNER.signature(invitation.link_name)


def path_of(invitation: Invitation) -> str:
    """The link's path."""
    return reverse("public:come", args=[invitation.code, sign(invitation)])


def address_of(invitation: Invitation, *, language: str = "en") -> str:
    """The whole link, in the language that its reader reads best."""
    asks = "" if language == "en" else f"?language={language}"
    return f"{settings.ORIGIN}{path_of(invitation)}{asks}"


def invitation_behind(code: str, signed: str) -> Asked | None:
    """The invitation that a link opens: one that is signed for, of a meeting that has neither passed nor been held. Looking changes
    nothing."""
    row = Invitation.objects.filter(code=code).select_related("meeting", "pupil", "parent__account", "time", "asked_by").first()
    if row is None or not constant_time_compare(sign(row), signed):
        return None
    meeting = row.meeting
    is_over = meeting.held_on is not None or (meeting.planned_for or clock.today()) < clock.today()
    return None if is_over else row


def visitor_of(invitation: Invitation) -> Actor:
    """Whoever came by the link: that parent, for this one thing."""
    name = invitation.parent.name if invitation.parent is not None else invitation.pupil.name
    return Actor(account=None, name=name, link=invitation.link_name, narrowed_to=invitation.pupil_id)

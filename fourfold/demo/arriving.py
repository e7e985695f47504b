"""What happens by itself in an invented past: the post arrives, and sessions are written down day by day. Many rows at once."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import F

from fourfold.access.actor import Actor
from fourfold.access.permissions import Permission
from fourfold.access.roles import Side
from fourfold.audit.action import action
from fourfold.code_of_practice.telling import DeliveryState
from fourfold.notifications.kinds import Channel
from fourfold.notifications.models import Sending
from fourfold.outbox.models import Job, JobState, Mail, MailState
from fourfold.schools.models import School
from fourfold.support.models import ProvisionGroup, Session, Source

ARRIVED = {Channel.EMAIL: DeliveryState.SENT, Channel.HAND: DeliveryState.HANDED_OVER, Channel.POST: DeliveryState.POSTED}


@action("demo.post_arrived", needs=Permission.STATUS_APPROVE, by=Side.SCHOOL)
def let_post_arrive(actor: Actor, school: School, *, but: Sequence[int]) -> None:
    """Every letter reached its reader within the hour; those about the pupils named in `but` still wait. No mail is left to be sent."""
    waiting = Sending.objects.filter(state=DeliveryState.WAITING, delivery__notice__school=school).exclude(pupil__in=but)
    Sending.objects.bulk_create(
        Sending(
            pupil_id=one.pupil_id,
            delivery_id=one.delivery_id,
            attempt=one.attempt,
            channel=one.channel,
            state=ARRIVED[Channel(one.channel)],
            on=one.on,
            at=one.at + timedelta(minutes=20),
        )
        for one in waiting
    )
    Mail.objects.filter(state=MailState.QUEUED).update(state=MailState.SENT, settled=F("created") + timedelta(minutes=20))
    Job.objects.filter(state=JobState.QUEUED).update(state=JobState.DONE, settled=F("created") + timedelta(minutes=21))


@action("demo.times_chosen", needs=Permission.PLAN_CREATE, by=Side.SCHOOL)
def choose_times(actor: Actor, school: School, *, groups: Sequence[ProvisionGroup], by: Actor) -> None:
    """Somebody looked at the times of these groups and kept them."""
    ProvisionGroup.objects.filter(pk__in=[group.pk for group in groups]).update(set_by=by.account)


@action("demo.written_down", needs=Permission.SESSIONS_CREATE, by=Side.SCHOOL)
def write_down(actor: Actor, school: School, *, rows: Sequence[Session | Source]) -> None:
    """What many adults wrote down of many pupils, each on its day: rows of one kind."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows)

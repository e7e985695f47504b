"""What the owner of the machine does at the command line is told to the school's heads, since nobody else was asked."""

from fourfold import clock
from fourfold.access.actor import Actor
from fourfold.access.roles import Role
from fourfold.accounts.holding import held_on
from fourfold.accounts.models import Membership
from fourfold.outbox.post import post
from fourfold.schools.models import School


def tell_heads(actor: Actor, school: School, what: str) -> None:
    """Mail the heads where it is the machine's owner who acts; where it is anybody else, nothing.

    Within the deed's transaction and before its work: a head who comes in by the deed itself is not asked whether it is right.
    """
    if not actor.holds(Role.OWNER):
        return
    moment = clock.now()
    heads = Membership.objects.filter(held_on(clock.today()), school=school, role=Role.HEAD).select_related("account")
    for head in heads:
        post(
            to=head.account.email,
            subject="Something was brought into Fourfold",
            body=f"Somebody with access to the machine that runs Fourfold brought in {what} at {school.name}. Nobody else was asked.\n\n"
            "The reason that they gave is in the audit trail. If this surprises you, ask whoever looks after the machine.\n",
            purpose="owner-acted",
            key=f"owner-acted/{school.pk}/{what}/{moment.isoformat()}/{head.account_id}",
            about=f"school:{school.code}",
        )

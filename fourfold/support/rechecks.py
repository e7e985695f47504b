"""The right to be reminded of a plan, asked for again at the moment the mail leaves (F19)."""

from fourfold import clock
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.outbox.models import Mail
from fourfold.pupils.ties import ties_of
from fourfold.schools.models import School
from fourfold.support.queries.reading import plans_to_read


def still_has_to_read(mail: Mail) -> bool:
    """Whether the person this mail goes to still works at the school, has this address, and has a plan to read."""
    _purpose, school, account, _day = mail.key.split("/")
    who = Account.objects.filter(pk=account, email__iexact=mail.to, is_active=True).first()
    if who is None:
        return False
    today = clock.today()
    actor = actor_of(who, today=today, second_factor=True)
    return bool(plans_to_read(actor, School.objects.get(pk=school), ties=ties_of(actor, today)))

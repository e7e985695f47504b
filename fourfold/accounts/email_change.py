"""Another address for an account: the new one says yes, and the old one is told."""

from datetime import timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.accounts import mail, throttle
from fourfold.accounts.models import Account, EmailChange
from fourfold.accounts.tokens import mark_of, new_token

LASTS = timedelta(hours=24)


def ask(request: HttpRequest, account: Account, email: str) -> None:
    """Ask the new address; tell the old one at once. An address in use here gets the same answer, and no link that works."""
    throttle.spend(request, "mail", account.code)
    email, token, now = email.strip().lower(), new_token(), clock.now()
    with transaction.atomic():
        EmailChange.objects.filter(account=account, used_at__isnull=True).delete()
        EmailChange.objects.create(account=account, email=email, mark=mark_of(token), made_at=now, expires_at=now + LASTS)
        mail.something_changed(account, _("Somebody asked to change the address of your account."))
        with transaction.atomic():
            mail.confirm_address(account, token, to=email, until=now + LASTS)
            if Account.objects.filter(email=email).exists():
                transaction.set_rollback(True)


def waiting(token: str) -> EmailChange | None:
    """The change that a mailed link may make. Looking changes nothing."""
    return EmailChange.objects.filter(
        mark=mark_of(token), used_at__isnull=True, expires_at__gt=clock.now(), account__is_active=True
    ).first()


@transaction.atomic
def confirm(token: str) -> bool:
    """Use the new address from now on, and tell the old one. Whether the link still held."""
    change = waiting(token)
    if change is None or Account.objects.filter(email=change.email).exists():
        return False
    if not EmailChange.objects.filter(pk=change.pk, used_at__isnull=True).update(used_at=clock.now()):
        return False
    account = Account.objects.get(pk=change.account_id)
    old, account.email = account.email, change.email
    account.save(update_fields=["email"])
    mail.something_changed(account, _("The address of your account was changed."), to=old)
    return True

"""How a school's first head comes in: a link made at the command line, once, while there is no head."""

from datetime import timedelta

from django.db import transaction

from fourfold import clock
from fourfold.access.actor import owner
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role, Side
from fourfold.accounts.membership_rules import must_not_mix
from fourfold.accounts.models import Account, FirstHeadToken, Membership
from fourfold.accounts.tokens import mark_of, new_token
from fourfold.audit.action import action
from fourfold.schools.models import School

LASTS = timedelta(hours=72)


class HasHead(Exception):
    """The school has a head; the next one is invited from within."""


class AddressTaken(Exception):
    """That address and that password do not belong together."""


def make_first_head_token(school: School) -> str:
    """A secret for /sign-in/first-head/<token>: once, for three days; those made before it are worth nothing. Raises HasHead."""
    must_have_no_head(school)
    token, now = new_token(), clock.now()
    with transaction.atomic():
        FirstHeadToken.objects.filter(school=school, used_at__isnull=True).delete()
        FirstHeadToken.objects.create(school=school, mark=mark_of(token), made_at=now, expires_at=now + LASTS)
    return token


def must_have_no_head(school: School) -> None:
    """Raises HasHead where a head was ever approved and has not ended."""
    if Membership.objects.filter(school=school, role=Role.HEAD, ends__isnull=True, approved_at__isnull=False).exists():
        raise HasHead(f"{school.name} has a head already. The head invites others under Settings, People.")


def school_for(token: str) -> School | None:
    """Whose first head this token makes; None for one used, old or no longer needed."""
    row = (
        FirstHeadToken.objects.select_related("school")
        .filter(mark=mark_of(token), used_at__isnull=True, expires_at__gt=clock.now())
        .first()
    )
    try:
        if row is not None:
            must_have_no_head(row.school)
    except HasHead:
        return None
    return row.school if row else None


@transaction.atomic
def become_first_head(token: str, *, name: str, title: str, email: str, password: str) -> Account | None:
    """Make the head's account and membership; None where the token no longer holds.

    Somebody with an account here proves it by its password. Raises AddressTaken, CannotStand.
    """
    row = FirstHeadToken.objects.select_for_update().filter(mark=mark_of(token)).first()
    school = school_for(token)
    if row is None or school is None:
        return None
    account = Account.objects.filter(email=email.strip().lower()).first()
    if account is None:
        account = Account.objects.create_user(email, password, name=name, title=title)
    elif not account.is_active or not account.check_password(password):
        raise AddressTaken
    must_not_mix(account, Role.HEAD)
    row.used_at = clock.now()
    row.save(update_fields=["used_at"])
    found_school(
        owner("The first head, by the single-use link", Permission.PEOPLE_CREATE),
        Membership(account=account, school=school, role=Role.HEAD, starts=clock.today(), approved_at=clock.now()),
    )
    return account


@action("people.first_head", needs=Permission.PEOPLE_CREATE, by=Side.SCHOOL)
def found_school(actor: object, membership: Membership) -> None:
    """The school's first head: no second person is there yet."""
    membership.save()

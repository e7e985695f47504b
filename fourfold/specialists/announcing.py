"""Saying that a referral or advice waits to be read. Mail names the school and no child, and asks for the right again as it leaves."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from fourfold import clock
from fourfold.access.permissions import Permission
from fourfold.access.roles import Role
from fourfold.accounts import languages
from fourfold.accounts.actors import actor_of
from fourfold.accounts.models import Account
from fourfold.audit.action import consequence
from fourfold.notifications.school_people import holder
from fourfold.outbox.models import Mail
from fourfold.outbox.post import post
from fourfold.pupils.models import Pupil
from fourfold.pupils.standing import within_reach
from fourfold.specialists.models import Referral

RECHECK = "specialists.reader"
"""The right that a mail about a referral depends on until it leaves."""


@consequence
def tell_senco(pupil: Pupil, *, key: str, advice: bool = False) -> None:
    """That a family has answered, or that advice has come."""
    school = pupil.last_school()
    senco = holder(school, Role.SENCO, clock.today())
    if senco is not None:
        subject = f"Advice has come to {school.name}" if advice else f"A family has answered you at {school.name}"
        _mail(pupil, senco, subject, "Sign in to read it:", "/desk", key)


@consequence
def tell_family(referral: Referral, account: Account | None) -> None:
    """That it was sent, or that sharing has stopped: what happens next stands on their page."""
    if account is None:
        return
    school = referral.pupil.last_school()
    with translation.override(languages.chosen_by(account) or "en-gb"):
        subject = _("%(school)s has news about the expert we ask") % {"school": school.name}
        _mail(
            referral.pupil,
            account,
            subject,
            _("Sign in to read it:"),
            f"/family/{referral.pupil.code}/consent/{referral.code}",
            f"{referral.pk}/{account.pk}/{'stopped' if referral.stopped_on else 'sent'}",
            recheck=RECHECK,
        )


@consequence
def tell_specialist_it_stopped(referral: Referral) -> None:
    """That they can read nothing more. It is sent whatever they may see: by then they may see nothing."""
    if referral.grant is None:
        return
    school = referral.pupil.last_school()
    says = (
        f"{school.name} has stopped sharing a record with you. You cannot read it any more, and nothing new is shared.\n"
        "If you printed or saved any of it, please destroy it or send it back to the school.\n\nWhat is shared with you now:"
    )
    subject = f"{school.name} has stopped sharing a record with you"
    _mail(referral.pupil, referral.grant.account, subject, says, "/visits", f"{referral.pk}/stopped")


def _mail(pupil: Pupil, to: Account, subject: str, says: str, path: str, key: str, *, recheck: str = "") -> None:
    post(
        to=to.email,
        subject=subject[:200],
        body=f"{says}\n{settings.ORIGIN}{path}\n",
        purpose="specialist",
        key=f"specialist/{key}",
        about=f"pupil:{pupil.pk}",
        recheck=recheck,
    )


def may_still_read_of_it(mail: Mail) -> bool:
    """Whether the person this mail goes to may read the referral now, and still has this address (F19)."""
    _purpose, referral, account, _what = mail.key.split("/")
    who = Account.objects.filter(pk=account, email__iexact=mail.to, is_active=True).first()
    if who is None:
        return False
    actor = actor_of(who, today=clock.today(), second_factor=True)
    reach = within_reach(actor, Permission.ADVICE_VIEW, to="pupil", own=Referral.conditions(actor))
    return Referral.objects.filter(reach, pk=referral).exists()

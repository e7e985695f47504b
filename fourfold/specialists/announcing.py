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
from fourfold.pupils.models import Grant, Pupil
from fourfold.pupils.standing import within_reach
from fourfold.specialists.models import Referral
from fourfold.specialists.queries.opened import known_to_family

RECHECK = "specialists.reader"
"""The right that a mail about a referral, or a grant, depends on until it leaves."""
GRANT = "grant."
"""Before the number of a grant in a mail's key."""


@consequence
def tell_senco(pupil: Pupil, *, key: str, advice: bool = False) -> None:
    """That a family has answered, or that advice has come."""
    school = pupil.last_school()
    senco = holder(school, Role.SENCO, clock.today())
    if senco is not None:
        subject = f"Advice has come to {school.name}" if advice else f"A family has answered you at {school.name}"
        _mail(pupil, senco, subject, "Sign in to read it:", "/desk", key)


@consequence
def tell_senco_of_grant(grant: Grant) -> None:
    """That a family has taken back the agreement on which somebody from outside read a record."""
    school = grant.pupil.last_school()
    senco = holder(school, Role.SENCO, clock.today())
    if senco is not None:
        subject = f"A family has stopped sharing a record at {school.name}"
        says = "Somebody from outside can no longer read it. They know. Sign in to see who:"
        _mail(grant.pupil, senco, subject, says, f"/pupils/{grant.pupil.code}/people", f"{GRANT}{grant.pk}/senco")


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
def tell_family_of_grant(grant: Grant, account: Account) -> None:
    """That somebody from outside reads the record no more: who took the agreement back stands on their page."""
    school = grant.pupil.last_school()
    with translation.override(languages.chosen_by(account) or "en-gb"):
        _mail(
            grant.pupil,
            account,
            _("%(school)s has news about what it shares") % {"school": school.name},
            _("Sign in to read it:"),
            f"/family/{grant.pupil.code}/who-sees",
            f"{GRANT}{grant.pk}/{account.pk}/stopped",
            recheck=RECHECK,
        )


@consequence
def tell_specialist_it_stopped(grant: Grant, *, key: str) -> None:
    """That they can read nothing more. It is sent whatever they may see: by then they may see nothing."""
    school = grant.pupil.last_school()
    says = (
        f"{school.name} has stopped sharing a record with you. You cannot read it any more, and nothing new is shared.\n"
        "If you printed or saved any of it, please destroy it or send it back to the school.\n\nWhat is shared with you now:"
    )
    subject = f"{school.name} has stopped sharing a record with you"
    _mail(grant.pupil, grant.account, subject, says, "/visits", f"{key}/stopped")


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
    """Whether the person this mail goes to may read what it is about now, and still has this address (F19)."""
    _purpose, about, account, _what = mail.key.split("/")
    who = Account.objects.filter(pk=account, email__iexact=mail.to, is_active=True).first()
    if who is None:
        return False
    actor = actor_of(who, today=clock.today(), second_factor=True)
    if about.startswith(GRANT):
        return Grant.objects.filter(known_to_family(actor), pk=about.removeprefix(GRANT)).exists()
    reach = within_reach(actor, Permission.ADVICE_VIEW, to="pupil", own=Referral.conditions(actor))
    return Referral.objects.filter(reach, pk=about).exists()

"""The mails about signing in. None says anything about a child, and each goes through the outbox with what it is about."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from fourfold import clock
from fourfold.accounts.models import Account
from fourfold.accounts.tokens import spoken
from fourfold.outbox.post import post


def address_of(name: str, *parts: str) -> str:
    """The whole address of one of our pages."""
    return settings.ORIGIN + reverse(name, args=parts)


def send(
    account: Account, purpose: str, subject: str, lines: list[str], *, to: str = "", until: datetime | None = None, key: str = ""
) -> None:
    """Post one mail to a person (or to another address of theirs)."""
    post(
        to=to or account.email,
        subject=subject,
        body="\n\n".join([*lines, _("Fourfold, for your school")]) + "\n",
        purpose=purpose,
        key=key or f"{purpose}:{secrets.token_hex(12)}",
        about=f"account:{account.code}",
        language=account.language,
        no_later_than=until,
    )


def sign_in_code(account: Account, code: str, link: str, *, until: datetime) -> None:
    """The family's way in: eight digits and a link, for a quarter of an hour."""
    with override(account.language):
        lines = [
            _("Your code is %(code)s. It works for 15 minutes.") % {"code": spoken(code)},
            _("Or open this link and press the button:") + "\n" + link,
            _("Did you not ask for this? Then you need do nothing. Never tell the code to anyone, not even to school."),
        ]
        send(account, "sign-in-code", _("Your code to sign in"), lines, until=until)


def address_code(to: str, code: str, *, language: str, until: datetime) -> None:
    """To somebody without an account, who shows that an address is theirs."""
    with override(language):
        lines = [
            _("Your code is %(code)s. It works for 15 minutes.") % {"code": spoken(code)},
            _("Type it on the page where you wrote to the school. Then your message goes off."),
            _("Did you not ask for this? Then you need do nothing. Never tell the code to anyone, not even to school."),
            _("Fourfold, for your school"),
        ]
        post(
            to=to,
            subject=_("Your code to write to the school"),
            body="\n\n".join(lines) + "\n",
            purpose="address-code",
            key=f"address-code:{secrets.token_hex(12)}",
            language=language,
            no_later_than=until,
        )


def cover_code(account: Account, code: str, *, school: str, until: datetime) -> None:
    """The second half of a cover link: eight digits, for a quarter of an hour."""
    lines = [
        _("Your code for today at %(school)s is %(code)s. It works for 15 minutes.") % {"school": school, "code": spoken(code)},
        _("Did you not ask for this? Then tell the school. Never tell the code to anyone."),
    ]
    send(account, "cover-code", _("Your code for today"), lines, until=until)


def cover_link(account: Account, token: str, *, school: str, day: str, until: datetime) -> None:
    """The link for somebody who covers; the code comes when they open it."""
    lines = [
        _("%(school)s would like you to read something before you teach there on %(day)s. It takes a few minutes.")
        % {"school": school, "day": day},
        _("Open this link on that day, on your own phone. It works for you and on one device:") + "\n" + address_of("cover:page", token),
    ]
    send(account, "cover-link", _("To read before you teach at %(school)s") % {"school": school}, lines, until=until)


def staff_sign_in(account: Account) -> None:
    """Somebody asked for a code to an address that signs in another way."""
    lines = [
        _("Somebody asked to sign in with a code. Your account needs a password or your school's own account instead."),
        address_of("sign-in:start"),
        _("Was it not you? Then you need do nothing."),
    ]
    send(account, "sign-in-another-way", _("How you sign in"), lines)


def new_device(account: Account, *, at: datetime) -> None:
    """A sign-in from a device that was not used before."""
    with override(account.language):
        when = at.astimezone(clock.LONDON).strftime("%d/%m/%Y %H:%M")
        lines = [
            _("Someone signed in to your account from a new device, at %(when)s.") % {"when": when},
            _("Was it you? Then you need do nothing. If not, end that session and change how you sign in:"),
            address_of("sign-in:account"),
        ]
        send(account, "new-device", _("A new device signed in"), lines)


def invitation(account: Account, token: str, *, school: str, until: datetime, family: bool) -> None:
    """Asked in for the first time."""
    with override(account.language):
        why = (
            _("%(school)s uses Fourfold to share with you what school does to help.") % {"school": school}
            if family
            else _("%(school)s has asked you to join its Fourfold, where SEN support is planned.") % {"school": school}
        )
        lines = [
            why,
            _("Open this link and press the button. It works once, for 3 days:") + "\n" + address_of("sign-in:invitation", token),
        ]
        send(account, "invitation", _("%(school)s invites you") % {"school": school}, lines, until=until)


def record_opened(account: Account, *, school: str) -> None:
    """To somebody from outside who can sign in already: there is something new to read."""
    with override(account.language):
        lines = [_("%(school)s has shared a record with you in Fourfold.") % {"school": school}, address_of("sign-in:start")]
        send(account, "record-opened", _("%(school)s has shared a record with you") % {"school": school}, lines)


def new_password(account: Account, link: str) -> None:
    """A way to choose another password. The second factor stays on."""
    lines = [
        _("Choose a new password here, within an hour:") + "\n" + link,
        _("You will still need your second step to sign in. Was it not you? Then you need do nothing."),
    ]
    send(account, "new-password", _("Choose a new password"), lines, until=clock.now() + timedelta(hours=1))


def something_changed(account: Account, what: str, *, to: str = "") -> None:
    """A notice that the way in has changed, to the address known before."""
    lines = [what, _("Was it not you? Tell your school at once."), address_of("sign-in:start")]
    send(account, "account-changed", _("Your way to sign in has changed"), lines, to=to)


def confirm_address(account: Account, token: str, *, to: str, until: datetime) -> None:
    """To the new address: is it yours?"""
    lines = [_("Open this link and press the button to use this address from now on:"), address_of("sign-in:new-email", token)]
    send(account, "new-address", _("Is this your address?"), lines, to=to, until=until)


def waits_for_second_person(to: Account, *, school: str, role: str) -> None:
    """To the governors and leaders: an act that should have two people waits a day, since there is only one."""
    lines = [
        _("At %(school)s a membership (%(role)s) was asked for. No second person is there to approve it, so it waits 24 hours.")
        % {"school": school, "role": role},
        _("If this surprises you, speak to the school now."),
    ]
    send(to, "waits-for-second-person", _("A new role waits 24 hours"), lines)

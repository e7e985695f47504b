"""Devices that passed a second factor before: known by a signed cookie for a year, while password and factors stay the same."""

import hashlib

from allauth.mfa import app_settings
from allauth.mfa.internal.flows import trust
from django.http import HttpRequest, HttpResponse

from fourfold.accounts.models import Account


def is_known(request: HttpRequest, account: Account) -> bool:
    """Whether this device passed this account's second factor before. It spares nobody the second factor: it prevents locking out."""
    fingerprint = trust.create_config_fingerprint(account)
    return any(one.fingerprint == fingerprint for one in trust.decode_trust_cookie(request))


def remember(request: HttpRequest, response: HttpResponse, account: Account) -> bool:
    """Know this device from now on. Whether it is a new one."""
    is_new = not is_known(request, account)
    if is_new:
        trust.trust_browser(request, account, response)
    return is_new


def mark(request: HttpRequest) -> str:
    """A name for the device, for counting its own tries."""
    return hashlib.sha256(request.COOKIES.get(app_settings.TRUST_COOKIE_NAME, "").encode()).hexdigest()[:16]


def in_words(agent: str) -> str:
    """As "Firefox on Windows"; people look for their own device, not for a version."""
    browsers = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
    systems: tuple[tuple[str, str], ...] = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "Chromebook"))
    systems += (("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux"))
    browser = next((name for part, name in browsers if part in agent), "")
    system = next((name for part, name in systems if part in agent), "")
    return f"{browser} on {system}" if browser and system else browser or system or "A device"

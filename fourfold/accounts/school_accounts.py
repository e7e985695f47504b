"""Signing in with the school's own Google or Microsoft account (OpenID Connect, authorisation code with PKCE)."""

import base64
import hashlib
import secrets
from dataclasses import dataclass

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import statekit
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fourfold.accounts import mail
from fourfold.accounts.id_tokens import Identity, NotBelieved, identity
from fourfold.accounts.models import Account


class Away(Exception):
    """The sign-in service does not answer. Other ways in stay open."""


@dataclass(frozen=True)
class Provider:
    """One sign-in service to choose."""

    code: str
    name: str


class Service(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # the library has no types
    """The library's client for one provider, with our own way back."""

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return str(settings.ORIGIN + reverse("sign-in:school-account-back", args=[self.provider_id]))


def providers() -> list[Provider]:
    """Those that are configured; none, no button."""
    configured = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [Provider(app["provider_id"], app["name"]) for app in configured]


@dataclass(frozen=True)
class Return:
    """Who came back, with the invitation they hold, or the code of the account that they want to link."""

    who: Identity
    invitation: str
    link_to: str


def begin(request: HttpRequest, code: str, *, invitation: str = "", link_to: str = "") -> str | None:
    """Where to send the browser; None for a provider that is not configured. Raises Away."""
    app = _app(request, code)
    if app is None:
        return None
    service = Service(request, code)
    nonce, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    try:
        where = service.authorize_url
        client = service.get_client(request, app)
    except (requests.RequestException, ValueError, KeyError) as problem:
        raise Away(type(problem).__name__) from None
    state = {"nonce": nonce, "verifier": verifier, "invitation": invitation, "link_to": link_to}
    client.state = statekit.stash_state(request, provider_id=code, state=state)
    asked = {"nonce": nonce, "code_challenge": challenge, "code_challenge_method": "S256"}
    return str(client.get_redirect_url(where, ["openid"], asked))


def finish(request: HttpRequest, code: str) -> Return:
    """What the browser brought back. Raises NotBelieved, Away."""
    app = _app(request, code)
    state = statekit.unstash_state(request, provider_id=code, state_id=request.GET.get("state", ""))
    if app is None or state is None or not request.GET.get("code"):
        raise NotBelieved("not what was asked")
    service = Service(request, code)
    try:
        client = service.get_client(request, app)
        answer = client.get_access_token(request.GET["code"], pkce_code_verifier=state["verifier"])
        with get_adapter().get_requests_session() as session:
            keys = session.get(service.openid_config["jwks_uri"]).json()
    except OAuth2Error as problem:
        raise NotBelieved("the code was refused") from problem
    except (requests.RequestException, ValueError, KeyError) as problem:
        raise Away(type(problem).__name__) from None
    issuer = app.settings["server_url"]
    found = identity(str(answer.get("id_token", "")), keys, issuer=issuer, audience=app.client_id, nonce=state["nonce"])
    return Return(found, state["invitation"], state["link_to"])


def account_of(who: Identity) -> Account | None:
    """The account that this identity was linked to. An address that happens to be the same links nothing."""
    row = SocialAccount.objects.select_related("user").filter(provider=who.issuer, uid=who.subject, user__is_active=True).first()
    return row.user if row else None


def link(account: Account, who: Identity) -> bool:
    """Let this identity open the account from now on. False where it opens another account already."""
    with transaction.atomic():
        row, made = SocialAccount.objects.get_or_create(provider=who.issuer, uid=who.subject, defaults={"user": account})
        if made:
            mail.something_changed(account, _("A school account was linked to your account."))
    return bool(row.user_id == account.pk)


def is_linked(account: Account) -> bool:
    """Whether a school account opens this account."""
    return bool(SocialAccount.objects.filter(user=account).exists())


def linked_to(account: Account) -> list[str]:
    """The names of the services whose account opens this one."""
    issuers = set(SocialAccount.objects.filter(user=account).values_list("provider", flat=True))
    configured = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [app["name"] for app in configured if app["settings"]["server_url"] in issuers]


def _app(request: HttpRequest, code: str) -> SocialApp | None:
    try:
        return get_adapter().get_app(request, provider=code)
    except SocialApp.DoesNotExist:
        return None

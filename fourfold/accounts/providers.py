"""Which school accounts open Fourfold, from the environment. Read by the settings, so it knows no framework.

FOURFOLD_OIDC_GOOGLE_ID, FOURFOLD_OIDC_GOOGLE_SECRET
FOURFOLD_OIDC_MICROSOFT_ID, FOURFOLD_OIDC_MICROSOFT_SECRET, FOURFOLD_OIDC_MICROSOFT_TENANT
FOURFOLD_OIDC_OTHER_ID, FOURFOLD_OIDC_OTHER_SECRET, FOURFOLD_OIDC_OTHER_ISSUER, FOURFOLD_OIDC_OTHER_NAME
"""

from collections.abc import Mapping
from typing import Any

GOOGLE = "https://accounts.google.com"
MICROSOFT = "https://login.microsoftonline.com/{tenant}/v2.0"


def apps(environ: Mapping[str, str]) -> list[dict[str, Any]]:
    """The providers that are configured, as the sign-in library wants them. Raises ValueError where one is named by half."""
    tenant = environ.get("FOURFOLD_OIDC_MICROSOFT_TENANT", "")
    known = (
        ("google", "Google", GOOGLE),
        ("microsoft", "Microsoft", MICROSOFT.format(tenant=tenant) if tenant else ""),
        ("other", environ.get("FOURFOLD_OIDC_OTHER_NAME", "your school's account"), environ.get("FOURFOLD_OIDC_OTHER_ISSUER", "")),
    )
    return [app for code, name, issuer in known if (app := _app(environ, code, name, issuer)) is not None]


def _app(environ: Mapping[str, str], code: str, name: str, issuer: str) -> dict[str, Any] | None:
    start = f"FOURFOLD_OIDC_{code.upper()}"
    client, secret = environ.get(f"{start}_ID", ""), environ.get(f"{start}_SECRET", "")
    if not client:
        return None
    if not (secret and issuer):
        raise ValueError(f"{start}_ID is set, so {start}_SECRET and the issuer (or tenant) must be set too")
    return {"provider_id": code, "name": name, "client_id": client, "secret": secret, "settings": {"server_url": issuer.rstrip("/")}}

"""Believing what a school's sign-in service says: only signed by its keys, by it, for us, in answer to what we asked, and fresh."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

SIGNED_BY = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
"""Signatures with a public key alone: "none", and those made with a shared secret, are refused."""
VOUCHING = frozenset({"mfa"})
VOUCHING_CLASSES = frozenset({"https://refeds.org/profile/mfa", "http://schemas.openid.net/pape/policies/2007/06/multi-factor", "phrh"})


class NotBelieved(Exception):
    """The answer of the sign-in service cannot be trusted."""


@dataclass(frozen=True)
class Identity:
    """Who signed in there: the issuer and its subject, never an address. `second_factor`: it says that there was one (amr, acr)."""

    issuer: str
    subject: str
    second_factor: bool


def identity(token: str, keys: Mapping[str, Any], *, issuer: str, audience: str, nonce: str) -> Identity:
    """Who an id token speaks of. Raises NotBelieved for one that is unsigned, badly signed, old, or meant for someone or something else."""
    try:
        claims = jwt.decode(
            token,
            key=_key_of(token, keys),
            algorithms=SIGNED_BY,
            issuer=issuer,
            audience=audience,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            leeway=60,
        )
    except jwt.PyJWTError as problem:
        raise NotBelieved(type(problem).__name__) from None
    if not nonce or claims.get("nonce") != nonce:
        raise NotBelieved("wrong nonce")
    if not isinstance(claims["aud"], str) and len(claims["aud"]) > 1 and claims.get("azp") != audience:
        raise NotBelieved("meant for several")
    if not claims["sub"]:
        raise NotBelieved("no subject")
    ways = claims.get("amr") or []
    vouched = bool(VOUCHING & {str(way) for way in (ways if isinstance(ways, list) else [ways])}) or claims.get("acr") in VOUCHING_CLASSES
    return Identity(issuer=str(claims["iss"]), subject=str(claims["sub"]), second_factor=vouched)


def _key_of(token: str, keys: Mapping[str, Any]) -> Any:
    header = jwt.get_unverified_header(token)
    if header.get("alg") not in SIGNED_BY:
        raise NotBelieved("not signed with a public key")
    known = [one for one in keys.get("keys", []) if one.get("use", "sig") == "sig"]
    named = [one for one in known if one.get("kid") == header.get("kid")] or (known if "kid" not in header and len(known) == 1 else [])
    if not named:
        raise NotBelieved("signed with an unknown key")
    return jwt.PyJWK.from_dict(dict(named[0]), algorithm=header["alg"]).key

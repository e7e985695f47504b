"""What is believed of a school's sign-in service."""

import json
import time
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from fourfold.accounts.id_tokens import Identity, NotBelieved, identity

ISSUER, US, NONCE = "https://accounts.example.org", "fourfold", "asked-with-this"
OURS, OTHERS = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _each in range(2))
KEYS = {"keys": [json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(OURS.public_key())) | {"kid": "one", "use": "sig"}]}


def claims(**more: Any) -> dict[str, Any]:
    now = int(time.time())
    return {"iss": ISSUER, "aud": US, "sub": "248289761001", "nonce": NONCE, "iat": now, "exp": now + 300} | more


def signed(said: dict[str, Any], key: Any = OURS, alg: str = "RS256", kid: str = "one") -> str:
    return jwt.encode(said, key, algorithm=alg, headers={"kid": kid})


def believed(token: str, nonce: str = NONCE) -> Identity:
    return identity(token, KEYS, issuer=ISSUER, audience=US, nonce=nonce)


def test_a_signed_token_for_us_in_answer_to_our_question_is_believed() -> None:
    assert believed(signed(claims())) == Identity(ISSUER, "248289761001", second_factor=False)


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(lambda: jwt.encode(claims(), None, algorithm="none", headers={"kid": "one"}), id="unsigned"),
        pytest.param(lambda: signed(claims(), key=OTHERS), id="signed by somebody else"),
        pytest.param(lambda: signed(claims(), kid="two"), id="signed with an unknown key"),
        pytest.param(
            lambda: jwt.encode(claims(), "a shared secret of thirty-two letters", algorithm="HS256", headers={"kid": "one"}),
            id="shared secret",
        ),
        pytest.param(lambda: signed(claims(nonce="another")), id="wrong nonce"),
        pytest.param(lambda: signed({k: v for k, v in claims().items() if k != "nonce"}), id="no nonce"),
        pytest.param(lambda: signed(claims(aud="somebody-else")), id="wrong audience"),
        pytest.param(lambda: signed(claims(aud=[US, "somebody-else"])), id="for several"),
        pytest.param(lambda: signed(claims(iss="https://evil.example.org")), id="wrong issuer"),
        pytest.param(lambda: signed(claims(exp=int(time.time()) - 120)), id="too old"),
        pytest.param(lambda: signed(claims(sub="")), id="nobody"),
        pytest.param(lambda: "not a token", id="no token"),
        pytest.param(lambda: "", id="nothing"),
        pytest.param(lambda: signed(claims())[:-8] + "AAAAAAAA", id="signature changed"),
    ],
)
def test_a_token_is_refused(token: Any) -> None:
    with pytest.raises(NotBelieved):
        believed(token())


def test_without_a_question_no_answer_is_believed() -> None:
    with pytest.raises(NotBelieved):
        believed(signed(claims(nonce="")), nonce="")


@pytest.mark.parametrize(
    ("more", "vouches"),
    [
        ({}, False),
        ({"amr": ["pwd"]}, False),
        ({"amr": ["pwd", "mfa"]}, True),
        ({"acr": "1"}, False),
        ({"acr": "https://refeds.org/profile/mfa"}, True),
    ],
)
def test_only_a_service_that_says_so_vouches_for_a_second_factor(more: dict[str, Any], vouches: bool) -> None:
    assert believed(signed(claims(**more))).second_factor is vouches

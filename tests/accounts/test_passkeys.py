"""Passkeys, with a key made in the test as a device makes one."""

import html
import json
import re
import secrets

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from tests.accounts.doors import is_signed_in, with_password
from tests.cast import Cast
from tests.signed_in import client_of

HERE = "http://localhost:8000"


class Device:
    """A phone or a laptop that holds one passkey for one site."""

    def __init__(self, site: str = "localhost", origin: str = HERE) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id, self.site, self.origin = secrets.token_bytes(16), site, origin

    def data(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData(json.dumps({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}).encode())

    def made(self, options: dict) -> str:
        credential = AttestedCredentialData.create(bytes(16), self.id, ES256.from_cryptography_key(self.key.public_key()))
        flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
        seen = AuthenticatorData.create(sha256(self.site.encode()), flags, 0, bytes(credential))
        answer = {
            "clientDataJSON": websafe_encode(self.data("webauthn.create", options["publicKey"]["challenge"])),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", seen, {}))),
        }
        return self.wrapped(answer)

    def shown(self, options: dict) -> str:
        said = self.data("webauthn.get", options["publicKey"]["challenge"])
        seen = AuthenticatorData.create(sha256(self.site.encode()), AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV, 1)
        signature = self.key.sign(bytes(seen) + said.hash, ec.ECDSA(SHA256()))
        parts = {"clientDataJSON": bytes(said), "authenticatorData": bytes(seen), "signature": signature}
        return self.wrapped({name: websafe_encode(part) for name, part in parts.items()})

    def wrapped(self, answer: dict) -> str:
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": answer, "clientExtensionResults": {}})


def asked(client: Client, path: str) -> dict:
    found = re.search(r'data-options="([^"]*)"', client.get(path).content.decode())
    assert found
    return json.loads(html.unescape(found.group(1)))


def with_passkey(cast: Cast, device: Device) -> None:
    client = client_of(cast.account("tom"), second_factor=False)
    options = asked(client, "/sign-in/second-factor/passkey")
    client.post("/sign-in/second-factor/passkey", {"credential": device.made(options), "name": "My laptop"})


def at_the_second_step() -> Client:
    client = Client()
    with_password(client, "tom@example.org")
    return client


def test_a_passkey_is_a_second_factor(cast: Cast) -> None:
    device = Device()
    with_passkey(cast, device)
    client = at_the_second_step()
    client.post("/sign-in/second-factor", {"credential": device.shown(asked(client, "/sign-in/second-factor"))})
    assert is_signed_in(client)


def test_the_first_passkey_brings_recovery_codes_shown_once(cast: Cast) -> None:
    client = client_of(cast.account("tom"), second_factor=False)
    options = asked(client, "/sign-in/second-factor/passkey")
    answer = client.post("/sign-in/second-factor/passkey", {"credential": Device().made(options), "name": ""})
    assert "Keep these 10 codes" in answer.content.decode()


def test_passkeys_belong_to_the_host_of_this_installation(cast: Cast) -> None:
    client = client_of(cast.account("tom"), second_factor=False)
    options = asked(client, "/sign-in/second-factor/passkey")
    assert options["publicKey"]["rp"]["id"] == "localhost"


@pytest.mark.parametrize(
    "device", [Device(origin="http://localhost.evil.example"), Device(site="evil.example"), Device(origin="http://127.0.0.1:8000")]
)
def test_a_passkey_made_for_another_site_is_not_kept(cast: Cast, device: Device) -> None:
    with_passkey(cast, device)
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_the_same_answer_works_once(cast: Cast) -> None:
    device = Device()
    with_passkey(cast, device)
    client = at_the_second_step()
    answer = device.shown(asked(client, "/sign-in/second-factor"))
    client.post("/sign-in/second-factor", {"credential": answer})
    other = at_the_second_step()
    other.get("/sign-in/second-factor")
    other.post("/sign-in/second-factor", {"credential": answer})
    assert [is_signed_in(client), is_signed_in(other)] == [True, False]


def test_somebody_elses_passkey_does_not_open_the_account(cast: Cast) -> None:
    with_passkey(cast, Device())
    client = at_the_second_step()
    client.post("/sign-in/second-factor", {"credential": Device().shown(asked(client, "/sign-in/second-factor"))})
    assert not is_signed_in(client)


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", '{"id": 1}', "not json", '{"type": "public-key", "response": {}}'])
def test_a_broken_answer_is_refused_in_words(cast: Cast, answer: str) -> None:
    with_passkey(cast, Device())
    client = at_the_second_step()
    client.get("/sign-in/second-factor")
    page = client.post("/sign-in/second-factor", {"credential": answer})
    assert (page.status_code, "There is a problem" in page.content.decode()) == (200, True)

"""What every answer tells the browser to refuse, here and behind TLS (ASVS 3.3, 3.4, 14.3.2)."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.cast import Cast
from tests.signed_in import client_of

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
}
"""No outside address, nothing inline, nothing evaluated, no frame."""
BEHIND_TLS = """
import json
import django
django.setup()
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
def told(**headers):
    answer = Client().get("/nowhere", headers=headers, HTTP_HOST="fourfold.school.example")
    return {"secure": answer.wsgi_request.is_secure(), "hsts": answer.headers.get("Strict-Transport-Security", "")}
def refuses(host):
    return Client().get("/nowhere", HTTP_HOST=host).status_code
print(json.dumps({
    "proxied": told(x_forwarded_proto="https"),
    "plain": told(),
    "other host": refuses("elsewhere.example"),
    "cookies": [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.MFA_TRUST_COOKIE_NAME],
    "secure": [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.MFA_TRUST_COOKIE_SECURE],
    "no script": [settings.SESSION_COOKIE_HTTPONLY, settings.CSRF_COOKIE_HTTPONLY, settings.MFA_TRUST_COOKIE_HTTPONLY],
    "own site": [settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE, settings.MFA_TRUST_COOKIE_SAMESITE],
}))
"""


@pytest.mark.parametrize("path", ["/sign-in/", "/register", "/p/{leo}", "/nowhere"])
def test_every_answer_is_strict(cast: Cast, path: str) -> None:
    told = client_of(cast.account("amina")).get(path.format(leo=cast.leo.code)).headers
    assert set(told["Content-Security-Policy"].split("; ")) == POLICY
    assert told["X-Content-Type-Options"] == "nosniff"
    assert told["X-Frame-Options"] == "DENY"
    assert told["Referrer-Policy"] == "same-origin"
    assert told["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "no-store" in told["Cache-Control"]
    assert "Access-Control-Allow-Origin" not in told


def test_a_cookie_is_for_this_site_and_not_for_scripts(cast: Cast) -> None:
    answer = client_of(cast.account("amina")).get("/register")
    assert answer.status_code == 200
    assert answer.cookies
    assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in answer.cookies.values())


def test_on_this_machine_itself_nothing_asks_for_encryption(client: Client, db: None) -> None:
    assert "Strict-Transport-Security" not in client.get("/nowhere").headers


def test_behind_tls_cookies_are_bound_to_the_host_and_a_year_of_encryption_is_asked_for(tmp_path: Path) -> None:
    own = {
        "FOURFOLD_HOME": str(tmp_path),
        "FOURFOLD_ORIGIN": "https://fourfold.school.example",
        "DJANGO_SETTINGS_MODULE": "fourfold.config.settings",
    }
    words = [sys.executable, "-W", "ignore", "-c", BEHIND_TLS]
    done = subprocess.run(words, env=os.environ | own, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["proxied"] == {"secure": True, "hsts": "max-age=31536000"}
    assert told["plain"]["secure"] is False
    assert told["other host"] == 400
    assert all(name.startswith("__Host-") for name in told["cookies"])
    assert all(told["secure"] + told["no script"])
    assert set(told["own site"]) == {"Lax"}

"""Signing in with the school's own account, against a real OpenID provider on this machine."""

import logging
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from fourfold.access.roles import Role
from fourfold.accounts import actions, providers
from tests.accounts.doors import give_app, is_signed_in, mailed_path
from tests.cast import TODAY, Cast
from tests.signed_in import client_of

START = "/sign-in/school-account/other"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The address of a provider that signs in whoever one says one is."""
    mock = pytest.importorskip("oidc_provider_mock")
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    people = [
        mock.User(sub="tom-at-school"),
        mock.User(sub="tom-with-two-steps", claims={"amr": ["pwd", "mfa"]}),
        mock.User(sub="grace", claims={"email": "tom@example.org", "email_verified": True}),
    ]
    with mock.run_server_in_thread(user_claims=people) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def configured(provider: str, settings: Any) -> None:
    environ = {
        f"FOURFOLD_OIDC_OTHER_{key}": value
        for key, value in (("ID", "fourfold"), ("SECRET", "s"), ("ISSUER", provider), ("NAME", "Larkfield"))
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": providers.apps(environ)}}


def sign_in_there(client: Client, who: str, **form: str) -> str:
    """Go there, sign in, and get the path with which one is sent back."""
    there = client.post(START, form).headers["Location"]
    back = requests.post(there, data={"sub": who}, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return f"{parts.path}?{parts.query}"


def link(account: object, issuer: str, subject: str) -> None:
    SocialAccount.objects.create(user=account, provider=issuer, uid=subject)


def test_a_linked_school_account_signs_in(cast: Cast, client: Client, provider: str) -> None:
    link(cast.account("tom"), provider, "tom-at-school")
    answer = client.get(sign_in_there(client, "tom-at-school"))
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(cast.account("tom").pk)


def test_without_word_of_a_second_factor_staff_are_asked_for_their_own(cast: Cast, client: Client, provider: str) -> None:
    link(cast.account("tom"), provider, "tom-at-school")
    client.get(sign_in_there(client, "tom-at-school"))
    assert client.get("/sign-in/account").headers["Location"] == "/sign-in/second-factor"


def test_with_word_of_a_second_factor_staff_go_straight_on(cast: Cast, client: Client, provider: str) -> None:
    link(cast.account("tom"), provider, "tom-with-two-steps")
    give_app(cast.account("tom"))
    client.get(sign_in_there(client, "tom-with-two-steps"))
    assert is_signed_in(client)


def test_the_same_address_there_opens_nothing_here(cast: Cast, client: Client) -> None:
    answer = client.get(sign_in_there(client, "grace"))
    assert answer.status_code == 403
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()


def test_the_same_subject_at_another_issuer_is_somebody_else(cast: Cast, client: Client) -> None:
    link(cast.account("tom"), "https://accounts.google.com", "tom-at-school")
    assert client.get(sign_in_there(client, "tom-at-school")).status_code == 403


def test_an_invitation_links_the_school_account_the_first_time(cast: Cast, client: Client, provider: str) -> None:
    asked = actions.invite_staff(cast.dan, cast.larkfield, name="Nia Vale", email="nia@example.org", role=Role.TEACHER, starts=TODAY)
    actions.approve_membership(cast.helen, asked)
    token = mailed_path("nia@example.org").rpartition("/")[2]
    client.get(sign_in_there(client, "tom-at-school", invitation=token))
    row = SocialAccount.objects.get()
    assert (row.provider, row.uid, row.user.email) == (provider, "tom-at-school", "nia@example.org")
    assert Client().get(f"/sign-in/invitation/{token}").status_code == 404


def test_an_invitation_cannot_link_a_school_account_to_an_account_in_use(cast: Cast, client: Client) -> None:
    actions.invite_family(cast.amina, cast.larkfield, name="", email="tom@example.org", for_what="parent:abcdef")
    token = mailed_path("tom@example.org").rpartition("/")[2]
    assert client.get(sign_in_there(client, "tom-at-school", invitation=token)).status_code == 403
    assert not SocialAccount.objects.exists()


def test_a_pupil_signs_in_with_the_schools_account(cast: Cast, client: Client, provider: str) -> None:
    link(cast.account("leo_himself"), provider, "tom-at-school")
    client.get(sign_in_there(client, "tom-at-school"))
    assert is_signed_in(client)


def test_an_answer_to_another_question_is_refused(cast: Cast, client: Client, provider: str) -> None:
    link(cast.account("tom"), provider, "tom-at-school")
    back = sign_in_there(client, "tom-at-school")
    session = client.session
    (state,) = session["socialaccount_states"].values()
    state[0]["nonce"] = "another"
    session.save()
    assert client.get(back).status_code == 403
    assert "_auth_user_id" not in client.session


def test_an_answer_is_taken_once_and_only_by_the_window_that_asked(cast: Cast, client: Client, provider: str) -> None:
    link(cast.account("tom"), provider, "tom-at-school")
    back = sign_in_there(client, "tom-at-school")
    assert Client().get(back).status_code == 403
    assert client.get(back).status_code == 302
    assert Client().get(back).status_code == 403


def test_the_question_asks_for_no_more_than_who_it_is_and_is_proof_against_theft(client: Client, cast: Cast) -> None:
    asked = parse_qs(urlsplit(client.post(START).headers["Location"]).query)
    assert asked["scope"] == ["openid"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["nonce"][0]) >= 40
    assert asked["redirect_uri"] == ["http://localhost:8000/sign-in/school-account/other/back"]


def test_a_service_that_is_away_leaves_the_other_ways_open(cast: Cast, client: Client, settings: Any) -> None:
    environ = {"FOURFOLD_OIDC_OTHER_ID": "x", "FOURFOLD_OIDC_OTHER_SECRET": "y", "FOURFOLD_OIDC_OTHER_ISSUER": "http://localhost:9"}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": providers.apps(environ)}}
    answer = client.post(START)
    assert (answer.status_code, "does not answer now" in answer.content.decode()) == (403, True)
    assert client.get("/sign-in/").status_code == 200


def test_without_a_provider_there_is_no_button(cast: Cast, client: Client, settings: Any) -> None:
    assert "Go on with Larkfield" in client.get("/sign-in/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    assert "school-account" not in client.get("/sign-in/").content.decode()
    assert client.post(START).status_code == 404


def test_following_a_link_never_begins_a_sign_in(cast: Cast, client: Client) -> None:
    assert client.get(START).status_code == 405


def test_a_provider_named_by_half_stops_the_start() -> None:
    with pytest.raises(ValueError, match="SECRET"):
        providers.apps({"FOURFOLD_OIDC_GOOGLE_ID": "x"})


def test_google_and_microsoft_are_known_by_their_issuers() -> None:
    environ = {f"FOURFOLD_OIDC_{name}_{key}": "x" for name in ("GOOGLE", "MICROSOFT") for key in ("ID", "SECRET")}
    found = providers.apps(environ | {"FOURFOLD_OIDC_MICROSOFT_TENANT": "school-tenant"})
    assert [app["settings"]["server_url"] for app in found] == [
        "https://accounts.google.com",
        "https://login.microsoftonline.com/school-tenant/v2.0",
    ]


def go_and_link(client: Client, who: str) -> Any:
    there = client.post("/sign-in/account/school-account/other").headers["Location"]
    back = requests.post(there, data={"sub": who}, allow_redirects=False, timeout=10).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def test_who_is_signed_in_links_their_school_account(cast: Cast, provider: str) -> None:
    client = client_of(cast.account("tom"))
    go_and_link(client, "tom-at-school")
    row = SocialAccount.objects.get()
    assert (row.provider, row.uid, row.user_id) == (provider, "tom-at-school", cast.account("tom").pk)
    assert "Linked" in client.get("/sign-in/account").content.decode()


def test_a_school_account_opens_one_account_alone(cast: Cast, provider: str) -> None:
    link(cast.account("tess"), provider, "tom-at-school")
    go_and_link(client_of(cast.account("tom")), "tom-at-school")
    assert SocialAccount.objects.get().user_id == cast.account("tess").pk


def test_linking_begun_by_one_person_is_not_finished_by_another(cast: Cast) -> None:
    client = client_of(cast.account("tom"))
    there = client.post("/sign-in/account/school-account/other").headers["Location"]
    back = urlsplit(requests.post(there, data={"sub": "tom-at-school"}, allow_redirects=False, timeout=10).headers["Location"])
    states = client.session["socialaccount_states"]
    other = client_of(cast.account("tess"))
    session = other.session
    session["socialaccount_states"] = states
    session.save()
    other.get(f"{back.path}?{back.query}")
    assert not SocialAccount.objects.exists()

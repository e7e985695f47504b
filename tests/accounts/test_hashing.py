"""A password is dear enough to guess, and cheap enough to check for a whole staffroom at once."""

from django.contrib.auth.hashers import check_password, make_password
from django.test import override_settings

OURS = "fourfold.accounts.hashing.Argon2id"


def test_passwords_are_kept_as_argon2id_at_the_cost_that_is_asked_for() -> None:
    with override_settings(PASSWORD_HASHERS=[OURS]):
        kept = make_password("correct horse battery")
        assert kept.startswith("argon2$argon2id$v=19$m=19456,t=2,p=1$")
        assert check_password("correct horse battery", kept)
        assert not check_password("correct horse", kept)


def test_the_settings_ask_for_it() -> None:
    from fourfold.config import settings as ours

    assert ours.PASSWORD_HASHERS == [OURS]

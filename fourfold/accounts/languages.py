"""The language that somebody chose to read in."""

from typing import Any

from django.conf import settings

from fourfold.accounts.models import Account

ENGLISH = "en"
"""What is kept where somebody chose English; an account in which nobody chose keeps the whole site's own, "en-gb"."""


def chosen_by(account: Any) -> str:
    """What this person chose; "" where they have not."""
    language: str = account.language
    return "" if language == settings.LANGUAGE_CODE else language


def choose(account: Account, language: str) -> None:
    """Remember the language for every device. Raises ValueError for one that we do not have."""
    if language not in dict(settings.LANGUAGES):
        raise ValueError("there is no such language")
    account.language = ENGLISH if language == settings.LANGUAGE_CODE else language
    account.save(update_fields=["language"])

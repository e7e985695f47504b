"""Secrets that are shown once and kept only as marks."""

import hashlib
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

CODE_DIGITS = 8


def new_token() -> str:
    """256 bits, fit for an address."""
    return secrets.token_urlsafe(32)


def mark_of(token: str) -> str:
    """What is kept of a token. A plain hash is enough: nobody can guess 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Eight digits: a phone offers its number keys, and five tries in a quarter of an hour find one in two thousand years."""
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


def spoken(code: str) -> str:
    """As "1234 5678"."""
    return f"{code[:4]} {code[4:]}"


def mark_of_code(code: str, salt: str) -> str:
    """What is kept of a short code: keyed, since a code could be guessed from a plain hash."""
    return salted_hmac(f"fourfold.accounts.code:{salt}", tidy(code), algorithm="sha256").hexdigest()


def is_code(code: str, salt: str, mark: str) -> bool:
    """Whether this code leaves that mark, in the same time for each answer."""
    return constant_time_compare(mark_of_code(code, salt), mark)


def tidy(code: str) -> str:
    """A code as people type it: without spaces and hyphens, in small letters."""
    return "".join(letter for letter in code.lower() if letter.isalnum())

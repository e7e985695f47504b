"""What tells a form sent twice from two forms."""

import secrets


def new_key() -> str:
    """A key that no other form has."""
    return secrets.token_hex(16)

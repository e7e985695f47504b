"""What the environment says, read as what it should be."""

import os


def whole_number(name: str, otherwise: int) -> int:
    """A number that the environment names. Raises ValueError, in one sentence, for what is none."""
    text = os.environ.get(name) or str(otherwise)
    if not (text.isascii() and text.isdigit()):
        raise ValueError(f"{name} must be a whole number.")
    return int(text)

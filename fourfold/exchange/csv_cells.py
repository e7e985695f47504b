"""Cells of the CSV files that go out: safe to open in a spreadsheet."""

import unicodedata
from datetime import date
from decimal import Decimal

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
WHITE = " \u00a0\u3000\ufeff\u200b"


def spreadsheet_safe(value: str | int | float | Decimal | date | None) -> str:
    """The cell as text. Words that a spreadsheet would work out as a formula get a quote mark before them (ASVS 1.2.10).

    Wide forms of the signs, and signs after spaces, count too: some programs trim and fold before they look. Numbers stay numbers.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value.isoformat() if isinstance(value, date) else str(value)
    folded = unicodedata.normalize("NFKC", value.lstrip(WHITE))
    return f"'{value}" if value.startswith(STARTS_A_FORMULA) or folded.startswith(STARTS_A_FORMULA) else value

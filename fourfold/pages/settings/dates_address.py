"""A day in an address: 2026-09-03."""

from datetime import date


class DayConverter:
    """For Django's paths. A day that is none leads nowhere."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """The day. Raises ValueError, which Django takes for "no such page"."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """The address."""
        return value.isoformat()

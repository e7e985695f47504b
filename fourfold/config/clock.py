"""The clock, under its first name."""

from fourfold.clock import now, pinned, set_to, today

__all__ = ["now", "pinned", "set_to", "today"]

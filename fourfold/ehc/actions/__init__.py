"""The verbs of a request, by whose it is."""

from fourfold.ehc.actions.own import mark_days, share_own_request, write_own_request

__all__ = ["mark_days", "share_own_request", "write_own_request"]

"""Reading requests, from the person who asks."""

from fourfold.ehc.queries.own import OwnRead, own_request, own_request_row, own_request_to_write, shared_requests

__all__ = ["OwnRead", "own_request", "own_request_row", "own_request_to_write", "shared_requests"]

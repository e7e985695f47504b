"""The name of the request in hand: what the ledger and the logs call it."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")

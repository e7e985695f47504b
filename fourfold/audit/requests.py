"""The request in hand: who is asking, and what the ledger and the logs call it."""

from contextvars import ContextVar

from django.http import HttpRequest

from fourfold.access.actor import Actor

request_id: ContextVar[str] = ContextVar("request_id", default="")


class Request(HttpRequest):
    """A request as every page gets it: with the person who asks, afresh."""

    actor: Actor

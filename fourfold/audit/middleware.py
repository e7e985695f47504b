"""A name for each request, so that what it did can be found together."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from fourfold.audit.requests import request_id as name_of_request


def request_id(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give each request an unguessable name; keep what is personal out of caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = name_of_request.set(secrets.token_hex(8))
        try:
            response = answer(request)
        finally:
            name = name_of_request.get()
            name_of_request.reset(token)
        response.headers["X-Request-Id"] = name
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware

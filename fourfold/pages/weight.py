"""How much one request may carry. Asked before anything of it is read: a file would be on the disk before its sender is known."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render

from fourfold.audit.requests import Request

MOST = 32 * 1024 * 1024
"""Bytes. The largest file that any page takes has 20 MB, and what is a little larger is refused in words by its page."""


def weight(answer: Callable[[Request], HttpResponse]) -> Callable[[Request], HttpResponse]:
    """Answer 413 to a request that says that it carries more."""

    def middleware(request: Request) -> HttpResponse:
        carries = request.META.get("CONTENT_LENGTH") or "0"
        if not (carries.isascii() and carries.isdecimal() and len(carries) < 12 and int(carries) <= MOST):
            return render(request, "400.html", status=413)
        return answer(request)

    return middleware

"""Who may see whom is asked many times for one page, and read once."""

from collections.abc import Callable

from django.http import HttpResponse

from fourfold.audit.requests import Request
from fourfold.pupils.ties import reading


def read_once(answer: Callable[[Request], HttpResponse]) -> Callable[[Request], HttpResponse]:
    """Read the ties of whoever asks once for a page that is only looked at. A form that is sent reads them afresh each time
    that a record is opened or a deed is asked for."""

    def middleware(request: Request) -> HttpResponse:
        if request.method not in {"GET", "HEAD"}:
            return answer(request)
        with reading():
            return answer(request)

    return middleware

"""What a verb or a page refuses by the rules of access, as an answer: out of reach there is no such page; within reach it is not theirs."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from fourfold.access.decide import Denied, OutOfReach
from fourfold.audit.requests import Request


class OutOfReachIsNowhere:
    """The one place where this is decided, so that no page can forget it."""

    def __init__(self, answer: Callable[[Request], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: Request) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: Request, reason: Exception) -> None:
        """404 and 403, as Django answers these everywhere; every other fault goes its way."""
        if isinstance(reason, OutOfReach):
            raise Http404 from reason
        if isinstance(reason, Denied):
            raise PermissionDenied from reason

"""While a page is looked at, what ties a person to children is read once; a form that is sent reads it afresh."""

from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from fourfold import clock
from fourfold.pupils.middleware import read_once
from fourfold.pupils.ties import ties_of
from tests.cast import Cast

ONE_LOOK = 2
"""Which parents she is, and of which children."""


def asked_by(method: str, cast: Cast) -> int:
    """How many questions two looks at Grace's children take within one request."""

    def page(request: object) -> HttpResponse:
        for _ in range(2):
            assert ties_of(cast.actor("grace"), clock.today()).children == {cast.leo.pk}
        return HttpResponse()

    grace = cast.actor("grace")
    cast.actor = lambda name: grace  # type: ignore[method-assign,assignment]
    with CaptureQueriesContext(connection) as asked:
        read_once(page)(RequestFactory().generic(method, "/"))
    return len(asked)


def test_a_page_that_is_looked_at_reads_them_once(cast: Cast) -> None:
    assert asked_by("GET", cast) == ONE_LOOK


def test_a_form_that_is_sent_reads_them_each_time(cast: Cast) -> None:
    assert asked_by("POST", cast) == 2 * ONE_LOOK


def test_nothing_is_kept_from_one_page_to_the_next(cast: Cast) -> None:
    assert asked_by("GET", cast) + asked_by("GET", cast) == 2 * ONE_LOOK

"""The register asks the database as often for 1,200 pupils as for a few."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.oversight.register import Filters, sen_register
from fourfold.pupils import actions, queries
from fourfold.pupils.actions.sen import RankedNeed
from tests.cast import AUTUMN, MAKER, Cast
from tests.signed_in import client_of


def more(cast: Cast, number: int) -> None:
    for place in range(number):
        child = actions.admit(
            MAKER, cast.larkfield, forename=f"C{place}", surname="Many", born=date(2017, 1, 1), year_group="5", starts=AUTUMN
        )
        actions.place_in_class(MAKER, child, group=cast.juniper, starts=AUTUMN)
        actions.record_sen_status(MAKER, child, status="K", starts=AUTUMN)
        actions.record_needs(MAKER, child, needs=[RankedNeed("SLCN")], on=AUTUMN)


@pytest.mark.parametrize("path", ["/register", "/pupils", "/pupils?q=many", "/register?print=1"])
def test_a_list_asks_as_often_for_many_pupils_as_for_few(cast: Cast, path: str) -> None:
    more(cast, 2)
    client = client_of(cast.account("amina"))
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    more_rows = 60
    more(cast, more_rows)
    with CaptureQueriesContext(connection) as many:
        client.get(path)
    assert 3 < len(few) == len(many) < 20


@pytest.mark.parametrize("name", ["amina", "helen", "sal", "dan", "tom", "tess", "grace", "gus", "stranger", "odile"])
def test_the_register_holds_exactly_those_whose_status_one_may_see(cast: Cast, name: str) -> None:
    more(cast, 2)
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=AUTUMN)
    actions.record_sen_status(MAKER, cast.max, status="E", starts=AUTUMN, annual_review_on=date(2027, 1, 8))
    actor = cast.actor(name)
    rows = sen_register(actor, cast.larkfield, filters=Filters(), page=1).rows
    children = queries.visible_to(cast.amina)
    allowed = {child.code for child in children if any(line.status in "KE" for line in queries.statuses_of(actor, child) if not line.ends)}
    assert {row.code for row in rows} == allowed

"""Help near you, before any sign-in: the only school's list at once, else which school."""

from django.test import Client

from fourfold.audit import doors
from tests.cast import MAKER, TODAY, Cast


def test_where_there_are_several_schools_one_chooses_theirs(cast: Cast) -> None:
    page = Client().get("/near-you").content.decode()
    for school in (cast.larkfield, cast.millbrook):
        assert f'href="/schools/{school.code}/near-you">{school.name}</a>' in page
    assert Client().get(f"/schools/{cast.larkfield.code}/near-you").status_code == 200
    assert Client().get("/schools/nonsense/near-you").status_code == 404


def test_where_there_is_one_school_its_list_opens_at_once(cast: Cast) -> None:
    cast.millbrook.closed_on = TODAY
    with doors.opened(doors.Door("test.setup", MAKER)):
        cast.millbrook.save(update_fields=["closed_on"])
    assert Client().get("/near-you")["Location"] == f"/schools/{cast.larkfield.code}/near-you"

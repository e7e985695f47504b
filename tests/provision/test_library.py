"""What a school offers."""

import pytest

from fourfold import clock
from fourfold.access.decide import Denied
from fourfold.provision import actions, queries
from tests.cast import Cast


def test_the_senco_adds_to_the_library_and_staff_of_the_school_read_it(cast: Cast) -> None:
    offered = actions.add_provision(cast.amina, cast.larkfield, name="Story talk", minutes=20, group_size=4)
    assert list(queries.library(cast.tess, school=cast.larkfield.pk)) == [offered]
    assert not queries.library(cast.odile, school=cast.larkfield.pk).exists()


def test_what_is_retired_is_offered_no_more(cast: Cast) -> None:
    offered = actions.add_provision(cast.amina, cast.larkfield, name="Story talk")
    actions.retire_provision(cast.amina, offered, on=clock.today())
    assert not queries.library(cast.amina, school=cast.larkfield.pk).exists()


@pytest.mark.parametrize("name", ["tom", "tess", "grace", "odile"])
def test_only_the_senco_and_head_add_to_it(cast: Cast, name: str) -> None:
    with pytest.raises(Denied):
        actions.add_provision(cast.actor(name), cast.larkfield, name="Story talk")

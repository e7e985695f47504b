"""A known need and no help: the SENCO's list."""

import pytest

from fourfold import clock
from fourfold.code_of_practice.gaps import is_barrier_without_action
from fourfold.code_of_practice.needs import SenStatus
from fourfold.oversight.gaps import barriers_without_action
from tests.cast import Cast
from tests.signed_in import client_of
from tests.support import history


@pytest.mark.parametrize(
    ("status", "barriers", "help_in_force", "gap"),
    [
        (SenStatus.SUPPORT, 1, 0, True),
        (SenStatus.SUPPORT, 1, 1, False),
        (SenStatus.SUPPORT, 0, 0, False),
        (SenStatus.NONE, 1, 0, False),
        (SenStatus.PLAN, 1, 0, False),
    ],
)
def test_a_barrier_without_action(status: SenStatus, barriers: int, help_in_force: int, gap: bool) -> None:
    """A18."""
    assert is_barrier_without_action(status, barriers=barriers, help_in_force=help_in_force) is gap


def test_a_pupil_with_a_need_and_no_line_of_provision_stands_on_the_list_until_help_starts(cast: Cast) -> None:
    """A18: K, a barrier is known, and no provision row."""
    plan = history.drafted(cast)
    assert [gap.name for gap in barriers_without_action(cast.amina, cast.larkfield, today=clock.today())] == ["Leo Obi"]
    amina = client_of(cast.account("amina"))
    assert "1 pupil has a known need and no help yet" in amina.get("/desk").content.decode()
    assert "Leo Obi" in amina.get("/register/gaps").content.decode()
    history.actions.start_support(cast.amina, plan.cycle, today=clock.today())
    assert barriers_without_action(cast.amina, cast.larkfield, today=clock.today()) == []


@pytest.mark.parametrize("name", ["tom", "tess", "dan", "odile", "grace", "stranger"])
def test_the_list_is_for_those_who_answer_for_the_whole_school(cast: Cast, name: str) -> None:
    history.drafted(cast)
    assert barriers_without_action(cast.actor(name), cast.larkfield, today=clock.today()) == []

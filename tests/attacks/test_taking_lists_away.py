"""A long list in many short pieces."""

from datetime import timedelta

import pytest

from fourfold import clock
from fourfold.pupils.actions import take_list
from fourfold.pupils.actions.exports import TooManyPupils
from tests.cast import Cast


def take(cast: Cast, pupils: range) -> None:
    take_list(cast.amina, cast.larkfield, kind="sen_register", pupils=list(pupils))


def test_two_lists_of_thirty_need_a_second_person_as_one_of_sixty_does(cast: Cast) -> None:
    take(cast, range(30))
    with pytest.raises(TooManyPupils):
        take(cast, range(30, 60))


def test_the_same_thirty_can_be_taken_again_and_others_a_day_later(cast: Cast) -> None:
    take(cast, range(30))
    take(cast, range(30))
    with clock.set_to(clock.now() + timedelta(hours=25)):
        take(cast, range(30, 60))

"""Leo's school with somebody on the register: Leo has SEN support for talking, Max an EHC plan."""

from datetime import date

import pytest

from fourfold.pupils import actions
from fourfold.pupils.actions.sen import RankedNeed
from tests.cast import MAKER, TODAY, Cast


@pytest.fixture
def school(cast: Cast) -> Cast:
    began = date(2026, 1, 19)
    actions.record_sen_status(MAKER, cast.leo, status="K", starts=began)
    needs = [RankedNeed("SLCN", detail="Hears well, says little", staff_should_know=True), RankedNeed("SEMH", detail="Seen by CAMHS")]
    actions.record_needs(MAKER, cast.leo, needs=needs, on=began)
    actions.record_sen_status(MAKER, cast.max, status="E", starts=began, annual_review_on=date(2026, 11, 20))
    actions.record_needs(MAKER, cast.max, needs=[RankedNeed("ASD")], on=began)
    actions.record_circumstances(MAKER, cast.leo, eal=True, first_language="Twi", attendance="91.5", attendance_as_at=TODAY)
    return cast

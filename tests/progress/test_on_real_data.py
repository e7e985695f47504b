"""The rule on real longitudinal data: the two readings agree there too, and what docs/progress.md says of it is so."""

import pytest

from fourfold.code_of_practice.identification import Told
from tests.progress.samples import SAMPLES, folder
from tests.progress.test_rule import agree, judged

pytestmark = pytest.mark.skipif(folder() is None, reason="FOURFOLD_SAMPLES names no assessment data: the rule was NOT tried on real data")


@pytest.mark.parametrize("name", list(SAMPLES))
def test_the_two_readings_agree(name: str) -> None:
    rows, months = SAMPLES[name][0](), SAMPLES[name][1]
    schools = sorted({row[1] for row in rows})[:12]
    agree([row for row in rows if row[1] in schools], months=months)


def test_one_reading_of_44_children_tells_nothing() -> None:
    assert {told for one in judged(SAMPLES["ReadingSkills"][0]()) for told in one.signs.values()} == {Told.CANNOT_TELL}

"""The results on a pupil's story, for those who may see progress."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fourfold.progress import actions
from fourfold.progress.scales import Missed, Scale
from tests.cast import MAKER, Cast
from tests.progress.rounds import autumn_round, entries
from tests.signed_in import client_of


def story(cast: Cast, name: str) -> str:
    return client_of(cast.account(name)).get(f"/pupils/{cast.leo.code}/story").content.decode()


@pytest.fixture
def assessed(cast: Cast) -> Cast:
    age = actions.add_measure(MAKER, cast.larkfield, subject="Reading", name="Reading age", scale=Scale.AGE)
    maths = actions.add_measure(MAKER, cast.larkfield, subject="Maths", scale=Scale.STANDARDISED)
    in_round = autumn_round(cast, age, maths)
    actions.record_results(
        MAKER, in_round, entries=[*entries(age, cast.leo, value="94"), actions.Entry(cast.leo, maths, missed=Missed.ABSENT)]
    )
    return cast


@pytest.mark.parametrize("name", ["amina", "helen", "sal", "dan", "tom"])
def test_who_may_see_progress_reads_the_latest_results_in_a_sentence_and_a_table(assessed: Cast, name: str) -> None:
    page = story(assessed, name)
    assert "Leo has 1 result for Autumn 2026 so far. Absent for 1." in page
    assert "7 years 10 months" in page


def test_who_may_not_sees_none_of_it(assessed: Cast) -> None:
    page = story(assessed, "tess")
    assert "h-results" not in page
    assert "7 years 10 months" not in page


def test_where_nothing_is_written_down_the_page_says_so(cast: Cast) -> None:
    assert "No results are written down yet." in story(cast, "amina")


def test_results_are_one_question_to_the_database_however_many_there_are(assessed: Cast) -> None:
    client, address = client_of(assessed.account("amina")), f"/pupils/{assessed.leo.code}/story"

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            client.get(address)
        # Once a minute a visit notes that its session is alive: no question of this page's.
        return len([query for query in found if query["sql"].startswith("SELECT")])

    asked()
    few = asked()
    for day in range(10, 15):
        one = actions.add_measure(MAKER, assessed.larkfield, subject=f"Subject {day}", scale=Scale.STANDARDISED)
        then = date(2026, 9, day)
        in_round = actions.open_round(MAKER, assessed.larkfield, name=f"Round {day}", day=then, today=then, measures=[one])
        actions.record_results(MAKER, in_round, entries=entries(one, assessed.leo))
    assert asked() == few

"""The page of a child's specialists says what is so, and to those who may not know whom the school asks, nothing of it."""

from datetime import timedelta

import pytest

from fourfold import clock
from fourfold.specialists.actions import stop_referral
from tests.cast import TODAY, Cast, at
from tests.signed_in import client_of
from tests.specialists.asked import drafted, sent


def first_line(cast: Cast, name: str) -> str:
    page = client_of(cast.account(name)).get(f"/pupils/{cast.leo.code}/specialists").content.decode()
    return page.split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize("name", ["tom", "tess"])
def test_a_teacher_is_not_told_that_nobody_was_asked_where_they_may_not_know(cast: Cast, name: str) -> None:
    drafted(cast)
    assert first_line(cast, name) == "No advice about Leo is here for you yet"


def test_where_the_only_question_was_stopped_nobody_is_asked_now(cast: Cast) -> None:
    assert first_line(cast, "amina") == "No specialist has been asked about Leo yet"
    stop_referral(cast.amina, drafted(cast), because="He moved.", today=clock.today())
    assert first_line(cast, "amina") == "Nobody is asked about Leo now"


def test_who_waits_for_whom_and_for_how_long_is_said_of_the_child_and_over_the_school(cast: Cast) -> None:
    """6.60: asked, seen, advice in, and the days between."""
    with clock.set_to(at(TODAY)):
        sent(cast)
    with clock.set_to(at(TODAY + timedelta(days=57))):
        pages = [
            client_of(cast.account("amina")).get(page).content.decode() for page in ("/specialists", f"/pupils/{cast.leo.code}/specialists")
        ]
    for page in pages:
        assert "Asked 24 Nov" in page
        assert "57 days so far" in page
    assert "1 pupil waits for a specialist" in pages[0]

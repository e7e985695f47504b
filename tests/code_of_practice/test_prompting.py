"""Where a prompt stands, as a table: nothing of it is stored (6.19, 6.23)."""

from datetime import date, timedelta

import pytest

from fourfold.code_of_practice.prompting import Answer, Stands, stands

TODAY = date(2026, 11, 24)
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("answer", "again", "concern_answered", "withdrawn", "where"),
    [
        (None, None, False, False, Stands.WAITING),
        (None, None, False, True, Stands.WITHDRAWN),
        (Answer.TEACH, TOMORROW, False, False, Stands.TEACHING),
        (Answer.TEACH, TODAY, False, False, Stands.BACK),
        (Answer.TEACH, TODAY, False, True, Stands.WITHDRAWN),
        (Answer.NO_MORE, None, False, False, Stands.NO_MORE),
        (Answer.TALK, None, False, False, Stands.TALKING),
        (Answer.TALK, None, False, True, Stands.TALKING),
        (Answer.TALK, None, True, False, Stands.TALKED),
    ],
)
def test_where_a_prompt_stands_follows_from_its_last_answer(
    answer: Answer | None, again: date | None, concern_answered: bool, withdrawn: bool, where: Stands
) -> None:
    assert stands(answer, again, is_concern_answered=concern_answered, is_withdrawn=withdrawn, today=TODAY) is where

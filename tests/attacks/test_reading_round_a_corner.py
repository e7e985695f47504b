"""What is shut on its own page must not be open on another."""

import pytest

from fourfold.concerns.actions import answer_concern, share_worry
from fourfold.concerns.kinds import Outcome
from fourfold.notifications.queries import letters_about
from tests.cast import Cast
from tests.signed_in import client_of

WORDS = "He cries at night since his father left."


@pytest.mark.parametrize(("name", "reads"), [("tess", False), ("tom", True), ("amina", True), ("helen", True)])
def test_a_parents_worry_is_in_no_letter_of_those_who_may_not_read_concerns(cast: Cast, name: str, reads: bool) -> None:
    worry = share_worry(cast.grace, cast.leo, words=WORDS)
    answer_concern(cast.amina, worry, words="We looked.", outcome=Outcome.START_FINDING_OUT)
    codes = list(letters_about(cast.amina, cast.leo).values_list("code", flat=True))
    client, pupil = client_of(cast.account(name)), f"/pupils/{cast.leo.code}"
    pages = [f"{pupil}/story", f"{pupil}/letters", f"{pupil}/people", *(f"{pupil}/letters/{code}" for code in codes)]
    found = [WORDS in client.get(page).content.decode() for page in pages]
    assert any(found) is reads
    papers = [client.get(f"{pupil}/letters/{code}.pdf").status_code for code in codes]
    assert papers == [200 if reads else 404] * len(codes)

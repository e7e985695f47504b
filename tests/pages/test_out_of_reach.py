"""What the rules of access refuse is answered alike on every page, in one place."""

import re
from pathlib import Path

import pytest
from django.test import Client

from fourfold.access.decide import Denied, OutOfReach
from tests.cast import Cast
from tests.signed_in import client_of

PAGES = Path(__file__).parents[2] / "fourfold/pages"


@pytest.mark.parametrize(("reason", "status"), [(OutOfReach("x"), 404), (Denied("x"), 403)])
def test_out_of_reach_is_nowhere_and_within_reach_is_not_theirs(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, reason: Exception, status: int
) -> None:
    def refuses(request: object) -> None:
        raise reason

    monkeypatch.setattr("fourfold.pages.staff.register.school_here", refuses)
    client: Client = client_of(cast.account("amina"))
    assert client.get("/register").status_code == status


def test_no_page_answers_it_for_itself() -> None:
    """Two say "nowhere" of what is denied as well; every other would be a second place to decide it."""
    handled = [
        str(file.relative_to(PAGES)) for file in PAGES.rglob("*.py") if re.search(r"except \(?(Denied|OutOfReach)", file.read_text())
    ]
    assert sorted(handled) == ["cover/cover.py", "professional/visits.py"]

"""A record is opened to nobody outside before the family agreed (6.47)."""

from datetime import date

import pytest

from fourfold.code_of_practice.opening import RestsOn, missing_before_opening

TODAY = date(2026, 11, 24)
TALKED = {"rests_on": RestsOn.PARENT, "reason": "", "on": date(2026, 11, 20), "how": "By phone", "is_young_person": False}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"rests_on": None}, "Talk with the parents first"),
        ({"rests_on": None, "is_young_person": True}, "Talk with the young person first"),
        ({"rests_on": RestsOn.LAW, "reason": " "}, "Write which reason in law"),
        ({"on": None}, "Say on which day"),
        ({"on": date(2026, 11, 25)}, "That day is still to come"),
        ({"how": " "}, "Say how you heard it"),
    ],
)
def test_what_is_missing_is_named(change: dict[str, object], says: str) -> None:
    (said,) = missing_before_opening(**TALKED | change, today=TODAY)  # type: ignore[arg-type]
    assert said.startswith(says)


@pytest.mark.parametrize("change", [{}, {"on": TODAY}, {"rests_on": RestsOn.YOUNG_PERSON}, {"rests_on": RestsOn.LAW, "reason": "A court"}])
def test_with_all_of_it_nothing_is_missing(change: dict[str, object]) -> None:
    assert missing_before_opening(**TALKED | change, today=TODAY) == []  # type: ignore[arg-type]

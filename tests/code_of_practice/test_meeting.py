"""What the Code asks of a meeting and is not there yet (6.39, 6.65-6.71): a table, no database."""

from dataclasses import replace
from datetime import date

import pytest

from fourfold.code_of_practice.meeting import HEADINGS, LedAs, MeetingFacts, MeetingKind, PupilsPart, Whose, still_to_do

WHOLE = MeetingFacts(
    kind=MeetingKind.OTHER,
    led_as=LedAs.CLASS_TEACHER,
    pupils_part=PupilsPart.PART,
    headings_filled=frozenset(name for name, _ in HEADINGS),
    responsibilities_of=frozenset(Whose),
    given_on=date(2026, 11, 20),
    shared_with_staff_on=date(2026, 11, 20),
    advice_service_named=True,
)


def test_a_whole_record_leaves_nothing_to_do() -> None:
    assert still_to_do(WHOLE) == []


@pytest.mark.parametrize(
    ("missing", "paragraph"),
    [
        ({"led_as": LedAs.SENCO}, "6.67"),
        ({"led_as": None}, "6.67"),
        ({"pupils_part": PupilsPart.NONE}, "6.70"),
        ({"pupils_part": None}, "6.70"),
        ({"responsibilities_of": frozenset({Whose.SCHOOL})}, "6.65"),
        ({"given_on": None}, "6.71"),
        ({"shared_with_staff_on": None}, "6.71"),
        ({"headings_filled": frozenset()}, "6.39"),
        ({"kind": MeetingKind.EARLY_DISCUSSION, "advice_service_named": False}, "6.39"),
    ],
)
def test_each_thing_that_the_code_asks_is_named_with_its_paragraph(missing: dict[str, object], paragraph: str) -> None:
    says = still_to_do(replace(WHOLE, **missing))
    assert says
    assert all(f"({paragraph})" in one for one in says)


def test_an_early_discussion_asks_for_the_four_headings_and_sendiass_by_name() -> None:
    """A10."""
    says = " ".join(still_to_do(replace(WHOLE, kind=MeetingKind.EARLY_DISCUSSION, headings_filled=frozenset(), advice_service_named=False)))
    for _, name in HEADINGS:
        assert name[1:] in says
    assert "SENDIASS" in says


def test_a_review_keeps_its_own_record_and_is_asked_for_no_headings() -> None:
    assert still_to_do(replace(WHOLE, kind=MeetingKind.REVIEW, headings_filled=frozenset())) == []

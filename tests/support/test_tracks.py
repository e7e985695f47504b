"""An outcome's track is drawn only where its words say plain numbers."""

import pytest

from fourfold.support.tracks import Track, track


@pytest.mark.parametrize(
    ("hoped_for", "was", "seen", "drawn"),
    [
        ("Tell a short story in 5 sentences", "1 sentence", "4 sentences about the fox", Track(1, 4, 5)),
        ("Ask for help 3 times a day", "0", "3 of 3 on most days", Track(0, 3, 3)),
        ("Ask for help 3 times a day", "0", "9 times on Monday", Track(0, 3, 3)),
        ("Read 60 words", "22 words", "45 words", None),
        ("Answer in a group", "Shakes his head", "He answers", None),
        ("Be understood 8 times out of 10", "3", "5", None),
        ("Tell a story in 5 sentences", "1 sentence", "", None),
        ("Walk 2.5 km", "1", "2", None),
    ],
)
def test_a_track_needs_one_number_each(hoped_for: str, was: str, seen: str, drawn: Track | None) -> None:
    assert track(hoped_for, was, seen) == drawn

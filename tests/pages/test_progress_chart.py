"""The chart of progress: two gaps are told apart, however long the numbers are."""

import re

import pytest
from django.template import engines

from fourfold.pages.results.chart import Drawn

CALL = '{% from "results/chart.html" import chart %}{{ chart(d, "Maths", "A finding", "Points") }}'


def lines_of(*gaps: tuple[str, int, str]) -> set[str]:
    """The heights at which the gaps are told."""
    drawn = Drawn("l", 780, 390, 60, 640, 5, [], "", "", "", "", [], list(gaps), [])
    page = engines["jinja2"].from_string(CALL).render({"d": drawn})
    return set(re.findall(r'class="lab" x="\d+" y="(\d+)"', page))


@pytest.mark.parametrize(("words", "lines"), [(("3 points", "4 points"), 1), (("22.5 points", "34.5 points"), 2)])
def test_two_long_gaps_a_year_apart_stand_on_two_lines(words: tuple[str, str], lines: int) -> None:
    assert len(lines_of(("M0 0", 230, words[0]), ("M0 0", 540, words[1]))) == lines

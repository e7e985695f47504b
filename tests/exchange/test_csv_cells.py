import csv
import io
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.exchange.csv_cells import spreadsheet_safe


@pytest.mark.parametrize("words", ["=1+1", "+44", "-2", "@SUM(1)", "\tx", "\rx", "\nx", " =1", "\u00a0=1", "＝1", "＠x", "\ufeff=1"])
def test_words_that_would_be_a_formula_get_a_quote_mark(words):
    assert spreadsheet_safe(words) == f"'{words}"


@pytest.mark.parametrize("words", ["", "Zoë O'Kon", "a=b", "3B", "Ana-Maria", "a@b.example"])
def test_ordinary_words_are_left_alone(words):
    assert spreadsheet_safe(words) == words


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (-2, "-2"), (1.5, "1.5"), (date(2026, 1, 2), "2026-01-02")])
def test_numbers_and_dates_stay_themselves(value, cell):
    assert spreadsheet_safe(value) == cell


@given(st.text())
def test_no_safe_cell_starts_a_formula_and_none_loses_its_words(words):
    safe = spreadsheet_safe(words)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.removeprefix("'") == words.removeprefix("'") or safe == words


def test_known_attacks_are_quoted():
    folder = os.environ.get("FOURFOLD_SAMPLES")
    if not folder:
        pytest.skip("FOURFOLD_SAMPLES is not set: the published attack strings were NOT tried")
    lines = (Path(folder) / "security/csv-injection/payloadbox.txt").read_text(encoding="utf-8").splitlines()
    attacks = [line for line in lines if line.startswith(("=", "+", "-", "@"))]
    assert attacks
    for line in attacks:
        written = io.StringIO()
        csv.writer(written).writerow([spreadsheet_safe(line)])
        assert next(csv.reader(io.StringIO(written.getvalue())))[0].startswith("'")

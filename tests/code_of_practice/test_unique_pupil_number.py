"""The unique pupil number and its check letter."""

import csv
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.code_of_practice.unique_pupil_number import CHECK_LETTERS, NotAUniquePupilNumber, check_upn, make_upn

DIGIT_AFTER = st.integers(1, 11)
UPNS = st.builds(make_upn, st.integers(0, 999), st.integers(0, 9999), st.integers(0, 99), st.integers(0, 999))


@pytest.mark.parametrize(
    ("value", "normalised", "temporary"),
    [
        ("P207000016049", "P207000016049", False),
        ("B801200005001", "B801200005001", False),
        (" b801 2000 05001\t", "B801200005001", False),
        ("A00000000000A", "A00000000000A", True),
        ("T69759857681R", "T69759857681R", True),
    ],
)
def test_a_right_number_is_right_however_it_is_typed(value, normalised, temporary):
    check = check_upn(value)
    assert (check.normalised, check.is_well_formed, check.is_right, check.is_temporary, check.problem) == (
        normalised, True, True, temporary, "",
    )  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), [("A801200005001", "B"), ("I12345678901X", "E"), ("S12345678901X", "E")])
def test_a_wrong_letter_is_named_with_the_one_expected(value, expected):
    check = check_upn(value)
    assert (check.is_well_formed, check.is_right, check.expected_letter) == (True, False, expected)
    assert check.problem == f"The first letter of this UPN is {value[0]}, but its numbers call for {expected}."


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("", "this has 0"),
        ("B80120000500", "this has 12"),
        ("B8012000050011", "this has 14"),
        ("1801200005001", "a letter, then 11 digits"),
        ("X80120000A001", "a letter, then 11 digits"),
        ("B80120000500I", "not I, O or S"),
        ("B80120000500O", "not I, O or S"),
        ("B80120000500S", "not I, O or S"),
        ("B80120000500²", "a letter, then 11 digits"),
        ("B８01200005001", "a letter, then 11 digits"),
    ],
)
def test_a_malformed_number_says_what_is_wrong(value, says):
    check = check_upn(value)
    assert (check.is_well_formed, check.is_right, check.expected_letter) == (False, False, "")
    assert says in check.problem


@given(UPNS, DIGIT_AFTER, st.integers(1, 9))
def test_one_wrong_digit_is_always_found(upn, place, more):
    wrong = upn[:place] + str((int(upn[place]) + more) % 10) + upn[place + 1 :]
    assert not check_upn(wrong).is_right


@given(st.integers(0, 999), st.integers(0, 9999), st.integers(2000, 2099), st.integers(0, 99), st.sampled_from(CHECK_LETTERS))
def test_every_number_we_make_is_right_and_keeps_its_parts(authority, school, year, serial, letter):
    upn = make_upn(authority, school, year, serial, temporary_letter=letter)
    assert upn[1:] == f"{authority:03}{school:04}{year % 100:02}{serial:02}{letter}"
    assert (check_upn(upn).is_right, check_upn(upn).is_temporary) == (True, True)


@pytest.mark.parametrize(("year", "digits"), [(0, "00"), (99, "99"), (1000, "00"), (2026, "26"), (9999, "99")])
def test_a_year_may_be_given_in_two_digits_or_four(year, digits):
    assert make_upn(1, 1, year, 1)[8:10] == digits


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ((1000, 1, 1, 1, ""), "authority"),
        ((1, 10000, 1, 1, ""), "school"),
        ((1, 1, 100, 1, ""), "year"),
        ((1, 1, 999, 1, ""), "year"),
        ((1, 1, 10000, 1, ""), "year"),
        ((1, 1, 1, 1000, ""), "serial"),
        ((1, 1, 1, 100, "A"), "serial"),
        ((1, -1, 1, 1, ""), "school"),
        ((1, 1, 1, 1, "S"), "A temporary UPN ends in"),
        ((1, 1, 1, 1, "AB"), "A temporary UPN ends in"),
    ],
)
def test_parts_that_do_not_fit_are_refused(parts, says):
    with pytest.raises(NotAUniquePupilNumber, match=says):
        make_upn(*parts[:4], temporary_letter=parts[4])


def test_every_published_number_agrees_with_what_is_known_of_it():
    folder = os.environ.get("FOURFOLD_SAMPLES")
    if not folder:
        pytest.skip("FOURFOLD_SAMPLES is not set: the published pupil numbers were not tried.")
    with (Path(folder) / "upn" / "upn_vectors.csv").open(newline="", encoding="utf-8") as rows:
        vectors = list(csv.DictReader(rows))
    assert len(vectors) > 30
    for row in vectors:
        check = check_upn(row["upn"])
        assert (len(check.normalised) == 13) == (row["length13"] == "y"), row
        assert check.is_well_formed == (row["format_ok"] == "y"), row
        assert check.expected_letter == row["expected_check_letter"], row
        assert check.is_right == (row["check_letter_ok"] == "y"), row
        assert not row["kind"] or check.is_temporary == (row["kind"] == "temporary"), row

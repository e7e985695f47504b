import pytest

from fourfold.code_of_practice.needs import NEED_TYPES, SenStatus
from fourfold.exchange.reading import codes


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("K", "K"), ("k", "K"), ("SEN Support", "K"), ("K - SEN Support", "K"), ("E", "E"), ("EHCP", "E"), ("EHC Plan", "E"),
        ("Education, Health and Care Plan", "E"), ("N", "N"), ("No SEN", "N"), ("No special educational need", "N"), ("N: No SEN", "N"),
        ("A", "A"), ("School Action Plus", "P"), ("Statement", "S"), ("maybe", None), ("Q", None), ("Kate", None),
    ],
)  # fmt: skip
def test_provision_is_known_by_code_or_by_words(written, code):
    assert codes.provision_code(written) == code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SLCN", "SLCN"), ("slcn", "SLCN"), ("Speech, Language and Communication Needs", "SLCN"),
        ("ASD - Autistic Spectrum Disorder", "ASD"),
        ("Autism", "ASD"), ("Moderate Learning Difficulty", "MLD"), ("Down's Syndrome", "DS"), ("Down’s syndrome", "DS"),
        ("Visual impairment", "VI"),
        ("SEN support but no specialist assessment of type of need", "NSA"), ("dyslexia", None), ("shy", None),
    ],
)  # fmt: skip
def test_a_need_is_known_by_code_or_by_words(written, code):
    assert codes.need_code(written) == code


def test_every_code_of_the_census_is_known():
    assert set(codes.NEEDS) == set(NEED_TYPES)
    assert set(codes.PROVISION) == {status.value for status in SenStatus}
    for need in NEED_TYPES.values():
        assert codes.need_code(need.code) == codes.need_code(need.name) == need.code


@pytest.mark.parametrize(
    ("written", "year"),
    [("3", "3"), ("03", "3"), ("Year 3", "3"), ("Y3", "3"), ("Yr 11", "11"), ("NC Year 7", "7"), ("R", "R"), ("Reception", "R"),
     ("Year R", "R"),
     ("N1", "N1"), ("Nursery 2", "N2"), ("13", "13"), ("X", "X"), ("15", None), ("0", None), ("Grade", None), ("PS1", None),
     ("Nursery", None)],
)  # fmt: skip
def test_a_year_group_is_written_as_the_census_writes_it(written, year):
    assert codes.year_code(written) == year


@pytest.mark.parametrize(("written", "sex"), [("M", "M"), ("Male", "M"), ("female", "F"), ("Unknown", ""), ("X", None), ("3", None)])
def test_sex_is_m_or_f_or_not_known(written, sex):
    assert codes.sex_code(written) == sex


@pytest.mark.parametrize(
    ("written", "said"), [("Yes", True), ("T", True), ("true", True), ("1", True), ("No", False), ("0", False), ("perhaps", None)]
)
def test_yes_and_no_are_known(written, said):
    assert codes.truth(written) is said

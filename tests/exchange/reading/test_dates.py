from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourfold.exchange.reading.dates import DAY_FIRST, ONLY_CLEAR, BadDate, DateOrder, DateReading, reading_of
from fourfold.exchange.reading.questions import AmbiguousDates

THIRD_OF_APRIL = date(2015, 4, 3)


@pytest.mark.parametrize(
    "written",
    [
        "2015-04-03", "2015/4/3", "2015-04-03T00:00:00", "2015-04-03 00:00", "3 Apr 2015", "03-April-2015", "3rd april 2015",
        " 2015-04-03 ",
        THIRD_OF_APRIL,
    ],
)  # fmt: skip
def test_a_clear_date_needs_no_order(written):
    assert ONLY_CLEAR.read(written) == THIRD_OF_APRIL


@pytest.mark.parametrize("written", ["03/04/2015", "3-4-2015", "03.04.2015", "3/4/2015 00:00"])
def test_the_order_decides_a_date_that_could_be_two(written):
    assert DAY_FIRST.read(written) == THIRD_OF_APRIL
    assert DateReading(DateOrder.MDY).read(written) == date(2015, 3, 4)


@pytest.mark.parametrize(
    "written",
    ["03/04/15", "3 Apr 15", "31/02/2015", "2015-13-01", "yesterday", "42248", "01/01/0999", "3/4", "٣/٤/٢٠١٥", "13 Foo 2015", "x" * 500],
)
def test_what_is_no_date_is_said_in_words(written):
    with pytest.raises(BadDate) as fault:
        DAY_FIRST.read(written)
    assert str(fault.value).endswith(".")


def test_a_year_of_two_figures_is_refused_for_that_reason():
    with pytest.raises(BadDate, match="all four"):
        DAY_FIRST.read("03/04/15")


@pytest.mark.parametrize("blank", ["", "  "])
def test_a_blank_is_no_date_and_no_fault(blank):
    assert ONLY_CLEAR.read(blank) is None


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2015", "13/04/2015"], DateOrder.DMY),
        (["4/2/2000", "12/19/1997"], DateOrder.MDY),
        (["2015-04-03", "", THIRD_OF_APRIL], None),
        (["04/04/2015"], None),
        ([], None),
    ],
)
def test_the_whole_column_decides_its_order(cells, order):
    assert reading_of("DOB", cells) == DateReading(order)


@pytest.mark.parametrize("cells", [["03/04/2015"], ["03/04/2015", "04/04/2015"], ["13/04/2015", "04/13/2015", "03/04/2015"]])
def test_a_column_that_could_be_read_two_ways_is_asked_about(cells):
    asked = reading_of("DOB", cells)
    assert isinstance(asked, AmbiguousDates)
    assert (asked.column, asked.example, asked.flag) == ("DOB", "03/04/2015", "--dates dmy|mdy")
    assert asked.says.endswith("?")


def test_the_answer_is_followed():
    assert reading_of("DOB", ["03/04/2015"], DateOrder.MDY) == DateReading(DateOrder.MDY)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(DateOrder))
def test_a_date_written_in_an_order_is_read_back_in_it(day, order):
    written = f"{day:%d/%m/%Y}" if order is DateOrder.DMY else f"{day:%m/%d/%Y}"
    assert DateReading(order).read(written) == day
    assert ONLY_CLEAR.read(day.isoformat()) == day


@given(st.lists(st.dates(date(1990, 1, 1), date(2030, 12, 31)), min_size=1), st.sampled_from(DateOrder))
def test_a_column_is_never_read_in_the_wrong_order(days, order):
    """Whatever order it was written in, a column is read right or asked about."""
    written = [f"{day:%d/%m/%Y}" if order is DateOrder.DMY else f"{day:%m/%d/%Y}" for day in days]
    found = reading_of("DOB", written)
    assert isinstance(found, AmbiguousDates) or [found.read(cell) for cell in written] == days

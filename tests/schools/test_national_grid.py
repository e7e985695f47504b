"""Places on the National Grid as latitude and longitude."""

from math import degrees

import pytest

from fourfold.exchange.reading.documents import Document
from fourfold.exchange.reading.gias import read_schools
from fourfold.schools.national_grid import latitude_and_longitude, miles_between, on_airy


def test_the_grid_is_turned_back_as_ordnance_survey_works_it_out() -> None:
    """The worked example of Ordnance Survey's guide to co-ordinate systems: 52 deg 39' 27.2531" N, 1 deg 43' 4.5177" E."""
    north, east = on_airy(651_409.903, 313_177.270)
    assert degrees(north) == pytest.approx(52 + 39 / 60 + 27.2531 / 3600, abs=2e-8)
    assert degrees(east) == pytest.approx(1 + 43 / 60 + 4.5177 / 3600, abs=2e-8)


@pytest.mark.parametrize(
    ("easting", "northing", "place"),
    [(651_409.903, 313_177.270, (52.65798, 1.71605)), (530_034, 180_381, (51.50741, -0.12772)), (216_650, 771_250, (56.79685, -5.00353))],
    ids=["Caister", "Charing Cross", "Ben Nevis"],
)
def test_it_is_right_within_a_school_playground(easting: float, northing: float, place: tuple[float, float]) -> None:
    assert miles_between(latitude_and_longitude(easting, northing), place) * 1609 < 60


def test_miles_in_a_straight_line() -> None:
    assert miles_between((54.0, -1.5), (54.0, -1.5)) == 0
    assert miles_between((54.0, -1.5), (55.0, -1.5)) == pytest.approx(69.09, abs=0.1)


def test_the_national_register_says_where_a_school_is() -> None:
    rows = "URN,LA (code),EstablishmentName,EstablishmentNumber,Easting,Northing\n999003,999,Ashby School,4003,425000,1185000\n"
    school = read_schools([Document("register.csv", rows.encode())]).schools[0]
    assert (school.easting, school.northing) == (425_000, 1_185_000)

"""Places on Ordnance Survey's National Grid as latitude and longitude. Pure.

The grid is turned back by the projection's own formulas, to the millimetre; from its old ellipsoid (OSGB36) to that of maps and satellites
(WGS84) by the one published shift of seven parameters, which is right within some five metres in all of Great Britain.
"""

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt, tan

AIRY = (6377563.396, 6356256.909)
WGS84 = (6378137.0, 6356752.314245)
SCALE = 0.9996012717
ORIGIN = (radians(49), radians(-2))
FALSE_EAST, FALSE_NORTH = 400_000.0, -100_000.0
SHIFT = (446.448, -125.157, 542.060)
"""Metres along each axis."""
TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
STRETCH = 1 - 20.4894e-6
EARTH = 6_371_008.8
"""Metres: the earth's mean radius."""
MILE = 1609.344


def latitude_and_longitude(easting: float, northing: float) -> tuple[float, float]:
    """A place of the grid on WGS84, in degrees."""
    return shifted(*on_airy(easting, northing))


def on_airy(easting: float, northing: float) -> tuple[float, float]:
    """The projection turned back: radians on the old ellipsoid."""
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    north = ORIGIN[0]
    while abs(rest := northing - FALSE_NORTH - arc(north)) >= 0.00001:
        north += rest / (a * SCALE)
    s, c, t = sin(north), cos(north), tan(north)
    nu = a * SCALE / sqrt(1 - e2 * s * s)
    rho = a * SCALE * (1 - e2) / (1 - e2 * s * s) ** 1.5
    eta2 = nu / rho - 1
    de = easting - FALSE_EAST
    seven = t / (2 * rho * nu)
    eight = t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta2 - 9 * t**2 * eta2)
    nine = t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4)
    ten = 1 / (c * nu)
    eleven = 1 / (6 * c * nu**3) * (nu / rho + 2 * t**2)
    twelve = 1 / (120 * c * nu**5) * (5 + 28 * t**2 + 24 * t**4)
    twelve_a = 1 / (5040 * c * nu**7) * (61 + 662 * t**2 + 1320 * t**4 + 720 * t**6)
    latitude = north - seven * de**2 + eight * de**4 - nine * de**6
    longitude = ORIGIN[1] + ten * de - eleven * de**3 + twelve * de**5 - twelve_a * de**7
    return latitude, longitude


def arc(latitude: float) -> float:
    """Metres along the meridian from the true origin."""
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = latitude - ORIGIN[0], latitude + ORIGIN[0]
    return (
        b
        * SCALE
        * (
            (1 + n + 5 / 4 * n**2 + 5 / 4 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def shifted(latitude: float, longitude: float) -> tuple[float, float]:
    """From the old ellipsoid to WGS84, in degrees."""
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    nu = a / sqrt(1 - e2 * sin(latitude) ** 2)
    x, y, z = nu * cos(latitude) * cos(longitude), nu * cos(latitude) * sin(longitude), (1 - e2) * nu * sin(latitude)
    (dx, dy, dz), (rx, ry, rz) = SHIFT, TURN
    x, y, z = (
        dx + STRETCH * x - rz * y + ry * z,
        dy + rz * x + STRETCH * y - rx * z,
        dz - ry * x + rx * y + STRETCH * z,
    )
    a, b = WGS84
    e2 = 1 - (b / a) ** 2
    flat = hypot(x, y)
    north = atan2(z, flat * (1 - e2))
    for _ in range(6):
        north = atan2(z + e2 * a / sqrt(1 - e2 * sin(north) ** 2) * sin(north), flat)
    return degrees(north), degrees(atan2(y, x))


def miles_between(here: tuple[float, float], there: tuple[float, float]) -> float:
    """In a straight line over the ground."""
    (north, east), (north2, east2) = ((radians(one[0]), radians(one[1])) for one in (here, there))
    half = sin((north2 - north) / 2) ** 2 + cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half))) / MILE

"""Points on the map as people copy them: latitude and longitude, and how far two are apart."""

import re
from dataclasses import dataclass
from decimal import Decimal
from math import asin, cos, radians, sin, sqrt

from laozheng.base.text import fold

_NUMBER = r"-?\d{1,3}(?:\.\d+)?"
_PAIR = re.compile(rf"\(?\s*({_NUMBER})\s*[,，\s]\s*({_NUMBER})\s*\)?")
# Taiwan with its islands, by degrees; what lies outside was mistyped.
_LATITUDES, _LONGITUDES = (Decimal("20.5"), Decimal("26.5")), (Decimal(116), Decimal("122.5"))
_SIXTH = Decimal("0.000001")
_EARTH_M = 6_371_000


@dataclass(frozen=True)
class Point:
    """Degrees in WGS 84, to the sixth digit: about ten centimetres."""

    latitude: Decimal
    longitude: Decimal

    def __str__(self) -> str:
        return f"{self.latitude:.6f}, {self.longitude:.6f}"


def parse_point(text: str) -> Point:
    """The point of "22.6273, 120.3014", the latitude first; ValueError with a sentence."""
    found = _PAIR.fullmatch(fold(text).strip())
    if found is None:
        raise ValueError("看不懂這個座標，請寫成「緯度, 經度」，例如22.627300, 120.301400")
    latitude, longitude = (Decimal(number).quantize(_SIXTH) for number in found.groups())
    if not (
        _LATITUDES[0] <= latitude <= _LATITUDES[1] and _LONGITUDES[0] <= longitude <= _LONGITUDES[1]
    ):
        raise ValueError("這個座標不在臺灣，請核對數字，並先寫緯度、後寫經度")
    return Point(latitude, longitude)


def distance_m(one: Point, other: Point) -> int:
    """How far two points are apart, along the surface of the earth, in whole meters."""
    here, there = radians(one.latitude), radians(other.latitude)
    across = radians(other.longitude - one.longitude)
    chord = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
    return round(2 * _EARTH_M * asin(sqrt(chord)))

"""Points as people copy them, and distances against known ones."""

from decimal import Decimal

import pytest

from laozheng.base.points import Point, distance_m, parse_point

HERE = Point(Decimal("22.627300"), Decimal("120.301400"))


@pytest.mark.parametrize(
    "text",
    ["22.6273, 120.3014", " 22.6273,120.3014 ", "(22.6273, 120.3014)", 
     "２２.６２７３，１２０.３０１４","22.6273 120.3014", "22.62730000, 120.30140000"],
)  # fmt: skip
def test_a_point_is_read_as_maps_write_it(text):
    assert parse_point(text) == HERE
    assert str(parse_point(text)) == "22.627300, 120.301400"


@pytest.mark.parametrize(
    "text", ["", "測試路1號", "22.6273", "22.6273, ", "https://example.invalid"]
)
def test_what_is_no_point_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="看不懂這個座標"):
        parse_point(text)


@pytest.mark.parametrize("text", ["120.3014, 22.6273", "35.68, 139.69", "0, 0", "-22.6, 120.3"])
def test_a_point_outside_of_taiwan_was_mistyped(text):
    with pytest.raises(ValueError, match="不在臺灣"):
        parse_point(text)


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometers():
    north = Point(HERE.latitude + 1, HERE.longitude)
    assert distance_m(HERE, north) == pytest.approx(111_195, abs=5)
    assert distance_m(HERE, HERE) == 0


def test_kaohsiung_is_as_far_from_taipei_as_the_crow_flies():
    """Main stations: 25.0478, 121.5170 and 22.6395, 120.3024; about 295 km on any map."""
    taipei, kaohsiung = parse_point("25.0478, 121.5170"), parse_point("22.6395, 120.3024")
    assert distance_m(taipei, kaohsiung) == pytest.approx(295_000, rel=0.01)

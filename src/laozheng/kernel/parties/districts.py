"""Find the district of the city that an address names (W-ADDR); never by guessing from a street."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from laozheng.base.text import fold, squeeze
from laozheng.kernel.parties.city import city

_COUNTIES = re.compile(
    r"(?:台北|新北|基隆|桃園|新竹|苗栗|台中|彰化|南投|雲林|嘉義|台南|高雄|屏東|宜蘭|花蓮|台東|澎湖|金門|連江)"
    r"[市縣]"
)


@dataclass(frozen=True)
class DistrictFinding:
    """The code of the one district found, or none with the flag that says why."""

    code: str | None
    flag: Literal["", "none", "several", "outside_city"] = ""


def district_in(*texts: str) -> DistrictFinding:
    """The district in the first of the texts that names any: the address, then the place.

    Flags: ``several`` when that text names more than one, ``outside_city`` when it lies in another
    city or county, ``none`` when no text names a district of this city.
    """
    for text in texts:
        folded = _folded(text)
        if _lies_elsewhere(folded):
            return DistrictFinding(None, "outside_city")
        codes = _codes_in(folded)
        if len(codes) == 1:
            return DistrictFinding(codes[0])
        if codes:
            return DistrictFinding(None, "several")
    return DistrictFinding(None, "none")


def district_label(code: str) -> str:
    """The name of a district; the code itself when it is not one of this city's."""
    place = city().districts.get(code)
    return place.label if place else code


def district_labels() -> Mapping[str, str]:
    """The names of the districts of this city by their codes."""
    return {place.code: place.label for place in city().districts.values()}


def _codes_in(folded: str) -> list[str]:
    return [code for code, place in city().districts.items() if _folded(place.label) in folded]


def _lies_elsewhere(folded: str) -> bool:
    """The first city or county named is another one; 高雄縣 of before 2010-12-25 is this city."""
    named = _COUNTIES.search(folded)
    return named is not None and named[0][:2] != _folded(city().label)[:2]


def _folded(text: str) -> str:
    return squeeze(fold(text)).replace("臺", "台")

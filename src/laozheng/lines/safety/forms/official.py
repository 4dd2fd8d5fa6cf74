"""The data set ``major_accidents``: native columns, the official layout, what a row is held to."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from laozheng.base.roc import parse_day
from laozheng.base.text import fold, squeeze
from laozheng.kernel.datasets.days import refuse_future
from laozheng.kernel.datasets.declare import Column, Layout
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.law.codes import industry
from laozheng.lines.safety.queries.listed import SAME, read_listed
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_TYPES, UBN_STATES, industry_section

_READ_AGAIN = _("匯出用；匯入時重新判讀")

COLUMNS = (
    Column("source_number", _("編號"), "text", max_length=40, note=_("來源檔案內的編號，不作鍵值")),
    Column("occurred_on", _("發生日期"), "date", required=True),
    Column("employer_name", _("事業單位"), "text", max_length=200),
    Column("name_masked", _("名稱遮蔽"), "bool", note=_READ_AGAIN),
    Column("ubn", _("事業單位統一編號"), "text", max_length=40),
    Column("ubn_state", _("統一編號狀態"), "code", codes=UBN_STATES, note=_READ_AGAIN),
    Column("industry_section", _("行業大類"), "text", max_length=1),
    Column("industry_group", _("行業名稱"), "text", max_length=120),
    Column("industry_code", _("行業代碼"), "text", max_length=4, note=_READ_AGAIN),
    Column("accident_type", _("災害類型"), "text", max_length=60, note=_("類型代碼、名稱或原文")),
    Column("casualties", _("罹災人數"), "text", max_length=20, note=_("罹災人數不是死亡人數")),
    Column("owner_name", _("業主"), "text", max_length=200),
    Column("owner_ubn", _("業主統一編號"), "text", max_length=40),
    Column("owner_ubn_state", _("業主統一編號狀態"), "code", codes=UBN_STATES, note=_READ_AGAIN),
    Column("project_name", _("工程名稱"), "text", max_length=200),
    Column("place", _("場所"), "text", max_length=300),
    Column("district", _("行政區"), "text", max_length=10, note=_("依地址及場所判讀")),
    Column("address", _("地址"), "text", max_length=300),
    Column("inspection_agency", _("勞動檢查機構"), "text", required=True, max_length=80),
    Column("agency_code", _("機構代碼"), "text", required=True, max_length=8),
    Column("on_map", _("是否顯示於地圖"), "bool"),
    Column("flags", _("註記"), "list", note=_("匯出用")),
)  # fmt: skip

# Rows of one key go to the recorder together: they may be twins, or the same in another list.
KEY = (
    "occurred_on",
    "agency_code",
    "employer_name",
    "owner_name",
    "place",
    "accident_type",
)

_INDUSTRY = re.compile(r"([A-S])?([^(]*)(?:\((.*)\))?")


def read_official(cells: Mapping[str, str]) -> Mapping[str, str]:
    """Native texts of an official row: the industry comes apart, the year is only compared."""
    native = dict(cells)
    native["industry_section"], native["industry_group"] = split_industry(native.pop("industry"))
    native["flags"] = "" if _agree(native.pop("year"), native["occurred_on"]) else "W-YEAR"
    return native


def split_industry(text: str) -> tuple[str, str]:
    """Section and group: ``F營造業(建築工程業)`` gives F and 建築工程業.

    The section is empty when the classification does not call the letter so.
    """
    found = _INDUSTRY.fullmatch(fold(text))
    if found is None:
        return "", fold(text)
    letter, name, group = found.groups()
    return industry_section(letter or "", name), (group or "").strip()


def _agree(year: str, day: str) -> bool:
    """Whether a year, of either calendar, is that of a day; a blank one contradicts nothing."""
    number = squeeze(fold(year))
    try:
        occurred = parse_day(day).year
    except ValueError:
        return True  # the row is refused for its day
    return number in ("", str(occurred), str(occurred - 1911))


def write_official(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """Printed cells of a native row; what only the publisher gives out stays blank."""
    section = row["industry_section"]
    named = f"{section}{industry().get(section).label}" if section else ""
    told = {
        **row,
        "accident_type": ACCIDENT_TYPES.get(row["accident_type"], row["accident_type"]),
        "industry": f"{named}({row['industry_group']})" if named or row["industry_group"] else "",
        "year": row["occurred_on"].year,
        "owner_ubn": UBN_STATES[SAME] if row["owner_ubn_state"] == SAME else row["owner_ubn"],
    }
    return {header: told.get(name) for header, name in HEADERS.items()}


HEADERS = {
    "編號": "source_number",
    "序號": "",
    "事業單位統一編號": "ubn",
    "事業單位": "employer_name",
    "行業別": "industry",
    "災害類型": "accident_type",
    "罹災人數（數量）": "casualties",
    "業主": "owner_name",
    "業主統一編號": "owner_ubn",
    "工程名稱": "project_name",
    "場所（肇災處）": "place",
    "縣市": "",
    "地址": "address",
    "勞動檢查機構": "inspection_agency",
    "年度": "year",
    "發生日期": "occurred_on",
    "是否顯示於地圖": "on_map",
    "agencyCode": "agency_code",
}
OFFICIAL = Layout(
    name="official",
    label=_("重大職業災害公開資料"),
    headers=HEADERS,
    read=read_official,
    write=write_official,
)


def check_listed(row: Row, context: ImportContext) -> None:
    """Refuse a day that has not come, flag what a row leaves open."""
    refuse_future(row, context, occurred_on="發生日期")
    if row.is_refused:
        return
    listed = read_listed(row.values)
    for flag in listed.flags:
        row.flag(flag)
    if listed.advice:
        row.warn("owner_ubn", listed.advice)

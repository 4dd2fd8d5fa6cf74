"""The input of the line: columns of its data set, how official rows are read, forms of steps."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.identifiers import ubn_state
from laozheng.base.text import fold, squeeze
from laozheng.interfaces.ui.forms import MomentField
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.datasets.declare import Column, Layout
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.law.codes import industry
from laozheng.kernel.parties.districts import district_in
from laozheng.kernel.parties.names import fold_name, split_name
from laozheng.lines.safety.rules.codes import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    UBN_STATES,
    accident_type,
)

ACCIDENT_COLUMNS = (
    Column("source_number", _("編號"), "text", max_length=40, note=_("來源檔案內的編號，不作鍵值")),
    Column("occurred_on", _("發生日期"), "date", required=True),
    Column("employer_name", _("事業單位"), "text", max_length=200),
    Column("name_masked", _("名稱遮蔽"), "bool"),
    Column("ubn", _("事業單位統一編號"), "text", max_length=40),
    Column("ubn_state", _("統一編號狀態"), "code", codes=UBN_STATES),
    Column("industry_section", _("行業大類"), "text", max_length=1),
    Column("industry_group", _("行業名稱"), "text", max_length=120),
    Column("industry_code", _("行業代碼"), "text", max_length=4),
    Column("accident_type", _("災害類型"), "text", max_length=60, note=_("官方類型代碼或原文")),
    Column("casualties", _("罹災人數"), "text", max_length=20, note=_("罹災人數不是死亡人數")),
    Column("owner_name", _("業主"), "text", max_length=200),
    Column("owner_ubn", _("業主統一編號"), "text", max_length=40),
    Column("owner_ubn_state", _("業主統一編號狀態"), "code", codes=UBN_STATES),
    Column("project_name", _("工程名稱"), "text", max_length=200),
    Column("place", _("場所"), "text", max_length=300),
    Column("district", _("行政區"), "text", max_length=10),
    Column("address", _("地址"), "text", max_length=300),
    Column("inspection_agency", _("勞動檢查機構"), "text", required=True, max_length=80),
    Column("agency_code", _("機構代碼"), "text", required=True, max_length=4),
    Column("on_map", _("是否顯示於地圖"), "bool"),
    Column("year", _("年度"), "text", max_length=4),
    Column("flags", _("註記"), "list"),
)

# Number and address are in it so that rows that differ in nothing else stay two rows (W-TWIN).
ACCIDENT_KEY = (
    "occurred_on",
    "agency_code",
    "employer_name",
    "owner_name",
    "place",
    "accident_type",
    "ubn",
    "address",
)


def read_official(cells: Mapping[str, str]) -> Mapping[str, str]:
    """Native texts of an official row: section and name of the industry come apart."""
    native = dict(cells)
    section, name = split_industry(native.pop("industry", ""))
    native["industry_section"], native["industry_group"] = section, name
    return native


OFFICIAL = Layout(
    name="official",
    label=_("重大職業災害公開資料"),
    headers={
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
    },
    read=read_official,
)

_INDUSTRY = re.compile(r"([A-S])?([^（(]*)(?:[（(](.*)[)）])?$")


def split_industry(text: str) -> tuple[str, str]:
    """``F營造業(建築工程業)`` → ("F", "建築工程業"); the name of the section without brackets."""
    found = _INDUSTRY.match(fold(text))
    if found is None:
        return "", fold(text)
    section, broad, group = found.groups()
    return section or "", (group or broad or "").strip()


def check_accident(row: Row, context: ImportContext) -> None:
    """Flag what an official row leaves open; nothing is guessed, the raw cells stay."""
    values = row.values
    day = values["occurred_on"]
    if day > context.today:
        row.refuse("occurred_on", "發生日期在今天之後，請改填正確日期")
        return
    _check_year(row)
    values["name_masked"] = bool(split_name(values["employer_name"] or "").masked)
    if values["name_masked"]:
        row.flag("W-MASK")
    if squeeze(values["employer_name"] or "") in ("", "-"):
        values["employer_name"] = None
        row.flag("W-EMPTY")
    _check_numbers(row)
    _check_casualties(row)
    _check_industry(row)
    _check_type(row)
    _check_place(row)
    if values["on_map"] is None:
        row.flag("W-MAP")
    if values["agency_code"] != "09":
        row.flag("W-AGENCY")
    values["key"] = accident_key(values)


def _check_year(row: Row) -> None:
    year = row["year"]
    if year and year != str(row["occurred_on"].year):
        row.flag("W-YEAR")


def _check_numbers(row: Row) -> None:
    for name in ("ubn", "owner_ubn"):
        raw = row[name] or ""
        state = ubn_state(raw)
        if state == "same_as_employer" and name == "owner_ubn":
            row.values[name], state = row["ubn"], ubn_state(row["ubn"] or "")
        row.values[f"{name}_state"] = state
        if state != "valid":
            row.values[name] = None
            row.flag(f"W-UBN-{state}")
        else:
            row.values[name] = squeeze(fold(row[name]))
    if row["employer_name"] and row["employer_name"] == row["owner_name"]:
        if row["ubn"] != row["owner_ubn"] and row["ubn"] and row["owner_ubn"]:
            row.flag("W-SWAP")


def _check_casualties(row: Row) -> None:
    text = squeeze(fold(row["casualties"] or ""))
    row.values["casualties_number"] = int(text) if text.isdecimal() else None
    if not text.isdecimal() or int(text) == 0:
        row.flag("W-CAS")


def _check_industry(row: Row) -> None:
    group, section = row["industry_group"] or "", row["industry_section"] or ""
    row.values["industry_code"] = industry_code(section, group) if group else ""
    if not row["industry_code"]:
        row.flag("W-IND")


def industry_code(section: str, name: str) -> str:
    """The code of the classification that has exactly this name under the section; else empty."""
    known = industry()
    wanted = squeeze(name)
    found = [
        code.code
        for code in known.codes
        if squeeze(code.label) == wanted
        and (not section or known.path(code.code)[0].code == section)
    ]
    return min(found, key=len) if found else ""


def _check_type(row: Row) -> None:
    text = row["accident_type"] or ""
    code = text if text in ACCIDENT_TYPES else accident_type(fold(text))
    row.values["accident_type_text"] = text
    row.values["accident_type_code"] = code
    if not code:
        row.flag("W-TYPE")


def _check_place(row: Row) -> None:
    found = district_in(row["address"] or "", row["place"] or "")
    row.values["district"] = found.code or ""
    if found.flag:
        row.flag("outside_city" if found.flag == "outside_city" else "W-ADDR")


def accident_key(values: Mapping[str, Any]) -> str:
    """The same accident in two lists (W-KEY): day, agency, name, place and type.

    The number of the file is no key: it restarts with every period.
    """
    name = values["employer_name"] or values["owner_name"] or ""
    parts = (
        values["occurred_on"].isoformat(),
        values["agency_code"],
        fold_name(split_name(name).name) if name else "",
        squeeze(fold(values["place"] or "")),
        values["accident_type_code"] or squeeze(fold(values["accident_type_text"] or "")),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


class ReportForm(OpeningForm):
    """An accident as the employer, a hospital or the police report it."""

    occurred_at = MomentField(label=_("發生時間"), help_text=_("例：113/03/05 14:30"))
    known_at = MomentField(label=_("雇主知悉時間"), required=False)
    reported_at = MomentField(label=_("通報時間"))
    reported_by = forms.ChoiceField(
        label=_("通報者"),
        choices=[
            ("employer", _("雇主")),
            ("hospital", _("醫院")),
            ("police", _("警察")),
            ("other", _("其他")),
        ],
    )
    employer_name = forms.CharField(label=_("事業單位"), max_length=200)
    ubn = forms.CharField(label=_("統一編號"), max_length=8, required=False)
    place = forms.CharField(label=_("場所"), max_length=300)
    accident_type = forms.ChoiceField(label=_("災害類型"), choices=list(ACCIDENT_TYPES.items()))
    kind = forms.ChoiceField(label=_("災害別"), choices=list(ACCIDENT_KINDS.items()))
    deaths = forms.IntegerField(label=_("死亡人數"), min_value=0, initial=0)
    injured = forms.IntegerField(label=_("受傷人數"), min_value=0, initial=0)
    hospitalized = forms.IntegerField(label=_("住院人數"), min_value=0, initial=0)


class DeathForm(StepForm):
    """A death recorded later: the day is the day of death."""

    deaths = forms.IntegerField(label=_("死亡人數"), min_value=1, initial=1)


class ReasonForm(StepForm):
    """A step that needs a reason or a short account."""

    reason = forms.CharField(label=_("說明"), widget=forms.Textarea, max_length=2000)

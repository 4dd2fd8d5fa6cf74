"""The data sets of the registers, of activities and of counts."""

from functools import partial

from laozheng.kernel.activities.dataset import activities_dataset
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.tallies.dataset import tallies_dataset
from laozheng.lines.migrants.actions import registers
from laozheng.lines.migrants.actions.entries import Register, record_rows
from laozheng.lines.migrants.queries.exporting import export_register
from laozheng.lines.migrants.rules import codes

PERSONS = ("targeted_briefing", "caregiver_tour", "staff_training", "liaison_meeting")


def _set(
    register: Register,
    name: str,
    label: str,
    key: tuple[str, ...],
    *columns: Column,
    **more: object,
) -> DataSet:
    return DataSet(
        name=name,
        label=label,
        owner="migrants",
        key=key,
        columns=columns,
        record=partial(record_rows, register),
        export=partial(export_register, register),
        **more,  # type: ignore[arg-type]
    )


DORMITORIES = _set(
    registers.DORMITORIES, "dormitories", "移工住宿地點", ("dormitory_number",),
    Column("dormitory_number", "住宿地點號", "text", required=True, max_length=40),
    Column("address", "地址", "text", required=True, max_length=300),
    Column("district", "行政區", "text", required=True, max_length=10),
    Column("kind", "類別", "code", required=True, codes=codes.DORMITORY_KINDS),
    Column("capacity", "可住人數", "int"),
    Column("occupants", "居住人數", "int"),
    Column("fire_report_to", "消防申報效期", "date"),
    Column("building_report_to", "公安申報效期", "date"),
    Column("opened_on", "啟用日", "date"),
    Column("closed_on", "停用日", "date"),
    help="地址只供本單位使用，不公開、不上圖",
)  # fmt: skip
VIOLATIONS = _set(
    registers.VIOLATIONS, "migrant_violations", "移工查獲案件", ("violation_number",),
    Column("violation_number", "查獲案號", "text", required=True, max_length=40),
    Column("found_on", "查獲日", "date", required=True),
    Column("violation", "違法態樣", "code", required=True, codes=codes.VIOLATIONS),
    Column("offender", "對象", "code", required=True, codes=codes.OFFENDERS),
    Column("offender_name", "對象名稱", "text", required=True, max_length=300),
    Column("ubn", "統一編號", "text", max_length=40),
    Column("persons", "外國人數", "int"),
    Column("source", "來源", "code", codes=codes.SOURCES),
    Column("visit_number", "訪查案號", "text", max_length=40),
    Column("document_number", "處分字號", "text", max_length=100),
    check=registers.check_violation,
    help="一個對象一次違法為一件",
)  # fmt: skip
CONSULTATIONS = _set(
    registers.CONSULTATIONS, "migrant_consultations", "移工諮詢",
    ("consultation_number", "on", "language", "mode", "topic"),
    Column("consultation_number", "諮詢案號", "text", max_length=60, note="整日合計者留空"),
    Column("on", "日期", "date", required=True),
    Column("language", "語言", "code", codes=codes.LANGUAGES),
    Column("mode", "方式", "code", codes=codes.MODES),
    Column("topic", "主題", "text", max_length=120),
    Column("value", "件數", "int", note="未填為1"),
    check=registers.check_consultation,
)  # fmt: skip
AGENCIES = _set(
    registers.AGENCIES, "employment_agencies", "私立就業服務機構", ("license_number",),
    Column("license_number", "許可證號", "text", required=True, max_length=40),
    Column("name", "名稱", "text", required=True, max_length=200),
    Column("ubn", "統一編號", "text", max_length=40),
    Column("kind", "營利別", "code", codes=codes.AGENCY_KINDS),
    Column("branch", "分支", "bool"),
    Column("licensed_on", "許可日", "date", required=True),
    Column("license_to", "效期", "date"),
    Column("bond", "保證金", "money"),
    Column("staff", "從業人員", "int"),
    Column("reported_to", "季報表已報至", "date", note="最近一次季報表的季末日"),
    Column("suspended", "停業期間", "list", note="起日~迄日，以分號分隔"),
    Column("closed_on", "歇業日", "date"),
    check=registers.check_agency,
)  # fmt: skip
GRADES = _set(
    registers.AGENCY_GRADES, "agency_grades", "仲介評鑑", ("license_number", "evaluation_year"),
    Column("license_number", "許可證號", "text", required=True, max_length=40),
    Column("evaluation_year", "評鑑年度", "int", required=True),
    Column("published_on", "公告日", "date", required=True),
    Column("score", "分數", "text", max_length=6, note="0至100，小數二位"),
    Column("class", "級別", "code", required=True, codes=codes.GRADES),
    Column("exempt_lost_on", "喪失免評日", "date"),
    check=registers.check_grade,
)  # fmt: skip
CAREGIVERS = _set(
    registers.CAREGIVERS, "caregivers", "短期照服員", ("record_number",),
    Column("record_number", "登錄號", "text", required=True, max_length=40),
    Column("qualified_on", "合格日", "date", required=True),
    Column("valid_to", "效期", "date", note="含當日"),
    Column("status", "狀態", "code", required=True, codes=codes.CAREGIVER_STATUSES),
    Column("initials", "姓名縮寫", "text", max_length=12, note="例：陳○○、L.T.，不填全名"),
    Column("districts", "服務地區", "list"),
    Column("languages", "語言", "list", codes=codes.LANGUAGES),
    Column("hours", "時段", "text", max_length=120),
    Column("shows", "同意公開欄位", "list", codes=codes.CAREGIVER_SHOWS,
           note="未同意者不列入公開名冊"),
    check=registers.check_caregiver,
)  # fmt: skip
QUARANTINE = _set(
    registers.QUARANTINE, "quarantine_applications", "居家檢疫查核申請", ("application_number",),
    Column("application_number", "申請號", "text", required=True, max_length=40),
    Column("applied_on", "申請日", "date", required=True),
    Column("employer_name", "雇主", "text", required=True, max_length=300),
    Column("result", "結果", "code", required=True, codes=codes.QUARANTINE_RESULTS),
    Column("inspected_on", "查核日", "date"),
    Column("reported_on", "回報日", "date"),
    check=registers.check_quarantine,
)  # fmt: skip
ACTIVITIES = activities_dataset(
    "migrants",
    "移工活動與宣導",
    codes.ACTIVITY_KINDS,
    count_unit=lambda kind: "persons" if kind in PERSONS else "person_times",
    more=(
        Column("event", "活動別", "text", max_length=40),
        Column("audience", "對象", "code", codes=codes.AUDIENCES),
    ),
)
TALLIES = tallies_dataset(
    "migrants",
    "移工計數",
    codes.TALLY_KINDS,
    units=codes.TALLY_UNITS,
    dims=(
        Column("medium", "媒體", "code", codes=codes.MEDIA),
        Column("tag", "標記", "text", max_length=40),
    ),
)
REGISTER_SETS = (
    DORMITORIES, VIOLATIONS, CONSULTATIONS, AGENCIES, GRADES, CAREGIVERS, QUARANTINE, ACTIVITIES,
    TALLIES,
)  # fmt: skip

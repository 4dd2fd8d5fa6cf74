"""The data sets `private_bodies` and `mediators`: the rosters of 勞資爭議調解辦法§13 and §21.

The last day of a span is exclusive: the first day on which it holds no more.
"""

from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.lines.disputes.actions.registering import (
    check_body,
    check_mediator,
    record_bodies,
    record_mediators,
)
from laozheng.lines.disputes.models import codes
from laozheng.lines.disputes.queries.rosters import export_bodies, export_mediators

EXCLUSIVE = "不含當日"

PRIVATE_BODIES = DataSet(
    name="private_bodies",
    label="受託民間團體名冊",
    owner="disputes",
    key=("body_no",),
    columns=(
        Column("body_no", "團體編號", "text", required=True, max_length=20),
        Column("name", "團體名稱", "text", required=True, max_length=120),
        Column("ubn", "統一編號", "text", max_length=8),
        Column("address", "會所地址", "text", max_length=200),
        Column("phone", "電話", "text", max_length=40),
        Column("representative", "代表人", "text", max_length=80),
        Column("founded_on", "設立日", "date"),
        Column("purpose", "章程宗旨", "text"),
        Column("staff", "專職會務人員數", "int", required=True),
        Column("is_side_body", "為勞工或雇主團體", "bool"),
        Column("contract_from", "委託起日", "date", required=True),
        Column("contract_to", "委託迄日", "date", note=EXCLUSIVE),
        Column("fee_rule", "費用約定", "text", max_length=200),
        Column("evaluated_on", "考核日", "date"),
        Column("evaluation", "考核結果", "code", codes=codes.EVALUATIONS),
        Column("note", "備註", "text"),
    ),
    check=check_body,
    record=record_bodies,
    export=export_bodies,
    help="每列一團體；同一團體以新考核年度再匯入時加 --update，舊考核保留。",
)

MEDIATORS = DataSet(
    name="mediators",
    label="調解人名冊",
    owner="disputes",
    key=("roster_no",),
    columns=(
        Column("roster_no", "名冊編號", "text", required=True, max_length=20),
        Column("name", "姓名", "text", required=True, max_length=80),
        Column("qualification", "資格", "code", required=True, codes=codes.QUALIFICATIONS),
        Column("certificate_no", "證書號", "text", max_length=60),
        Column("certified_on", "發證日", "date"),
        Column("body", "所屬團體", "text", max_length=120, note="名稱或團體編號；空白為本局調解人"),
        Column("active_from", "列冊起日", "date", required=True),
        Column("active_to", "列冊迄日", "date", note=EXCLUSIVE),
        Column("trainings", "在職研習", "list", note="日期:時數，以分號分隔，例 113/02/01:4"),
        Column("evaluated_on", "評量日", "date"),
        Column("evaluation", "評量結果", "code", codes=codes.EVALUATIONS),
        Column("signed_on", "簽證日", "date"),
        Column("languages", "語言", "list", codes=codes.LANGUAGES),
        Column("fields", "專長", "list"),
        Column("weekly_limit", "每週上限", "int"),
        Column("note", "備註", "text"),
    ),
    check=check_mediator,
    record=record_mediators,
    export=export_mediators,
    help="每列一人；研習與評量逐筆累積，不覆蓋舊資料。",
)

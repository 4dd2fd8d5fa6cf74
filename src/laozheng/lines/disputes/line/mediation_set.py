"""The data set `mediation`: one row per case, as bodies, districts and older systems send it."""

from collections.abc import Mapping
from typing import Any

from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.law.codes import industry
from laozheng.kernel.parties.city import city
from laozheng.kernel.parties.districts import district_labels
from laozheng.lines.disputes.actions.importing import record_mediations
from laozheng.lines.disputes.actions.mediation_rows import check_row
from laozheng.lines.disputes.line.mediation import MEDIATION as KIND
from laozheng.lines.disputes.models import codes
from laozheng.lines.disputes.queries.exports import export_mediations


def zones() -> Mapping[str, Any]:
    """The parks of the city by code."""
    return {place.code: place.label for place in city().zones.values()}


ISSUE_ALIASES = {
    f"{label}爭議": code
    for code, label in (
        ("wage", "工資"),
        ("contract", "契約"),
        ("occupational_injury", "職災"),
        ("retirement", "退休"),
        ("labor_insurance", "勞保"),
        ("other", "其他"),
    )
}

COLUMNS = (
    Column(
        "case_no",
        "案號",
        "text",
        required=True,
        max_length=40,
        note="檔案內不得重複；本局案號格式（勞調-113-000123）即為案號，其餘存為原系統案號",
    ),
    Column("received_on", "收件日", "date", required=True, note="申請書到局之日"),
    Column(
        "intake",
        "收件方式",
        "code",
        required=True,
        codes={intake: INTAKES[intake] for intake in KIND.intakes},
    ),
    Column("filer", "申請人別", "code", codes=codes.FILERS, note="空白為勞工；主管機關限職權交付"),
    Column("worker_name", "勞工姓名", "text", max_length=80, note="第一位勞工"),
    Column("worker_id_no", "證號", "text", person_id="keep", sealed=True, note="加密儲存，不匯出"),
    Column("workers", "勞工人數", "int", minimum=1, note="空白為1"),
    Column("workers_female", "女性人數", "int"),
    Column("union_name", "工會名稱", "text", max_length=120, note="申請人別為工會時必填"),
    Column("employer_name", "事業單位名稱", "text", required=True, max_length=200),
    Column("employer_ubn", "統一編號", "text", max_length=8, note="112年4月新舊檢查規則均可"),
    Column("industry", "行業", "code", codes=industry, valid_on="received_on"),
    Column("workplace_city", "勞務提供縣市", "text", max_length=20, note="空白為本市"),
    Column(
        "workplace_district", "勞務提供行政區", "code", codes=district_labels, note="在本市者必填"
    ),
    Column("workplace_zone", "園區", "code", codes=zones),
    Column("nature", "爭議性質", "code", codes=codes.NATURES, note="空白為權利事項"),
    Column(
        "issue", "爭議類別", "code", required=True, codes=codes.ISSUES, code_aliases=ISSUE_ALIASES
    ),
    Column(
        "claims",
        "請求事項",
        "list",
        codes=codes.CLAIMS,
        note="代碼:金額，以分號分隔，例 arrears:32000;severance:58000",
    ),
    Column(
        "channel",
        "處理方式",
        "code",
        codes=codes.CHANNELS,
        code_aliases={
            "民間團體": "private_mediation_body",
            "調解人": "authority_mediator",
            "委員會": "mediation_committee",
        },
        note="撤案、非轄區、不受理得空白",
    ),
    Column("private_body", "受託團體", "text", max_length=120, note="名稱或團體編號"),
    Column("mediator", "調解人", "text", max_length=80, note="姓名或名冊編號"),
    Column("assigned_on", "指派日", "date"),
    Column("started_on", "開始調解日", "date"),
    Column("first_hearing_on", "首次開會日", "date"),
    Column("hearings", "開會次數", "int"),
    Column(
        "outcome",
        "結果",
        "code",
        codes=codes.OUTCOMES,
        code_aliases={"調解成立": "settled", "調解不成立": "not_settled", "撤回": "withdrawn"},
        note="空白為調解中",
    ),
    Column("outcome_reason", "原因", "code", codes=codes.ALL_REASONS),
    Column("closed_on", "結案日", "date", note="有結果者必填，調解中不得填"),
    Column("withdrawn_via", "撤案方式", "code", codes=codes.WITHDRAWN_VIA, note="限撤案，必填"),
    Column("transferred_to", "移送機關", "text", max_length=60, note="限非轄區，必填"),
    Column("partial", "部分成立", "bool", note="限成立"),
    Column("amount_claimed", "請求金額", "money"),
    Column("amount_settled", "成立金額", "money", note="限成立"),
    Column("record_filed_on", "紀錄送達機關日", "date"),
    Column("record_served_on", "紀錄送達當事人日", "date"),
    Column(
        "court_refused_on",
        "法院駁回日",
        "date",
        note="限成立；法院裁定駁回強制執行聲請之日，自該日起視為不成立",
    ),
    Column("language", "語言", "code", codes=codes.LANGUAGES),
    Column("note", "備註", "text"),
)

MEDIATION_SET = DataSet(
    name="mediation",
    label="勞資爭議調解案件",
    owner="disputes",
    key=("case_no",),
    columns=COLUMNS,
    check=check_row,
    record=record_mediations,
    export=export_mediations,
    help="每列一案。日期可填西元或民國；空白表示不詳。更正既有案件須加 --update。",
)

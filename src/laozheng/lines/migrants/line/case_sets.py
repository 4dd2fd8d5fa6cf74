"""The data sets whose rows become cases."""

from functools import partial

from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.lines.migrants.actions import courses, recording, visits
from laozheng.lines.migrants.queries import exporting
from laozheng.lines.migrants.rules import codes

_EMPLOYER = (
    Column("employer_name", "雇主", "text", required=True, max_length=300),
    Column("ubn", "統一編號", "text", max_length=40),
)
_WORKER = Column("worker_key", "外國人代碼", "text", max_length=64, note="代碼，不是居留證號")

VISITS = DataSet(
    name="migrant_visits",
    label="移工訪視",
    owner="migrants",
    key=("visit_number",),
    columns=(
        Column("visit_number", "訪查案號", "text", required=True, max_length=40),
        Column("worker_category", "外國人別", "code", required=True, codes=codes.WORKER_CATEGORIES),
        Column("type", "訪查別", "code", required=True, codes=codes.VISIT_TYPES),
        Column("visited_on", "訪查日", "date", required=True),
        *_EMPLOYER,
        Column("employer_kind", "雇主別", "code", codes=codes.EMPLOYER_KINDS),
        Column("dormitory_number", "住宿地點號", "text", max_length=40),
        Column("district", "行政區", "text", max_length=10),
        Column("agency", "仲介許可證號", "text", max_length=40),
        Column("trip", "行程號", "text", max_length=40, note="同一趟多家雇主填同一行程號"),
        Column("officers", "查察員", "list"),
        Column("workers_met", "訪談人數", "int"),
        Column("languages", "語言", "list", codes=codes.LANGUAGES),
        Column("checks", "檢查項目", "list", codes=codes.CHECKS),
        Column("result", "結果", "code", required=True, codes=RESULTS),
        Column("findings", "查獲事項", "list"),
        Column("notice_number", "通報號", "text", max_length=40),
        Column("reference", "交辦文號", "text", max_length=60),
    ),
    check=visits.check_visit,
    record=visits.record_visits,
    export=exporting.export_visits,
    help="一列為一件；同一趟三家雇主為三列",
)
AGENCY_VISITS = DataSet(
    name="agency_visits",
    label="仲介訪查",
    owner="migrants",
    key=("visit_number",),
    columns=(
        Column("visit_number", "訪查案號", "text", required=True, max_length=40),
        Column("license_number", "許可證號", "text", required=True, max_length=40),
        Column("visited_on", "訪查日", "date", required=True),
        Column("purpose", "訪查目的", "code", required=True, codes=codes.AGENCY_VISIT_PURPOSES),
        Column("result", "結果", "code", required=True, codes=RESULTS),
        Column("findings", "查獲事項", "list"),
    ),
    check=visits.check_agency_visit,
    record=visits.record_agency_visits,
    export=exporting.export_agency_visits,
    help="只有分級訪查計入年度應訪查次數",
)
REPORTS = DataSet(
    name="migrant_reports",
    label="移工通報",
    owner="migrants",
    key=("report_number",),
    columns=(
        Column("report_number", "通報號", "text", required=True, max_length=40),
        Column("type", "通報別", "code", required=True, codes=codes.NOTICE_TYPES),
        Column("event_on", "事由日", "date", required=True),
        Column("received_on", "收件日", "date", required=True),
        *_EMPLOYER,
        _WORKER,
        Column("nationality", "國籍", "text", max_length=10),
        Column("agency", "仲介許可證號", "text", max_length=40),
        Column("dormitory_number", "住宿地點號", "text", max_length=40),
        Column("receipt_number", "證明書號", "text", max_length=40),
        Column("late", "逾期", "bool", note="空白者依法定期限計算"),
    ),
    check=recording.check_notice,
    record=recording.record_notices,
    export=partial(exporting.export_matters, courses.NOTICES),
    help="同一外國人、同一事由的第二件標為重複，不計數",
)
DISPUTES = DataSet(
    name="migrant_disputes",
    label="移工爭議",
    owner="migrants",
    key=("case_no",),
    columns=(
        Column("case_no", "案號", "text", required=True, max_length=60),
        Column("received_on", "收件日", "date", required=True),
        Column("intake", "收件方式", "code", codes=INTAKES),
        Column("topics", "主題", "list", required=True, codes=codes.DISPUTE_TOPICS),
        *_EMPLOYER,
        Column("agency", "仲介許可證號", "text", max_length=40),
        Column("nationality", "國籍", "text", max_length=10),
        Column("workers", "外國人數", "int", minimum=1),
        Column("outcome", "結果", "code", codes=codes.DISPUTE_OUTCOMES),
        Column("closed_on", "結案日", "date"),
        Column("mediation_case", "調解案號", "text", max_length=60),
    ),
    check=recording.check_dispute,
    record=recording.record_disputes,
    export=partial(exporting.export_matters, courses.DISPUTES),
    help="本單位協調的爭議；正式調解另計於勞資爭議",
)
VERIFICATIONS = DataSet(
    name="termination_verifications",
    label="解約驗證",
    owner="migrants",
    key=("case_no",),
    columns=(
        Column("case_no", "案號", "text", required=True, max_length=60),
        Column("received_on", "申請日", "date", required=True),
        Column("appointment_on", "驗證日", "date"),
        *_EMPLOYER,
        Column("worker_key", "外國人代碼", "text", required=True, max_length=64),
        Column("nationality", "國籍", "text", max_length=10),
        Column("language", "語言", "code", codes=codes.LANGUAGES),
        Column("interpreter", "通譯", "text", max_length=80, note="不得為仲介"),
        Column("reason", "終止事由", "text", max_length=200),
        Column("intention", "真意", "code", codes=codes.INTENTIONS),
        Column("result", "結果", "code", codes=codes.VERIFICATION_RESULTS),
        Column("verified_on", "完成日", "date"),
        Column("leaving_on", "出國日", "date"),
    ),
    check=recording.check_verification,
    record=recording.record_verifications,
    export=partial(exporting.export_matters, courses.VERIFICATIONS),
)
STAYS = DataSet(
    name="shelter_stays",
    label="移工安置",
    owner="migrants",
    key=("stay_number",),
    columns=(
        Column("stay_number", "安置號", "text", required=True, max_length=40),
        Column("worker_key", "外國人代碼", "text", required=True, max_length=64, sealed=True),
        Column("nationality", "國籍", "text", max_length=10),
        Column("reason", "安置原因", "code", required=True, codes=codes.SHELTER_REASONS),
        Column("shelter", "安置單位", "text", max_length=120, sealed=True),
        Column("from_at", "入住時間", "moment", required=True),
        Column("to_at", "離開時間", "moment"),
        Column("children", "同行子女數", "int"),
        Column("cost", "安置費用", "money"),
        Column("ended_by", "結束原因", "code", codes=codes.ENDED_BY),
    ),
    check=recording.check_stay,
    record=recording.record_stays,
    export=partial(exporting.export_stays, courses.STAYS),
    help="密封：只有承辦人匯得出自己承辦的，外國人代碼與安置單位不匯出",
)
CASE_SETS = (VISITS, AGENCY_VISITS, REPORTS, DISPUTES, VERIFICATIONS, STAYS)

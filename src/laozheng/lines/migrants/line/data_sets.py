"""The data sets of the line: rows that become cases, entries of registers, activities, counts."""

from functools import partial

from laozheng.kernel.activities.dataset import activities_dataset
from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.kernel.parties.districts import district_labels
from laozheng.kernel.tallies.dataset import tallies_dataset
from laozheng.lines.migrants.actions import courses, own_files, recording, visits
from laozheng.lines.migrants.actions.registers import checking, declared
from laozheng.lines.migrants.actions.registers.entering import record_rows
from laozheng.lines.migrants.queries import exporting
from laozheng.lines.migrants.queries.registers import Register
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
ARRIVALS = DataSet(
    name="migrant_arrivals",
    label="入國及接續通報（整批）",
    owner="migrants",
    key=("employer_number", "type", "worker_key", "event_on"),
    columns=(
        Column("employer_number", "雇主編號", "text", required=True, max_length=40,
               note="統一編號；家庭雇主填代理委任登記的案號"),
        Column("type", "通報別", "code", required=True,
               codes={code: codes.NOTICE_TYPES[code] for code in codes.ARRIVALS}),
        Column("event_on", "入國日或接續聘僱日", "date", required=True),
        Column("worker_key", "外國人代碼", "text", required=True, max_length=64,
               note="自編代碼，同一雇主內不重複；不得填居留證號"),
        Column("nationality", "國籍", "text", required=True, max_length=10),
        Column("district", "行政區", "code", required=True, codes=district_labels),
        Column("dormitory_number", "住宿地點號", "text", max_length=40),
    ),
    check=own_files.check_arrival,
    record=own_files.record_arrivals,
    correction="已收件的通報請在「我的事業」的該案補送文件說明",
    help="由雇主或受委任的仲介在公開網站上傳；一列立一案",
)  # fmt: skip
PLAN_CHANGES = DataSet(
    name="migrant_plan_changes",
    label="生活照顧服務計畫書變更通報（整批）",
    owner="migrants",
    key=("employer_number", "changed_on", "change", "details"),
    columns=(
        Column("employer_number", "雇主編號", "text", required=True, max_length=40,
               note="統一編號；家庭雇主填代理委任登記的案號"),
        Column("changed_on", "變更日", "date", required=True),
        Column("change", "變更事項", "code", required=True, codes=codes.PLAN_CHANGES),
        Column("details", "變更內容", "text", required=True, max_length=300,
               note="原地點及新地點，或原人員及新人員"),
        Column("workers", "外國人數", "int", required=True, minimum=1),
        Column("district", "行政區", "code", required=True, codes=district_labels),
        Column("dormitory_number", "住宿地點號", "text", max_length=40,
               note="變更後；不知道時留空"),
    ),
    check=own_files.check_plan_change,
    record=own_files.record_plan_changes,
    correction="已收件的通報請在「我的事業」的該案補送文件說明",
    help="由雇主或受委任的仲介在公開網站上傳；一列立一案",
)  # fmt: skip
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
        export=partial(exporting.export_register, register),
        **more,  # type: ignore[arg-type]
    )


DORMITORIES = _set(
    declared.DORMITORIES, "dormitories", "移工住宿地點", ("dormitory_number",),
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
    declared.VIOLATIONS, "migrant_violations", "移工查獲案件", ("violation_number",),
    Column("violation_number", "查獲案號", "text", required=True, max_length=40),
    Column("found_on", "查獲日", "date", required=True),
    Column("violation", "違法態樣", "code", required=True, codes=codes.VIOLATIONS),
    Column("articles", "違反條文", "text", max_length=200, note="未填為該違法態樣的條文"),
    Column("offender", "對象", "code", required=True, codes=codes.OFFENDERS),
    Column("offender_name", "對象名稱", "text", required=True, max_length=300),
    Column("ubn", "統一編號", "text", max_length=40),
    Column("persons", "外國人數", "int"),
    Column("source", "來源", "code", codes=codes.SOURCES),
    Column("visit_number", "訪查案號", "text", max_length=40),
    Column("document_number", "處分字號", "text", max_length=100),
    check=checking.check_violation,
    help="一個對象一次違法為一件",
)  # fmt: skip
CONSULTATIONS = _set(
    declared.CONSULTATIONS, "migrant_consultations", "移工諮詢",
    ("consultation_number", "on", "language", "mode", "topic"),
    Column("consultation_number", "諮詢案號", "text", max_length=60, note="整日合計者留空"),
    Column("on", "日期", "date", required=True),
    Column("language", "語言", "code", codes=codes.LANGUAGES),
    Column("mode", "方式", "code", codes=codes.MODES),
    Column("topic", "主題", "text", max_length=120),
    Column("value", "件數", "int", note="未填為1"),
    check=checking.check_consultation,
)  # fmt: skip
AGENCIES = _set(
    declared.AGENCIES, "employment_agencies", "私立就業服務機構", ("license_number",),
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
    check=checking.check_agency,
)  # fmt: skip
GRADES = _set(
    declared.AGENCY_GRADES, "agency_grades", "仲介評鑑", ("license_number", "evaluation_year"),
    Column("license_number", "許可證號", "text", required=True, max_length=40),
    Column("evaluation_year", "評鑑年度", "int", required=True),
    Column("published_on", "公告日", "date", required=True),
    Column("score", "分數", "text", max_length=6, note="0至100，小數二位"),
    Column("class", "級別", "code", required=True, codes=codes.GRADES),
    Column("exempt_lost_on", "喪失免評日", "date"),
    check=checking.check_grade,
)  # fmt: skip
CAREGIVERS = _set(
    declared.CAREGIVERS, "caregivers", "短期照服員", ("record_number",),
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
    check=checking.check_caregiver,
)  # fmt: skip
INTERPRETERS = _set(
    declared.INTERPRETERS, "interpreters", "通譯語言資格", ("interpreter_number",),
    Column("interpreter_number", "通譯號", "text", required=True, max_length=40),
    Column("name", "姓名", "text", required=True, max_length=80),
    Column("organization", "所屬單位", "text", max_length=120),
    Column("languages", "語言", "list", required=True, codes=codes.LANGUAGES),
    Column("qualified_on", "合格日", "date", required=True),
    Column("valid_to", "效期", "date", note="含當日；未填為無期限"),
    check=checking.check_interpreter,
    help="外聘通譯；本單位人員的語言資格另列於人員資格",
)  # fmt: skip
QUARANTINE = _set(
    declared.QUARANTINE, "quarantine_applications", "居家檢疫查核申請", ("application_number",),
    Column("application_number", "申請號", "text", required=True, max_length=40),
    Column("applied_on", "申請日", "date", required=True),
    Column("employer_name", "雇主", "text", required=True, max_length=300),
    Column("result", "結果", "code", required=True, codes=codes.QUARANTINE_RESULTS),
    Column("inspected_on", "查核日", "date"),
    Column("reported_on", "回報日", "date"),
    check=checking.check_quarantine,
)  # fmt: skip
ACTIVITIES = activities_dataset(
    "migrants",
    "移工活動與宣導",
    codes.ACTIVITY_KINDS,
    count_unit=lambda kind: "persons" if kind in PERSONS else "person_times",
    more=(
        Column("event", "活動別", "text", max_length=40),
        Column("audience", "對象", "list", codes=codes.AUDIENCES),
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
DATA_SETS = (
    VISITS, AGENCY_VISITS, REPORTS, ARRIVALS, PLAN_CHANGES, DISPUTES, VERIFICATIONS, STAYS,
    DORMITORIES, VIOLATIONS, CONSULTATIONS, AGENCIES, GRADES, CAREGIVERS, INTERPRETERS, QUARANTINE,
    ACTIVITIES, TALLIES,
)  # fmt: skip

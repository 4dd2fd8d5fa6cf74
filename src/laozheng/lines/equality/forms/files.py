"""The columns of the line's files, and what speaks against a row.

Statistical columns about persons are read as texts and checked here, so that a name in one of them
is refused without being repeated.
"""

from collections.abc import Mapping

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.days import refuse_disorder, refuse_future
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.equality.rules.codes import (
    AD_DECISIONS,
    AD_TYPES,
    AGE_BANDS,
    COMPLAINT_KINDS,
    COUNCILS,
    DECISIONS,
    DUTY_SOURCES,
    GENDER,
    GROUNDS,
    HARASSMENT,
    LAWS,
    MEDIA,
    NOTICE_RESULTS,
    OBJECTION_RESULTS,
    PAY_CHANNELS,
    RESPONDENTS,
    SEXES,
    STAGES,
    STATUSES,
)
from laozheng.lines.equality.rules.grounds import objection_to

_SEALED_CODES: Mapping[str, Mapping[str, str]] = {
    "complainant_sex": SEXES,
    "complainant_age_band": AGE_BANDS,
    "complainant_status": STATUSES,
}
_PENDING = "pending"
_AFTER_RECEIPT = {
    "investigated_from": "調查起日",
    "council_on": "審議日",
    "decided_on": "審定日",
    "served_on": "送達日",
    "closed_on": "結案日",
}


def _sealed(name: str, label: str) -> Column:
    return Column(name, label, "text", max_length=20, sealed=True, note="填代碼，不得填姓名")


_WHO = (
    Column("employer_name", "被申訴單位", "text", required=True, max_length=200),
    Column("ubn", "統一編號", "text", max_length=10),
)
_CASE = (
    Column("case_no", "案號", "text", required=True, max_length=40),
    Column("received_on", "收件日", "date", required=True),
    Column("intake", "收件方式", "code", codes=INTAKES),
)
_COURSE = (
    Column("other_grounds", "其他事由", "list", codes=GROUNDS),
    Column("stage", "階段", "code", codes=STAGES),
    *_WHO,
    Column("district", "行政區", "text", max_length=10),
    Column("industry", "行業", "text", max_length=40),
    Column("employees", "僱用人數", "int"),
    _sealed("complainant_sex", "申訴人性別"),
    _sealed("complainant_age_band", "申訴人年齡層"),
    _sealed("complainant_status", "申訴人身分"),
    Column("anonymous", "匿名", "bool"),
    Column("investigated_from", "調查起日", "date"),
    Column("council_on", "審議日", "date"),
    Column("decision", "審定結果", "code", codes=DECISIONS, note="空白為審理中"),
    Column("decided_on", "審定日", "date"),
    Column("served_on", "送達日", "date"),
    Column("objection_on", "申請審議日", "date"),
    Column("objection_result", "審議結果", "code", codes=OBJECTION_RESULTS),
    Column("closed_on", "結案日", "date"),
)

DISCRIMINATION = (
    *_CASE,
    Column("law", "適用法", "code", required=True, codes=LAWS),
    Column("ground", "主要事由", "code", required=True, codes=GROUNDS),
    *_COURSE,
)
HARASSMENT_COLUMNS = (
    *_CASE,
    Column("kind", "申訴類型", "code", required=True, codes=COMPLAINT_KINDS),
    *_COURSE,
    Column("respondent_role", "被申訴人身分", "code", codes=RESPONDENTS, sealed=True),
    Column("power_relation", "權勢性騷擾", "bool", sealed=True),
    Column("minor", "行為時未成年", "bool", sealed=True),
    Column("known_on", "知悉日", "date", sealed=True),
    Column("act_on", "行為日", "date", required=True),
    Column("left_on", "離職日", "date", sealed=True),
    Column("order_issued_on", "命令日", "date"),
    Column("order_due_on", "改善期限", "date"),
)
NOTICES = (
    Column("notice_number", "通報編號", "text", required=True, max_length=40),
    Column("employer_name", "事業單位", "text", required=True, max_length=200),
    Column("ubn", "統一編號", "text", max_length=10),
    Column("employees", "僱用人數", "int"),
    Column("complaint_on", "雇主接獲日", "date", required=True),
    Column("notified_on", "通報日", "date", required=True),
    Column("closed_on", "處理完成日", "date"),
    Column("result", "處理結果", "code", codes=NOTICE_RESULTS),
    Column("result_notified_on", "結果通報日", "date"),
    Column("measures", "採取措施", "list"),
)
DUTIES = (
    Column("ubn", "統一編號", "text", required=True, max_length=10),
    Column("employer_name", "事業單位", "text", required=True, max_length=200),
    Column("employees", "僱用人數", "int", required=True),
    *(
        Column(name, label, "bool")
        for name, label in (
            ("channel", "申訴管道"),
            ("rules", "書面規範"),
            ("unit", "處理單位"),
            ("team", "調查小組"),
            ("counseling", "協助措施"),
        )
    ),
    Column("checked_on", "檢視日", "date", required=True),
    Column("source", "來源", "code", codes=DUTY_SOURCES),
)
JOB_SEEKING = (
    Column("case_no", "案號", "text", required=True, max_length=40),
    Column("received_on", "收件日", "date", required=True),
    Column("type", "類別", "code", required=True, codes=AD_TYPES),
    *_WHO,
    Column("medium", "刊登媒介", "code", codes=MEDIA),
    Column("occupation", "職缺", "text", max_length=120),
    Column("snapshot", "存證", "text", max_length=64, note="存證內容的 SHA-256"),
    Column("decision", "認定結果", "code", codes=AD_DECISIONS),
    Column("decided_on", "認定日", "date"),
    Column("closed_on", "結案日", "date"),
)
CONTACTS = (
    Column("contact_number", "編號", "text", required=True, max_length=40),
    Column("on", "日期", "date", required=True),
    Column("channel", "管道", "code", required=True, codes=PAY_CHANNELS),
    Column("firms", "家次", "int", required=True),
    Column("title", "名稱", "text", max_length=200),
)
CONSULTATIONS = (
    Column("kind", "主題", "text", required=True, max_length=40),
    Column("on", "日期", "date", required=True),
    Column("mode", "方式", "text", max_length=20),
    Column("value", "案次", "int", required=True),
)
MEETINGS = (
    Column("council", "會別", "code", required=True, codes=COUNCILS),
    Column("term", "屆", "int", required=True),
    Column("number", "次", "int", required=True),
    Column("held_on", "開會日", "date", required=True),
    Column("members", "委員人數", "int"),
    Column("outside_experts", "外聘專家學者出席人數", "int"),
    Column("attended", "出席人數", "int"),
    Column("women", "女性委員人數", "int"),
    Column("motions", "審議案數", "int"),
)
MEMBERS = (
    Column("council", "會別", "code", required=True, codes=COUNCILS),
    Column("term", "屆", "int", required=True),
    Column("member_key", "委員代號", "text", required=True, max_length=40),
    Column("outside", "外聘", "bool", required=True),
    Column("sex", "性別", "code", codes=SEXES),
    Column("from", "聘期起", "date", required=True),
    Column("to", "聘期迄", "date"),
)

INVESTIGATORS = (
    Column("number", "名冊號", "text", required=True, max_length=40),
    Column("name", "姓名", "text", required=True, max_length=80),
    Column("sex", "性別", "code", required=True, codes=SEXES),
    Column("profession", "專業", "text", max_length=80),
    Column("organization", "服務單位", "text", max_length=120, note="被申訴單位的人員不得選派"),
    Column("trained_on", "最近受訓日", "date", required=True),
    Column("from", "列冊日", "date", required=True),
    Column("to", "除名日", "date"),
    Column("listed", "同意公開", "bool", note="空白視為不同意"),
)


def check_discrimination(row: Row, context: ImportContext) -> None:
    """One main ground that its law knew on the day, codes about persons, days in order."""
    _check_course(row, context)
    code, ground = row["law"], row["ground"]
    if ground == HARASSMENT and code != GENDER:
        row.refuse("law", "性騷擾適用性別平等工作法，請更正適用法")
    elif code and ground and row["received_on"]:
        reason = objection_to(ground, code, row["received_on"], law())
        if reason:
            row.refuse("ground", reason)
    if ground and ground in {item.name for item in row["other_grounds"] or ()}:
        row.refuse("other_grounds", "主要事由只能有一個，請勿同時列入其他事由")


def check_harassment(row: Row, context: ImportContext) -> None:
    """Codes about persons, days in order, an act that is not after the complaint."""
    _check_course(row, context)
    refuse_disorder(row, act_on="行為日", received_on="收件日")
    if row["anonymous"]:
        row.refuse("anonymous", "性騷擾申訴不得匿名，匿名者請以一般陳情登錄為資訊")


def _check_course(row: Row, context: ImportContext) -> None:
    for name, codes in _SEALED_CODES.items():
        if row[name] and row[name] not in codes and row[name] not in codes.values():
            row.refuse(name, f"不是可用的代碼，請填{'、'.join(codes)}；本欄不得填姓名")
    decided = row["decision"] not in (None, _PENDING)
    if decided and row["decided_on"] is None:
        row.refuse("decided_on", "已有審定結果，請填審定日")
    if row["decided_on"] is not None and not decided:
        row.refuse("decision", "已有審定日，請填審定結果")
    for name, label in _AFTER_RECEIPT.items():
        refuse_disorder(row, received_on="收件日", **{name: label})
    refuse_disorder(row, decided_on="審定日", served_on="送達日")
    refuse_future(row, context, received_on="收件日", decided_on="審定日", closed_on="結案日")


def check_notice(row: Row, context: ImportContext) -> None:
    """An employer hears first and tells then; a result that came first is kept and flagged."""
    refuse_disorder(row, complaint_on="雇主接獲日", notified_on="通報日")
    refuse_disorder(row, complaint_on="雇主接獲日", closed_on="處理完成日")
    refuse_future(
        row, context, notified_on="通報日", result_notified_on="結果通報日", closed_on="處理完成日"
    )
    told, notified = row["result_notified_on"], row["notified_on"]
    if told is not None and notified is not None and told < notified:
        row.flag("late_first_notice")
    if told is not None and not row["result"]:
        row.refuse("result", "已有結果通報日，請填處理結果")


def check_job_seeking(row: Row, context: ImportContext) -> None:
    """A decision has its day, and no day lies before the receipt or in the future."""
    if bool(row["decision"]) != (row["decided_on"] is not None):
        row.refuse("decided_on", "認定結果與認定日須同時填寫")
    refuse_future(row, context, received_on="收件日", decided_on="認定日", closed_on="結案日")
    refuse_disorder(row, received_on="收件日", decided_on="認定日")
    refuse_disorder(row, received_on="收件日", closed_on="結案日")


def check_member(row: Row, context: ImportContext) -> None:
    """A term of office does not end before it begins."""
    refuse_disorder(row, **{"from": "聘期起日", "to": "聘期迄日"})


def check_investigator(row: Row, context: ImportContext) -> None:
    """Who leaves the roster was on it before; nobody is on it for a training that lies ahead."""
    refuse_disorder(row, **{"from": "列冊日", "to": "除名日"})
    refuse_future(row, context, trained_on="最近受訓日")

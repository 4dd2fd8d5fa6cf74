"""The columns of the line's data sets, and what a row of each is held to."""

from django.utils.translation import gettext_lazy as _

from laozheng.base.points import parse_point
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.columns import DISTRICT, EMPLOYER_NAME, UBN
from laozheng.kernel.datasets.days import check_days, refuse_disorder, refuse_future
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.complaints.codes import DECISIONS, OUTCOMES
from laozheng.kernel.inspections.visit_codes import (
    FINDING_STATES,
    RESULTS,
    SCOPES,
    UNSUCCESSFUL,
)
from laozheng.kernel.inspections.visits.reports import found_in
from laozheng.kernel.law.codes import industry
from laozheng.lines.standards.rules import codes
from laozheng.lines.standards.rules.deadlines import must_have_work_rules
from laozheng.lines.standards.rules.rates import rate_of

_RECEIVED = Column("received_on", _("收件日"), "date", required=True)
_DECIDED = Column("decided_on", _("核定日"), "date")
_RESULT = Column("result", _("結果"), "code", codes=codes.RESULTS, note=_("未填為核備"))

VISITS = (
    Column("inspection_number", _("檢查案號"), "text", required=True, max_length=60),
    Column("type", _("檢查別"), "code", required=True, codes=codes.TYPES),
    Column("program", _("專案"), "text", max_length=200, note=_("專案代碼或名稱")),
    Column("visited_on", _("檢查日"), "date", required=True),
    EMPLOYER_NAME,
    UBN,
    Column("workplace", _("場所"), "text", max_length=300),
    DISTRICT,
    Column("industry", _("行業"), "code", codes=industry),
    Column("employees", _("勞工人數"), "int"),
    Column("lead", _("主辦檢查員"), "text", max_length=80),
    Column("inspectors", _("檢查員"), "list"),
    Column("joint_agencies", _("會同機關"), "list"),
    Column("scopes", _("檢查項目"), "list", required=True, codes=SCOPES),
    Column("result", _("結果"), "code", required=True, codes=RESULTS),
    Column("findings", _("違反條文"), "list"),
    Column("complaint_number", _("申訴案號"), "text", max_length=60),
    Column("follows", _("複查前案"), "text", max_length=60),
)
COMPLAINTS = (
    Column("complaint_number", _("申訴案號"), "text", required=True, max_length=60),
    _RECEIVED,
    Column("intake", _("收件方式"), "code", codes=INTAKES),
    Column("anonymous", _("匿名"), "bool"),
    EMPLOYER_NAME,
    UBN,
    DISTRICT,
    Column("subjects", _("事項"), "list", required=True, codes=codes.SUBJECTS),
    Column("workplace", _("場所"), "text", max_length=300),
    Column(
        "point", _("場所座標"), "text", max_length=60, note=_("緯度, 經度，例22.6273, 120.3014")
    ),
    Column("replied_on", _("回復日"), "date"),
    Column("decision", _("處理決定"), "code", codes=DECISIONS),
    Column("closed_on", _("結案日"), "date"),
    Column("outcome", _("結果"), "code", codes=OUTCOMES),
)
FINDINGS = (
    Column("inspection_number", _("檢查案號"), "text", required=True, max_length=60),
    Column("citation", _("條文"), "text", required=True, max_length=200),
    Column("act_from", _("違反起日"), "date", required=True),
    Column("act_to", _("違反迄日"), "date"),
    Column("workers", _("影響人數"), "int"),
    Column("amount_owed", _("短少金額"), "money"),
    Column("remedy_due", _("改善期限"), "date"),
    Column("state", _("狀態"), "code", codes=FINDING_STATES),
    Column("facts", _("事實"), "text", sealed=True, note=_("可能提及勞工，不匯出")),
)
ACCOUNTS = (
    Column("account_number", _("專戶帳號"), "text", required=True, max_length=40),
    EMPLOYER_NAME,
    UBN,
    Column("opened_on", _("開戶日"), "date"),
    Column("closed_on", _("結清日"), "date"),
    Column("rate", _("提撥率"), "text", max_length=10, note=_("百分比，例：2")),
    Column("last_month", _("最近提撥月份"), "text", max_length=7),
    Column("balance", _("餘額"), "money"),
    Column("year_end_need", _("年度應足額"), "money"),
    Column("committee_members", _("委員數"), "int"),
    Column("employees", _("舊制勞工數"), "int"),
)
REMINDERS = (
    Column("reminder_number", _("催繳文號"), "text", required=True, max_length=60),
    EMPLOYER_NAME,
    UBN,
    Column("account_number", _("專戶帳號"), "text", max_length=40),
    Column("reason", _("事由"), "code", required=True, codes=codes.REMINDER_REASONS),
    Column("reminded_on", _("催繳日"), "date", required=True),
    Column("due_on", _("期限"), "date"),
    Column("cleared_on", _("解除日"), "date"),
)
PENSION_CASES = (
    Column("case_no", _("案號"), "text", required=True, max_length=60),
    Column("type", _("類別"), "code", required=True, codes=codes.PENSION_TYPES),
    EMPLOYER_NAME,
    UBN,
    _RECEIVED,
    _DECIDED,
    _RESULT,
)
WORK_RULES = (
    Column("filing_number", _("文號"), "text", required=True, max_length=60),
    Column("kind", _("新訂或修正"), "code", required=True, codes=codes.FILING_KINDS),
    EMPLOYER_NAME,
    UBN,
    Column("employees", _("僱用人數"), "int", required=True),
    _RECEIVED,
    _DECIDED,
    _RESULT,
)
AGREEMENTS = (
    Column("filing_number", _("文號"), "text", required=True, max_length=60),
    EMPLOYER_NAME,
    UBN,
    Column("job_title", _("工作者"), "text", required=True, max_length=120),
    Column("workers", _("人數"), "int", required=True, minimum=1),
    _RECEIVED,
    _DECIDED,
    _RESULT,
    Column("valid_to", _("有效至"), "date"),
)
REPLIES = (
    Column("reply_number", _("文號"), "text", required=True, max_length=60),
    Column("replied_on", _("函覆日"), "date", required=True),
    Column("asker", _("洽詢者"), "code", required=True, codes=codes.ASKERS),
    Column("subject", _("主題"), "text", max_length=200),
)


def check_visit(row: Row, context: ImportContext) -> None:
    """A visit is past; what it found can be read and fits its result and type."""
    check_days(row, context, visited_on="檢查日")
    text = ";".join(item.name for item in row["findings"] or ())
    if text and row["result"] in UNSUCCESSFUL:
        row.refuse("findings", "未會晤或歇業時沒有違反條文可填，請更正結果")
    elif text and row["type"] == codes.COMPLIANCE:
        row.refuse("findings", "法遵訪視為輔導性質，沒有違反條文可填，請清空或更正檢查別")
    elif text:
        try:
            found_in(text, row["visited_on"])
        except Refused as refusal:
            row.refuse("findings", refusal.reason)
    if row["result"] == "violation" and row["type"] == codes.COMPLIANCE:
        row.refuse("result", "法遵訪視為輔導性質，所見事項請填輔導改善")


def check_complaint(row: Row, context: ImportContext) -> None:
    """Days in order; an outcome only for what is closed; a point on the map of this country."""
    check_days(row, context, received_on="收件日", replied_on="回復日")
    refuse_disorder(row, received_on="收件日", closed_on="結案日")
    refuse_future(row, context, closed_on="結案日")
    if row["outcome"] and not row["closed_on"] and row["decision"] not in ("transfer", "refuse"):
        row.refuse("closed_on", "已填結果而沒有結案日，請補填")
    try:
        if row["point"]:
            parse_point(row["point"])
    except ValueError as error:
        row.refuse("point", str(error))


def check_finding(row: Row, context: ImportContext) -> None:
    """The span of the act does not run backwards."""
    check_days(row, context, act_from="違反起日", act_to="違反迄日")


def check_account(row: Row, context: ImportContext) -> None:
    """The rate is a number, and the days stand in order."""
    check_days(row, context, opened_on="開戶日", closed_on="結清日")
    try:
        rate_of(row["rate"])
    except ValueError as error:
        row.refuse("rate", str(error))


def check_reminder(row: Row, context: ImportContext) -> None:
    """A reminder is past, and cleared after it was sent."""
    check_days(row, context, reminded_on="催繳日", cleared_on="解除日")
    if row["due_on"] and row["due_on"] < row["reminded_on"]:
        row.refuse("due_on", "期限早於催繳日，請更正")


def check_filing(row: Row, context: ImportContext) -> None:
    """A filing is decided after it came; a result has its day."""
    check_days(row, context, received_on="收件日", decided_on="核定日")
    if row["result"] and not row["decided_on"]:
        row.refuse("decided_on", "已填結果而沒有核定日，請補填")


def check_work_rules(row: Row, context: ImportContext) -> None:
    """The same; an employer below the number files of its own will."""
    check_filing(row, context)
    if row.is_refused:
        return
    if not must_have_work_rules(row["employees"], row["received_on"], law()):
        row.flag("voluntary")


def check_reply(row: Row, context: ImportContext) -> None:
    """A reply is past."""
    check_days(row, context, replied_on="函覆日")

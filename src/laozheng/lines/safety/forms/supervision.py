"""Columns of inspections, orders, guidance and registers, and what a row of each is held to."""

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.cases.errors import Refused
from laozheng.kernel.datasets.columns import DISTRICT, EMPLOYER_NAME, UBN
from laozheng.kernel.datasets.days import check_days, refuse_disorder, refuse_future
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.inspections.visit_codes import RESULTS, UNSUCCESSFUL
from laozheng.kernel.inspections.visits.reports import found_in
from laozheng.kernel.law.codes import industry
from laozheng.kernel.law.parameters import NotConfigured
from laozheng.kernel.parties.districts import district_labels
from laozheng.lines.safety.models import SafetyAward, SafetyFamily
from laozheng.lines.safety.rules.codes import supervision as codes
from laozheng.lines.safety.rules.consistency import month_contradictions
from laozheng.lines.safety.rules.prevention import reports_monthly

HOTTEST = 50


INSPECTIONS = (
    Column("inspection_number", _("檢查案號"), "text", required=True, max_length=60),
    Column("type", _("檢查別"), "code", required=True, codes=codes.INSPECTION_TYPES),
    Column("division", _("科別"), "code", required=True, codes=codes.DIVISIONS),
    Column("program", _("專案"), "text", max_length=200),
    Column("visited_on", _("檢查日"), "date", required=True),
    EMPLOYER_NAME,
    UBN,
    Column("site_name", _("場所"), "text", max_length=300),
    Column("site_kind", _("場所類別"), "code", codes=codes.SITE_KINDS),
    DISTRICT,
    Column("industry", _("行業"), "code", codes=industry),
    Column("employees", _("勞工人數"), "int"),
    Column("lead", _("主辦檢查員"), "text", max_length=80),
    Column("inspectors", _("檢查員"), "list"),
    Column("result", _("結果"), "code", required=True, codes=RESULTS),
    Column("findings", _("違反條文"), "list"),
    Column("heat", _("熱危害"), "bool"),
    Column("complaint_number", _("申訴案號"), "text", max_length=60, note=_("申訴人一律密封")),
    Column("follows", _("複查前案"), "text", max_length=60),
)
ORDERS = (
    Column("order_number", _("停工文號"), "text", required=True, max_length=60),
    Column("inspection_number", _("檢查案號"), "text", required=True, max_length=60),
    Column("ordered_on", _("停工日"), "date", required=True),
    Column("effective_at", _("生效時間"), "moment"),
    Column("scope", _("範圍"), "code", required=True, codes=codes.STOP_SCOPES),
    Column("place", _("場所或機械"), "text", required=True, max_length=300),
    Column("ground", _("依據"), "code", required=True, codes=codes.STOP_GROUNDS),
    EMPLOYER_NAME,
    UBN,
    Column("resume_applied_on", _("申請復工日"), "date"),
    Column("resumption_inspection", _("復工檢查案號"), "text", max_length=60),
    Column("resumed_on", _("復工日"), "date"),
    Column("breached_on", _("違反停工日"), "date"),
)
GUIDANCE = (
    Column("visit_number", _("輔導編號"), "text", required=True, max_length=60),
    Column("program", _("計畫別"), "code", required=True, codes=codes.GUIDANCE_PROGRAMS),
    Column("notified_on", _("通報日"), "date", note=_("未填視為輔導日")),
    Column("visited_on", _("輔導日"), "date", required=True),
    EMPLOYER_NAME,
    DISTRICT,
    Column("employees", _("勞工人數"), "int"),
    Column("advisor", _("輔導員"), "text", max_length=80),
    Column("improved", _("已改善"), "bool"),
    Column("referred", _("轉檢查"), "bool"),
)
VOLUNTEERS = (
    Column("year", _("年度"), "int", required=True, minimum=1990),
    Column("person_key", _("輔導員代號"), "text", required=True, max_length=60),
    Column("field", _("專長"), "text", max_length=60),
    Column("recruited_on", _("招募日"), "date", required=True),
    Column("hours", _("訓練時數"), "int"),
)
FAMILIES = (
    Column("family_name", _("家族名稱"), "text", required=True, max_length=120),
    Column("lead", _("核心單位"), "text", required=True, max_length=200),
    Column("founded_on", _("成立日"), "date", required=True),
    Column("dissolved_on", _("解散日"), "date"),
)
MEMBERS = (
    Column("family_name", _("家族名稱"), "text", required=True, max_length=120),
    Column("member", _("成員"), "text", required=True, max_length=200),
    Column("kind", _("成員類別"), "code", codes=codes.MEMBER_KINDS),
    Column("joined_on", _("加入日"), "date", required=True),
    Column("left_on", _("退出日"), "date"),
)
AWARDS = (
    Column("award_year", _("獎項年度"), "int", required=True, minimum=1990),
    Column("work_year", _("辦理年度"), "int", required=True, minimum=1990),
    Column("category", _("類別"), "code", required=True, codes=codes.AWARD_CATEGORIES),
    Column("nominee", _("受推薦者"), "text", required=True, max_length=200),
    Column("stage", _("階段"), "code", required=True, codes=codes.AWARD_STAGES),
    Column("level", _("等第"), "text", max_length=40),
    Column("awarded_on", _("頒獎日"), "date"),
)
MACHINES = (
    Column("certificate_number", _("合格證號"), "text", required=True, max_length=60),
    Column(
        "machine_class", _("類別"), "code", required=True, codes=codes.MACHINE_CLASSES,
        aliases=("class",),
    ),
    EMPLOYER_NAME,
    UBN,
    Column("place", _("設置地點"), "text", max_length=300),
    Column("inspected_on", _("檢查日"), "date"),
    Column("valid_to", _("有效期限"), "date", required=True),
    Column("body", _("代行檢查機構"), "text", max_length=120),
)  # fmt: skip
SITES = (
    Column("site_number", _("場所編號"), "text", required=True, max_length=60),
    Column(
        "site_class", _("類別"), "code", required=True, codes=codes.SITE_CLASSES,
        aliases=("class",),
    ),
    EMPLOYER_NAME,
    Column("substance", _("物質"), "text", max_length=120),
    Column("quantity", _("數量"), "text", max_length=60),
    Column("risk", _("風險等級"), "text", max_length=40),
    Column("reviewed_on", _("審查日"), "date"),
    Column("result", _("審查結果"), "text", max_length=40),
)  # fmt: skip
FORECASTS = (
    Column("on", _("日期"), "date", required=True),
    Column("district", _("行政區"), "code", required=True, codes=district_labels),
    Column("celsius", _("預報最高溫（℃）"), "int", required=True),
)
MONTHS = (
    Column("ubn", _("統一編號"), "text", required=True, max_length=40),
    Column("month", _("月份"), "date", required=True, note=_("該月一日")),
    Column("workers", _("勞工人數"), "int", required=True),
    Column("hours", _("總經歷工時"), "int", required=True),
    Column("cases", _("失能傷害次數"), "int", required=True),
    Column("lost_days", _("失能傷害損失日數"), "int", required=True),
)


def check_inspection(row: Row, context: ImportContext) -> None:
    """Refuse a visit that has not come, and findings that cannot be read or cannot be."""
    refuse_future(row, context, visited_on="檢查日")
    if row.is_refused:
        return
    findings = ";".join(item.name for item in row["findings"] or ())
    if findings and row["result"] in UNSUCCESSFUL:
        row.refuse("findings", "未會晤、歇業或遷移者沒有違反條文，請核對結果")
    elif findings:
        try:
            found_in(findings, row["visited_on"])
        except Refused as refusal:
            row.refuse("findings", refusal.reason)


def check_order(row: Row, context: ImportContext) -> None:
    """Refuse days that contradict one another, and resumption without a visit."""
    lifting = {"resume_applied_on": "申請復工日", "resumed_on": "復工日"}
    check_days(row, context, ordered_on="停工日", **lifting)
    refuse_disorder(row, ordered_on="停工日", breached_on="違反停工日")
    refuse_future(row, context, breached_on="違反停工日")
    if row["resumed_on"] is not None and not row["resumption_inspection"]:
        row.refuse("resumption_inspection", "已復工者須填復工檢查案號")


def check_guidance(row: Row, context: ImportContext) -> None:
    """Refuse a visit that has not come or came before its notice; none told: notified that day."""
    refuse_future(row, context, visited_on="輔導日")
    refuse_disorder(row, notified_on="通報日", visited_on="輔導日")
    if row["notified_on"] is None:
        row.values["notified_on"] = row["visited_on"]


def check_span(row: Row, context: ImportContext) -> None:
    """Refuse a span that ends before it begins, or begins in the future."""
    names = set(row.values)
    first, last = (
        ("founded_on", "dissolved_on") if "founded_on" in names else ("joined_on", "left_on")
    )
    refuse_future(row, context, **{first: "起日"})
    refuse_disorder(row, **{first: "起日", last: "迄日"})


def check_award(row: Row, context: ImportContext) -> None:
    """Warn of more nominees than the city may put forward; the draw of the city is not undone."""
    category, stage = row["category"], row["stage"]
    if "nominee" not in codes.reached(stage):
        return
    try:
        quota = law().get("safety.award_quota", date(row["work_year"], 12, 31))[category]
    except NotConfigured:
        return
    others = SafetyAward.standing().filter(award_year=row["award_year"], category=category)
    named = others.filter(stage__in=("nominee", "winner")).exclude(nominee=row["nominee"]).count()
    if named >= quota:
        row.warn("stage", f"這一年度已薦送{named}名，薦送名額為{quota}名，請核對")


def check_member(row: Row, context: ImportContext) -> None:
    """A span that runs forward, in a family that was not merged into another."""
    check_span(row, context)
    merged = SafetyFamily.standing().filter(family_name=row["family_name"]).exclude(merged_into="")
    into = merged.values_list("merged_into", flat=True).first()
    if into:
        row.refuse("family_name", f"這個家族已併入「{into}」，請改用該名稱")


def check_forecast(row: Row, context: ImportContext) -> None:
    """Refuse what is no temperature of the air."""
    if row["celsius"] > HOTTEST:
        row.refuse("celsius", f"預報最高溫請填攝氏整數，不得大於{HOTTEST}度")


def check_month(row: Row, context: ImportContext) -> None:
    """Refuse a month that does not begin on its first day, and sums that do not agree."""
    if row["month"].day != 1:
        row.refuse("month", "月份請填該月一日，例：113/03/01")
    days = monthrange(row["month"].year, row["month"].month)[1]
    counts = (row[name] for name in ("workers", "hours", "cases", "lost_days"))
    for field, reason in month_contradictions(*counts, days):
        row.refuse(field, reason)
    if not reports_monthly(row["workers"], row["month"], law()):
        row.warn("workers", f"勞工{row['workers']}人，未達應按月填載的人數，仍予收錄；請核對人數")

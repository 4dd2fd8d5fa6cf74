"""The data sets of accidents and deaths: columns, and what a row is held to."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from laozheng.base.identifiers import looks_like_person_id
from laozheng.kernel.datasets.columns import UBN
from laozheng.kernel.datasets.days import check_days, refuse_future
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.law.codes import industry
from laozheng.kernel.parties.districts import district_labels
from laozheng.lines.safety.rules.codes.accidents import (
    ACCIDENT_KINDS,
    ACCIDENT_TYPES,
    AGENCIES,
    AGENCY_ALIASES,
    OUTSIDE_LISTS,
    REPORTERS,
)
from laozheng.lines.safety.rules.consistency import When, contradictions

# Old lists tell the day alone; a column of moments would have to invent the hour.
_DAY_OR_MOMENT = _("日期，或日期與時間，例：113/03/05 14:30")
_MOST = 9999
_WHEN = ("occurred_at", "known_at", "reported_at")
SEXES: Mapping[str, str] = {"male": "男", "female": "女"}


CASE_COLUMNS = (
    Column("accident_number", _("職災案號"), "text", required=True, max_length=60),
    Column("occurred_at", _("發生時間"), "text", required=True, note=_DAY_OR_MOMENT),
    Column("known_at", _("知悉時間"), "text", note=_("未填時通報期限自發生時間起算")),
    Column("reported_at", _("通報時間"), "text", note=_DAY_OR_MOMENT),
    Column("reported_by", _("通報者"), "code", codes=REPORTERS, note=_("未填為雇主")),
    Column("employer_name", _("事業單位"), "text", required=True, max_length=200),
    UBN,
    Column("owner", _("業主"), "text", max_length=200),
    Column("principal", _("原事業單位"), "text", max_length=200),
    Column("site", _("場所"), "text", max_length=300),
    Column("district", _("行政區"), "code", codes=district_labels, note=_("未填時依場所判讀")),
    Column("industry", _("行業"), "code", codes=industry),
    Column("accident_type", _("災害類型"), "code", required=True, codes=ACCIDENT_TYPES),
    Column("agent", _("媒介物"), "text", max_length=120),
    Column("kind", _("災害別"), "code", required=True, codes=ACCIDENT_KINDS),
    Column("deaths", _("死亡"), "int", required=True, note=_("災害當日死亡；事後死亡另行登錄")),
    Column("injured", _("受傷"), "int", required=True),
    Column("hospitalized", _("住院"), "int", required=True),
    Column(
        "agency", _("檢查機構"), "code", required=True, codes=AGENCIES, code_aliases=AGENCY_ALIASES
    ),
    Column("main_workplace", _("主要工作場所"), "bool"),
    Column("causes", _("原因"), "list"),
    Column("approved_on", _("報告核定日"), "date"),
)

DEATH_COLUMNS = (
    Column("accident_number", _("職災案號"), "text", required=True, max_length=60),
    Column("serial", _("序號"), "int", required=True, minimum=1),
    Column("died_on", _("死亡日"), "date", required=True),
    Column("recorded_on", _("登錄日"), "date", note=_("未填為死亡日")),
    Column("sex", _("性別"), "code", codes=SEXES, sealed=True),
    Column("age", _("年齡"), "int", sealed=True),
    Column("nationality", _("國籍"), "text", max_length=20, sealed=True),
)

OUTSIDE_COLUMNS = (
    Column("source", _("名單"), "code", required=True, codes=OUTSIDE_LISTS),
    Column("number", _("名單編號"), "text", required=True, max_length=60),
    Column("occurred_on", _("發生日"), "date", required=True),
    Column("employer_name", _("事業單位"), "text", required=True, max_length=300),
    Column("ubn", _("統一編號"), "text", max_length=40),
)


def check_case(row: Row, context: ImportContext) -> None:
    """Refuse what cannot be read, contradicts itself or has not come."""
    told: dict[str, When | None] = {}
    for name in _WHEN:
        try:
            told[name] = When.read(row[name]) if row[name] else None
        except ValueError as error:
            row.refuse(name, str(error))
    if row.is_refused:
        return
    facts = {**row.values, **told, "accident_kind": row["kind"]}
    _refuse_crowds(row, "deaths", "injured", "hospitalized")
    for field, reason in contradictions(facts, context.actor.at):
        row.refuse("kind" if field == "accident_kind" else field, reason)
    approved_on, occurred = row["approved_on"], told["occurred_at"]
    if approved_on is None or occurred is None:
        return
    if approved_on > context.today:
        row.refuse("approved_on", "報告核定日在今天之後，請改填正確日期")
    elif approved_on < occurred.on:
        row.refuse("approved_on", "報告核定日早於發生日，請核對日期")


def _refuse_crowds(row: Row, *columns: str) -> None:
    """More people than an accident can hold are a slip of the hand."""
    for name in columns:
        if (row[name] or 0) > _MOST:
            row.refuse(name, f"不得大於 {_MOST}，請更正")


def check_death(row: Row, context: ImportContext) -> None:
    """Refuse days that have not come, and a record older than the death."""
    _refuse_crowds(row, "serial", "age")
    check_days(row, context, died_on="死亡日", recorded_on="登錄日")


def check_outside(row: Row, context: ImportContext) -> None:
    """Refuse a day that has not come, and what identifies a person."""
    refuse_future(row, context, occurred_on="發生日")
    for name in ("number", "employer_name", "ubn"):
        if looks_like_person_id(row[name] or ""):
            row.refuse(name, "本名單不得載有身分證或居留證號，請移除後再匯入")

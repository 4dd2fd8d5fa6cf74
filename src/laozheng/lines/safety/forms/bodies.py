"""The registers of bodies that act for the authority and of their audits: columns and checks."""

from django.utils.translation import gettext_lazy as _

from laozheng.kernel.datasets.days import refuse_disorder, refuse_future
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.safety.models import OutsideBody
from laozheng.lines.safety.rules.codes.supervision import AUDIT_RESULTS, BODY_KINDS

BODIES = (
    Column("code", _("機構代碼"), "text", required=True, max_length=40),
    Column("kind", _("機構類別"), "code", required=True, codes=BODY_KINDS),
    Column("name", _("機構名稱"), "text", required=True, max_length=200),
    Column("scope", _("業務範圍"), "text", max_length=200),
    Column("approved_on", _("指定或認可日"), "date"),
    Column("valid_to", _("有效期限"), "date"),
)
AUDITS = (
    Column("code", _("機構代碼"), "text", required=True, max_length=40),
    Column("audited_on", _("查核日"), "date", required=True),
    Column("result", _("查核結果"), "code", required=True, codes=AUDIT_RESULTS),
    Column("findings", _("缺失"), "text", max_length=600),
    Column("remedy_due_on", _("改善期限"), "date"),
    Column("remedied_on", _("改善完成日"), "date"),
)


def check_body(row: Row, context: ImportContext) -> None:
    """Refuse a term that ends before it begins."""
    refuse_disorder(row, approved_on="指定或認可日", valid_to="有效期限")


def check_audit(row: Row, context: ImportContext) -> None:
    """Refuse an audit of nobody, of a day to come, or put right before it was made."""
    if not OutsideBody.standing().filter(code=row["code"]).exists():
        row.refuse("code", "查無這個機構代碼，請先登錄機構")
    refuse_future(row, context, audited_on="查核日")
    refuse_disorder(row, audited_on="查核日", remedy_due_on="改善期限")
    refuse_disorder(row, audited_on="查核日", remedied_on="改善完成日")
    if row["result"] == "to_improve" and row["remedy_due_on"] is None:
        row.refuse("remedy_due_on", "查核結果為應改善者，請填改善期限")

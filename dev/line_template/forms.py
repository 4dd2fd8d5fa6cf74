"""The input of the line: forms of its steps, and columns of its data set."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.step_forms import OpeningForm
from laozheng.kernel.cases.declare import INTAKES
from laozheng.kernel.datasets.declare import Column
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.lines.linename.rules import OUTCOMES

ACCEPTED_INTAKES = ("online", "counter", "post", "document")


class ReceiveForm(OpeningForm):
    """An application as it arrives."""

    applicant_name = forms.CharField(label=_("申請單位"), max_length=200)
    applicant_ubn = forms.CharField(label=_("統一編號"), max_length=8, required=False)
    subject = forms.CharField(label=_("事由"), max_length=200)


APPLICATION_COLUMNS = (
    Column("source_no", _("原案號"), "text", required=True, max_length=60),
    Column("received_on", _("收件日"), "date", required=True),
    Column(
        "intake",
        _("收件方式"),
        "code",
        required=True,
        codes={code: INTAKES[code] for code in ACCEPTED_INTAKES},
    ),
    Column("applicant_name", _("申請單位"), "text", required=True, max_length=200),
    Column("subject", _("事由"), "text", required=True, max_length=200),
    Column("outcome", _("結果"), "code", required=True, codes=OUTCOMES),
    Column("decided_on", _("決定日"), "date", note=_("審查中者留空")),
)


def check_application(row: Row, context: ImportContext) -> None:
    """Refuse days that cannot be: in the future, or a decision before the receipt."""
    received_on, decided_on = row["received_on"], row["decided_on"]
    if received_on > context.today:
        row.refuse("received_on", "收件日在今天之後，請改填正確日期")
    if (row["outcome"] == "pending") != (decided_on is None):
        row.refuse("decided_on", "審查中者須留空，已有結果者須填決定日")
    elif decided_on is not None and not received_on <= decided_on <= context.today:
        row.refuse("decided_on", "決定日須在收件日與今天之間，請改填正確日期")

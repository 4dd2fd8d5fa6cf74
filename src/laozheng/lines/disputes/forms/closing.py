"""Forms that end a mediation, and of what follows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MoneyField
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.kernel.cases.models import CaseParty
from laozheng.lines.disputes.forms.fields import (
    PartyDayForm,
    PartyForm,
    RowChoice,
    choice,
    offer,
    text,
    tick,
)
from laozheng.lines.disputes.models import Performance, codes
from laozheng.lines.disputes.queries.mediation import applicants_of

SIDES = {"labor": _("勞方"), "employer": _("資方")}
LETTERS = {
    "selection_notice": _("選定委員通知"),
    "hearing_notice": _("開會通知單"),
    "explanation_notice": _("到場說明通知"),
    "record": _("調解紀錄"),
}
GROUNDS_OF_COURT = {
    "unlawful": _("使當事人為法律上所禁止之行為（第60條第1款）"),
    "unrelated_or_unfit": _("與爭議標的無關或不適於強制執行（第60條第2款）"),
    "not_enforceable": _("依其他法律不得強制執行（第60條第3款）"),
}


class _Answers(PartyForm):
    """What each party answered to the proposal, and the statements for the record."""

    gathered = "answers"

    labor_statement = text(_("勞方主張"), required=False, long=True)
    employer_statement = text(_("資方主張"), required=False, long=True)
    findings = text(_("調查事實之結果"), required=False, long=True)

    def party_field(self, row: CaseParty) -> forms.Field:
        """The answer of one party."""
        return choice(row.name_as_written, codes.PARTY_OUTCOMES)


class Settle(_Answers):
    """A settlement: answers, amount, and the obligations it makes."""

    amount_settled = MoneyField(label=_("成立金額"), min_value=0, required=False)
    obligation = text(_("給付內容"), required=False)
    obligation_due_on = DayField(label=_("給付期限"), required=False)
    is_public_body = tick(_("一方為團體協約法第10條第2項之機關（構）、學校"))
    approval = text(_("核可同意書文號"), required=False)

    def given(self) -> dict[str, Any]:
        """The obligation as one row of performance."""
        data = super().given()
        obligation, due_on = data.pop("obligation"), data.pop("obligation_due_on")
        if obligation and due_on:
            amount = data.get("amount_settled")
            row = {"obligation": obligation, "amount": amount, "due_on": due_on}
            data["obligations"] = [row]
        return data


class Fail(_Answers):
    """No settlement: why, and that what may follow was explained."""

    reason = choice(_("不成立原因"), codes.REASONS["not_settled"])
    arbitration_explained = tick(_("已說明仲裁、訴訟、法律扶助及權益基金"))


class Withdraw(StepForm):
    """How the applicant withdrew, and why."""

    via = choice(_("撤案方式"), codes.WITHDRAWN_VIA)
    reason = choice(_("撤案原因"), codes.REASONS["withdrawn"])
    all_agree = tick(_("全體申請人同意"))


class WithdrawParty(StepForm):
    """Who leaves."""

    party = RowChoice(_("撤回之申請人"), "name_as_written")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        ids = [row.pk for row in applicants_of(self.case)]
        offer(self, "party", CaseParty.objects.filter(pk__in=ids))


class CourtRefuses(StepForm):
    """The order of the court."""

    court = text(_("法院及裁定字號"))
    ground = choice(_("駁回事由"), GROUNDS_OF_COURT)


class FileRecord(StepForm):
    """Who sent the record in."""

    sent_by = text(_("送件人"), required=False)


class ServeRecord(PartyDayForm):
    """The service of the record on each party; the day of the step is the last of them."""

    gathered = "served"

    method = choice(_("送達方式"), codes.SERVICE_METHODS)


class NoteService(StepForm):
    """The service of a letter on one side."""

    letter = choice(_("文書"), LETTERS)
    side = choice(_("當事人"), SIDES)


class ReportPerformance(StepForm):
    """Whether an obligation was performed."""

    performance = RowChoice(_("給付"), "obligation")
    state = choice(_("履行情形"), codes.PERFORMANCE_STATES)
    paid_on = DayField(label=_("給付日"), required=False)
    source = choice(_("回報來源"), codes.PERFORMANCE_SOURCES)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "performance", Performance.objects.filter(case=self.case))

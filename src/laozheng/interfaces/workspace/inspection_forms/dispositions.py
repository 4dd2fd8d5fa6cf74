"""The forms of dispositions, by the name of the step."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MoneyField
from laozheng.interfaces.workspace.inspection_forms.fields import SpanForm, articles_field
from laozheng.interfaces.workspace.step_fields import NameField, ReasonForm, UbnField, choice
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.documents.rules import METHODS
from laozheng.kernel.inspections.codes import (
    CONDITIONS,
    ENDS_OF_PROSECUTION,
    FLAGS,
    KINDS,
    REMOVAL_REASONS,
)
from laozheng.kernel.inspections.collecting import FEWEST_PARTS, MOST_PARTS
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.inspections.penalties import conditions_of
from laozheng.kernel.inspections.penalties.large import STANDINGS, standings_of
from laozheng.kernel.inspections.rules import WAIVER_GROUNDS


class OpenFileForm(SpanForm, OpeningForm):
    """A disposition file: against whom, for what, when."""

    party_name = NameField(
        label=_("受處分人"), max_length=300, help_text=_("負責人寫在後面的括號內")
    )
    ubn = UbnField(label=_("統一編號"), required=False)
    address = NameField(label=_("地址"), max_length=300, required=False)
    kind = choice(_("處分種類"), KINDS, initial="fine")
    articles = articles_field(max_length=600)
    acted_from = DayField(label=_("違反起日"))
    replaces = forms.CharField(
        label=_("原處分字號"), max_length=100, required=False,
        help_text=_("原處分經撤銷，另為處分時填寫"),
    )  # fmt: skip
    title = forms.CharField(label=_("案由"), max_length=200, required=False)

    field_order = ("received_on", "intake", "party_name", "ubn", "address", "kind", "articles")


class PastDispositionForm(OpeningForm):
    """A decision made before, from its paper file; service, remedies, money follow as steps."""

    document_number = NameField(
        label=_("處分字號"), max_length=100, help_text=_("例：高市勞條字第11312345600號")
    )
    party_name = NameField(
        label=_("受處分人"), max_length=300, help_text=_("負責人寫在後面的括號內")
    )
    ubn = UbnField(label=_("統一編號"), required=False)
    kind = choice(_("處分種類"), KINDS, initial="fine")
    articles = articles_field(max_length=600)
    descriptions = NameField(
        label=_("違反事實"), widget=forms.Textarea, max_length=4000, required=False,
        help_text=_("多條時以分號分隔，依序對應各條"),
    )  # fmt: skip
    fine_amount = MoneyField(label=_("罰鍰金額"), required=False, help_text=_("空白為不明，不是零"))
    remark = NameField(
        label=_("備註"), max_length=400, required=False,
        help_text=_("送達、救濟、繳納等後續，登錄後在案件頁依各步驟的日期補登"),
    )  # fmt: skip

    field_order = ("received_on", "intake", "document_number", "party_name")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        day = self.fields["received_on"]
        day.label, day.initial = _("處分日期"), None


class HearingForm(StepForm):
    """When the notice of hearing went out and reached the party."""

    served_on = DayField(label=_("送達日"), required=False, help_text=_("未送達前可先留空"))


class StatementForm(StepForm):
    """What the party said."""

    summary = NameField(label=_("陳述要旨"), widget=forms.Textarea, max_length=4000)


class WaiveForm(StepForm):
    """On which ground of the article the party need not be heard."""

    ground = choice(
        _("行政程序法第103條"), {str(number): text for number, text in WAIVER_GROUNDS.items()}
    )
    reason = NameField(label=_("說明"), widget=forms.Textarea, max_length=1000)

    def given(self) -> dict[str, Any]:
        """The ground and its account as one reason."""
        data = self.cleaned_data
        return {"reason": f"行政程序法第103條第{data['ground']}款：{data['reason']}"}


class ProsecutionForm(StepForm):
    """To which prosecutor a file goes."""

    agency = NameField(label=_("檢察機關"), max_length=120)


class EndOfProsecutionForm(StepForm):
    """How criminal proceedings over the act ended; the day of the step is that of finality."""

    outcome = choice(_("刑事結果"), ENDS_OF_PROSECUTION)
    reference = forms.CharField(label=_("文號"), max_length=120, required=False)


class DraftForm(StepForm):
    """The amount of a fine within its range, and why it departs from the schedule."""

    amount_twd = MoneyField(label=_("罰鍰金額"), required=False)
    deviation_reason = NameField(
        label=_("裁量理由"),
        widget=forms.Textarea,
        max_length=2000,
        required=False,
        help_text=_("與裁罰基準不同，或逾法定最高額時須填"),
    )
    employees = forms.IntegerField(
        label=_("僱用人數"), min_value=0, max_value=999_999, required=False,
        help_text=_("檢查紀錄沒有人數時填寫，用於裁罰基準"),
    )  # fmt: skip
    workers = forms.IntegerField(
        label=_("受影響勞工人數"), min_value=1, max_value=99_999, required=False,
        help_text=_("按人數處罰的條文才需填寫"),
    )  # fmt: skip
    excess_twd = MoneyField(
        label=_("超收金額"), required=False, help_text=_("按超收金額處罰的條文才需填寫")
    )
    conditions = forms.MultipleChoiceField(
        label=_("查有下列情形"), widget=forms.CheckboxSelectMultiple, required=False
    )
    standing = choice(
        _("大型事業"), STANDINGS, required=False,
        help_text=_("依勞動部的共通性原則，大型事業有罰鍰下限；都不是時留空"),
    )  # fmt: skip
    one_conduct = forms.BooleanField(
        label=_("一行為違反所列各條"), required=False,
        help_text=_("勾選時依罰鍰最高的條文裁處；未勾選時為數行為，分別處罰"),
    )  # fmt: skip
    improvement_due_on = DayField(
        label=_("已屆滿的改善期限"), required=False, help_text=_("先限期改善的條文才需填寫")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = Disposition.objects.filter(case=self.case).first()
        day = self.reader.day if self.reader else date.max
        citations = found.citations if found else ()
        acted_on = found.acted_to or found.acted_from or day if found else day
        if len(citations) < 2:
            del self.fields["one_conduct"]
        self._offer("conditions", CONDITIONS, conditions_of(citations, day), [])
        large = standings_of(citations, acted_on, law())
        self._offer("standing", STANDINGS, large, [("", "－")])

    def _offer(
        self,
        name: str,
        labels: Mapping[str, str],
        asked: tuple[str, ...],
        blank: list[tuple[str, str]],
    ) -> None:
        """Offer what the provisions of the file ask for; nothing to choose from is no question."""
        if not asked:
            del self.fields[name]
            return
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*blank, *((code, _(labels[code])) for code in asked)]


class ApproveForm(StepForm):
    """The number of the decision; its day is the day of the step."""

    document_number = forms.CharField(
        label=_("處分字號"), max_length=100, help_text=_("例：高市勞條字第11312345600號")
    )
    descriptions = NameField(
        label=_("違反事實"), widget=forms.Textarea, max_length=4000, required=False
    )


class ServiceForm(StepForm):
    """How the decision was served."""

    method = choice(_("送達方式"), METHODS, initial="post")
    proof = forms.CharField(label=_("送達證書"), max_length=120, required=False)
    abroad = forms.BooleanField(label=_("於國外送達"), required=False)
    remedy_notice_wrong = forms.BooleanField(label=_("漏未教示救濟期間或教示錯誤"), required=False)


class AppealForm(StepForm):
    """An appeal or its result, with the document that says so."""

    reference = forms.CharField(label=_("文號"), max_length=120, required=False)


class DecisionForm(AppealForm):
    """The decision on an appeal; the time to sue runs from its service."""

    served_on = DayField(
        label=_("訴願決定書送達受處分人之日"), required=False,
        help_text=_("起訴期間自這一天起算；不填即以登錄的日期起算"),
    )  # fmt: skip


class PartForm(DecisionForm):
    """What a partial revocation leaves."""

    amount_twd = MoneyField(label=_("剩餘罰鍰金額"), required=False)
    articles = articles_field(max_length=600, required=False)


class UnpublishForm(StepForm):
    """Why an entry leaves the public list."""

    reason = choice(_("移除理由"), REMOVAL_REASONS)


class FlagsForm(ReasonForm):
    """Which flags somebody has looked at, and what came of it."""

    flags = forms.MultipleChoiceField(label=_("註記"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        found = Disposition.objects.filter(case=self.case).first()
        field = self.fields["flags"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [
            (flag, _(FLAGS.get(flag, flag))) for flag in (found.flags if found else ())
        ]


class PaymentForm(AppealForm):
    """Money that came or went back."""

    amount_twd = MoneyField(label=_("金額"))


class InstallmentsForm(ReasonForm):
    """In how many monthly parts a fine may be paid, and why."""

    parts = forms.IntegerField(label=_("期數"), min_value=FEWEST_PARTS, max_value=MOST_PARTS)
    first_due_on = DayField(label=_("第一期期限"))


class RectifyForm(StepForm):
    """An obvious slip in the decision, and what it should say."""

    wrong = NameField(label=_("原記載"), max_length=300)
    right = NameField(label=_("更正後內容"), max_length=300)


DISPOSITION_FORMS: Mapping[str, type[StepForm]] = {
    "opened": OpenFileForm,
    "issued": PastDispositionForm,
    "hearing_sent": HearingForm,
    "heard": StatementForm,
    "hearing_waived": WaiveForm,
    "prosecution_sent": ProsecutionForm,
    "prosecution_ended": EndOfProsecutionForm,
    "drafted": DraftForm,
    "returned": ReasonForm,
    "approved": ApproveForm,
    "served": ServiceForm,
    "unpublished": UnpublishForm,
    "appealed": AppealForm,
    "appealed_late": AppealForm,
    "answered": AppealForm,
    "appeal_extended": AppealForm,
    "appeal_dismissed": DecisionForm,
    "appeal_withdrawn": AppealForm,
    "late_appeal_rejected": AppealForm,
    "sued": AppealForm,
    "judgment_upheld": AppealForm,
    "revoked": AppealForm,
    "remanded": AppealForm,
    "judgment_revoked": AppealForm,
    "partly_revoked": PartForm,
    "paid": PaymentForm,
    "installment": PaymentForm,
    "refunded": PaymentForm,
    "enforcement_sent": AppealForm,
    "written_off": ReasonForm,
    "installments_granted": InstallmentsForm,
    "rectified": RectifyForm,
    "flags_settled": FlagsForm,
}

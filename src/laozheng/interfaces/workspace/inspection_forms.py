"""The forms of visits and dispositions, shared by every line that inspects.

A line hands ``VISIT_FORMS`` and ``DISPOSITION_FORMS`` to the kinds that the kernel declares; one
that asks for more replaces a form under the name of its step.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MoneyField
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    ReasonForm,
    UbnField,
    choice,
    districts,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.accounts.dated import holding
from laozheng.kernel.accounts.models import Staff
from laozheng.kernel.documents.rules import METHODS
from laozheng.kernel.inspections.codes import (
    CONDITIONS,
    ENDS_OF_PROSECUTION,
    KINDS,
    REMOVAL_REASONS,
)
from laozheng.kernel.inspections.models import Disposition, Program
from laozheng.kernel.inspections.penalties import conditions_of
from laozheng.kernel.inspections.rules import WAIVER_GROUNDS
from laozheng.kernel.inspections.visit_codes import RESULTS, SCOPES
from laozheng.kernel.law.citations import parse_citations

EXAMPLE = _("例：勞動基準法第24條第1項；第36條")


def articles_field(**options: Any) -> forms.CharField:
    """Citations as people write them, several parted by semicolons."""
    return ArticlesField(label=_("違反條文"), help_text=EXAMPLE, **options)


class ArticlesField(NameField):
    """Citations that can be read to the level that they state; the text is kept as written."""

    def clean(self, value: Any) -> str:
        """The text; one that cannot be read says where."""
        text: str = super().clean(value)
        if text:
            read = parse_citations(text)
            if read.unreadable or not read.citations:
                unread = read.unreadable[0] if read.unreadable else text
                raise forms.ValidationError(
                    _("無法辨識「%(text)s」，請寫明法規名稱及條、項、款"), params={"text": unread}
                )
        return text


class SpanForm(forms.Form):
    """From when to when the act was done."""

    acted_from = DayField(label=_("違反起日"), required=False)
    acted_to = DayField(label=_("違反迄日"), required=False)

    def clean(self) -> dict[str, Any]:
        """The span does not run backwards."""
        given = super().clean() or {}
        if given.get("acted_from") and given.get("acted_to"):
            if given["acted_to"] < given["acted_from"]:
                self.add_error("acted_to", _("違反迄日不得早於起日"))
        return given


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
        if found is None or len(found.citations) < 2:
            del self.fields["one_conduct"]
        asked = conditions_of(found.citations, day) if found else ()
        if not asked:
            del self.fields["conditions"]
            return
        conditions = self.fields["conditions"]
        assert isinstance(conditions, forms.MultipleChoiceField)
        conditions.choices = [(code, _(CONDITIONS[code])) for code in asked]


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


class PartForm(AppealForm):
    """What a partial revocation leaves."""

    amount_twd = MoneyField(label=_("剩餘罰鍰金額"), required=False)
    articles = articles_field(max_length=600, required=False)


class UnpublishForm(StepForm):
    """Why an entry leaves the public list."""

    reason = choice(_("移除理由"), REMOVAL_REASONS)


class PaymentForm(AppealForm):
    """Money that came or went back."""

    amount_twd = MoneyField(label=_("金額"))


DISPOSITION_FORMS: Mapping[str, type[StepForm]] = {
    "opened": OpenFileForm,
    "hearing_sent": HearingForm,
    "heard": StatementForm,
    "hearing_waived": WaiveForm,
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
    "appeal_dismissed": AppealForm,
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
}


class StaffField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A member of the staff of the unit that handles the case."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Staff.objects.none(), empty_label="－", **options)


def _colleagues(form: StepForm) -> Any:
    """Those who belong to the unit of the case on the reader's day."""
    if form.case is None or form.reader is None:
        return Staff.objects.none()
    held = holding(form.reader.day, "employments__")
    staff = Staff.objects.filter(held, employments__unit=form.case.unit_id)
    return staff.distinct().order_by("number")


class LinesField(forms.CharField):
    """Several names, one per line."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:
        """The names as a tuple."""
        text = super().clean(value)
        return tuple(line.strip() for line in text.splitlines() if line.strip())


class WorkplaceFields(forms.Form):
    """Where a visit goes: the employer and the place of work."""

    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    workplace = NameField(label=_("場所"), max_length=300, required=False)
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)
    employees = forms.IntegerField(
        label=_("勞工人數"), min_value=0, max_value=999_999, required=False
    )
    program = forms.ModelChoiceField(
        label=_("專案"),
        queryset=Program.objects.filter(state="running"),
        required=False,
        empty_label="－",
    )


class ResultFields(SpanForm):
    """What a visit looked into and found."""

    scopes = forms.MultipleChoiceField(
        label=_("檢查項目"), choices=[(code, _(label)) for code, label in SCOPES.items()],
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    result = choice(_("結果"), RESULTS)
    findings = articles_field(max_length=600, required=False)
    facts = NameField(label=_("違反事實"), widget=forms.Textarea, max_length=4000, required=False)
    remedy_due_on = DayField(label=_("改善期限"), required=False)
    minutes = NameField(label=_("檢查紀錄"), widget=forms.Textarea, max_length=8000, required=False)


class PlanForm(WorkplaceFields, OpeningForm):
    """A visit to come; lines add their kinds of visit through ``visit_forms``."""

    planned_on = DayField(label=_("預定日"))


class EnterForm(ResultFields, WorkplaceFields, OpeningForm):
    """A visit that was made already; the day of receipt is that of the visit."""

    lead = forms.CharField(label=_("主辦檢查員"), max_length=40, required=False)
    inspectors = LinesField(label=_("會同檢查員"), required=False, help_text=_("每行一位"))


class AssignForm(StepForm):
    """Who leads, who comes along, on which day."""

    lead = StaffField(label=_("主辦檢查員"))
    inspectors = LinesField(label=_("會同檢查員"), required=False, help_text=_("每行一位"))
    planned_on = DayField(label=_("預定日"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        lead = self.fields["lead"]
        assert isinstance(lead, StaffField)
        lead.queryset = _colleagues(self)


class VisitForm(StepForm):
    """That the visit was made, and whom one met."""

    met = NameField(label=_("會晤人員職稱"), max_length=80, required=False)
    inspectors = LinesField(label=_("同行人員"), required=False, help_text=_("每行一位"))
    lead_in_training = forms.BooleanField(label=_("主辦為見習檢查員"), required=False)
    union_told = forms.BooleanField(label=_("已告知工會"), required=False)
    is_signed = forms.BooleanField(label=_("雇主已簽名"), required=False)


class MinutesForm(ResultFields, StepForm):
    """The minutes of a visit."""


class NoticeForm(StepForm):
    """When the notice of the result was served."""

    served_on = DayField(label=_("送達日"), required=False)


class RecheckForm(StepForm):
    """When to look again."""

    planned_on = DayField(label=_("複查預定日"))


VISIT_FORMS: Mapping[str, type[StepForm]] = {
    "planned": PlanForm,
    "entered": EnterForm,
    "assigned": AssignForm,
    "visited": VisitForm,
    "recorded": MinutesForm,
    "noticed": NoticeForm,
    "objected": AppealForm,
    "objection_answered": ReasonForm,
    "recheck_planned": RecheckForm,
    "dropped": ReasonForm,
}


def visit_forms(types: Mapping[str, str], **own: type[StepForm]) -> Mapping[str, type[StepForm]]:
    """The forms of a line's visits: its kinds of visit to choose from, and forms of its own."""
    typed = {
        name: type(form.__name__, (form,), {"type": choice(_("檢查別"), types)})
        for name, form in (("planned", PlanForm), ("entered", EnterForm))
    }
    return {**VISIT_FORMS, **typed, **own}

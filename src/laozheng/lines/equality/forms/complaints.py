"""The forms by which a complaint is opened and moved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.moments import roc_moment
from laozheng.interfaces.ui.forms import DayField, MomentField
from laozheng.interfaces.workspace.inspection_forms import articles_field
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    ReasonForm,
    UbnField,
    YesNoField,
    choice,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.lines.equality.models import Complaint
from laozheng.lines.equality.queries.corrections import shifts
from laozheng.lines.equality.rules.codes import (
    AGE_BANDS,
    COMPLAINT_KINDS,
    DECISIONS,
    ESA,
    GENDER,
    GROUNDS,
    HARASSMENT,
    LAWS,
    OBJECTION_RESULTS,
    ON_THE_MERITS,
    REFERRALS,
    REFUSALS,
    RESPONDENTS,
    SEXES,
    SIDES,
    STAGES,
    STATUSES,
    STOPS,
)

_NOT_HERE = {code: label for code, label in GROUNDS.items() if code != HARASSMENT}


class ReportForm(OpeningForm):
    """What every complaint states; the persons go into sealed rows."""

    employer_name = NameField(label=_("被申訴單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False)
    employees = forms.IntegerField(label=_("僱用人數"), min_value=0, required=False)
    act_on = DayField(label=_("行為日"), required=False)
    complainant_name = NameField(
        label=_("申訴人姓名"), max_length=80, required=False, help_text=_("密封，僅承辦人可見")
    )
    complainant_address = NameField(label=_("申訴人送達地址"), max_length=200, required=False)
    complainant_contact = NameField(
        label=_("申訴人安全聯絡方式"),
        max_length=200,
        required=False,
        help_text=_("可聯絡的電話與時段"),
    )
    complainant_sex = choice(_("申訴人性別"), SEXES, required=False)
    complainant_age_band = choice(_("申訴人年齡層"), AGE_BANDS, required=False)
    complainant_status = choice(_("申訴人身分"), STATUSES, required=False)
    anonymous = forms.BooleanField(label=_("匿名申訴"), required=False)
    earlier_case = forms.CharField(label=_("先前申訴案號"), max_length=40, required=False)
    same_act_case = forms.CharField(label=_("同一行為另案案號"), max_length=40, required=False)


class _GroundsForm(ReportForm):
    ground = choice(_("主要事由"), _NOT_HERE)
    other_grounds = forms.MultipleChoiceField(
        label=_("其他事由"), choices=list(GROUNDS.items()), required=False
    )
    stage = choice(_("階段"), STAGES, required=False)


class DiscriminationForm(_GroundsForm):
    """A complaint under the employment service act."""

    law = choice(_("適用法"), {ESA: LAWS[ESA]})


class GenderForm(_GroundsForm):
    """A complaint under the gender act other than harassment."""

    law = choice(_("適用法"), {GENDER: LAWS[GENDER]})


class HarassmentForm(ReportForm):
    """A complaint of harassment to the authority (性別平等工作法§32-1)."""

    act_on = DayField(label=_("行為日"))
    complaint_kind = choice(_("申訴類型"), COMPLAINT_KINDS)
    respondent_name = NameField(label=_("被申訴人姓名"), max_length=80, required=False)
    respondent_address = NameField(label=_("被申訴人送達地址"), max_length=200, required=False)
    respondent_role = choice(_("被申訴人身分"), RESPONDENTS)
    power_relation = YesNoField(label=_("權勢性騷擾"))
    minor = YesNoField(label=_("行為時未成年"))
    majority_on = DayField(label=_("成年日"), required=False)
    learned_on = DayField(label=_("知悉日"), required=False)
    left_on = DayField(label=_("離職日"), required=False)

    def clean(self) -> dict[str, Any]:
        """An anonymous complaint of harassment is information, no complaint."""
        given = super().clean() or {}
        if given.get("anonymous"):
            self.add_error("anonymous", _("性騷擾申訴不得匿名，匿名者請以一般陳情登錄為資訊"))
        if given.get("minor") and not given.get("majority_on"):
            self.add_error("majority_on", _("行為時未成年者，請填成年日"))
        return given


class PersonForm(StepForm):
    """A further person of the case."""

    witness_name = NameField(label=_("證人姓名"), max_length=80)
    witness_address = NameField(label=_("送達地址"), max_length=200, required=False)
    witness_contact = NameField(label=_("聯絡方式"), max_length=200, required=False)


class InterviewForm(StepForm):
    """When, where and for how long one side is to be heard."""

    side = choice(_("訪談對象"), SIDES)
    starts_at = MomentField(label=_("訪談時間"), help_text=_("例：113/03/05 14:30"))
    minutes = forms.IntegerField(label=_("分鐘數"), min_value=10, max_value=480, initial=60)
    place = NameField(label=_("地點"), max_length=200)


class CallOffForm(ReasonForm):
    """The interview that will not take place."""

    interview = forms.TypedChoiceField(label=_("訪談"), coerce=int)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        standing = self.case.equality_interviews.filter(called_off_on__isnull=True)
        field = self.fields["interview"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [
            (one.pk, f"{roc_moment(one.starts_at)}　{_(SIDES[one.side])}") for one in standing
        ]


class HearForm(StepForm):
    """Which side was heard."""

    side = choice(_("訪談對象"), SIDES)


class ProofForm(StepForm):
    """What a side is asked for: plausible facts of the complainant, proof of the employer."""

    facts = NameField(label=_("待釐清事項"), widget=forms.Textarea, max_length=2000)


class StopForm(ReasonForm):
    """Why the clock stops."""

    stop = choice(_("停止計算事由"), {"criminal": STOPS["criminal"]})


class ReferralForm(StepForm):
    """Where the complainant agrees to be handed on."""

    to = choice(_("轉介對象"), REFERRALS)
    consent = forms.BooleanField(label=_("申訴人同意轉介"))


class RefuseForm(StepForm):
    """Why a complaint is not taken up."""

    why = choice(_("不受理理由"), REFUSALS)


class TransferForm(StepForm):
    """The authority that a complaint belongs to."""

    authority = NameField(label=_("管轄機關"), max_length=120)


class NoticeNumberForm(StepForm):
    """The employer's notice of the same matter."""

    notice_number = forms.CharField(label=_("雇主通報案號"), max_length=40)


class DecideForm(StepForm):
    """The decision on the merits, with its reason for the letter."""

    decision = choice(_("審定結果"), {code: DECISIONS[code] for code in ON_THE_MERITS})
    reason = NameField(label=_("理由"), widget=forms.Textarea, max_length=4000)

    def given(self) -> dict[str, Any]:
        """The decision also in the words of the letter."""
        given = super().given()
        return {**given, "decision_text": DECISIONS[given["decision"]]}


class OrderForm(ReasonForm):
    """What the employer must do, and by when."""

    due_on = DayField(label=_("改善期限"))


class ObjectionResultForm(StepForm):
    """How an objection ended."""

    result = choice(_("審議結果"), OBJECTION_RESULTS)


class GroundForm(ReasonForm):
    """The main ground as it should have been; what it changes in frozen books is shown first."""

    ground = choice(_("更正後主要事由"), _NOT_HERE)
    seen = forms.BooleanField(
        label=_("已知悉定稿的數字將另以重編更正"),
        required=False,
        help_text=_("本案已計入定稿的書刊時，先列出會變動的數字，確認後再送出。"),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.case is not None:
            self.fields["ground"].initial = Complaint.objects.get(case=self.case).ground

    def clean(self) -> dict[str, Any]:
        """Show the frozen figures that would be told anew until somebody has seen them."""
        given = super().clean() or {}
        if self.case is not None and given.get("ground") and not given.get("seen"):
            moved = "；".join(map(str, shifts(self.case, given["ground"])))
            if moved:
                sentence = _("更正後，下列定稿數字須重編：%(figures)s。請確認後勾選再送出。")
                self.add_error("seen", sentence % {"figures": moved})
        return given

    def given(self) -> dict[str, Any]:
        """The correction, without the tick."""
        return {name: value for name, value in super().given().items() if name != "seen"}


class SanctionForm(StepForm):
    """The articles that the disposition file is opened for."""

    articles = articles_field()
    acted_on = DayField(
        label=_("違反行為日"), required=False, help_text=_("未填時為申訴所載行為日")
    )
    file_number = forms.CharField(
        label=_("併入既有裁處案"),
        max_length=40,
        required=False,
        help_text=_("同一行為已由另案移請裁處時，填該裁處案號"),
    )

"""The forms of notices, disputes, verifications and shelter stays."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.text import fold, squeeze
from laozheng.interfaces.ui.forms import DayField, MomentField, MoneyField, MonthField
from laozheng.interfaces.workspace.inspection_forms import SameWeekFields
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    UbnField,
    choice,
    districts,
    heads,
    several,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.cases.catalogue import law
from laozheng.kernel.parties.city import city
from laozheng.lines.migrants.rules import codes, questions
from laozheng.lines.migrants.rules.identity import residence_number_objection


class EmployerForm(OpeningForm):
    """A case about one employer."""

    employer_name = NameField(label=_("雇主"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)
    nationality = NameField(label=_("國籍"), max_length=10, required=False)


class WorkerFields(forms.Form):
    """Who the worker is; the number is kept sealed and shown masked."""

    worker_name = NameField(
        label=_("外國人姓名"),
        max_length=200,
        required=False,
        help_text=_("照證件書寫，可只有一個字"),
    )
    residence_number = forms.CharField(label=_("居留證統一證號"), max_length=12, required=False)

    def clean(self) -> dict[str, Any]:
        """A number belongs to a name, and its check digit fits."""
        given = super().clean() or {}
        number = squeeze(fold(given.get("residence_number") or "")).upper()
        if not number:
            return given
        reader = getattr(self, "reader", None)
        day = given.get("received_on") or (reader.day if reader else None)
        objection = residence_number_objection(number, day, law()) if day else ""
        if objection:
            self.add_error("residence_number", _(objection))
        elif not given.get("worker_name"):
            self.add_error("worker_name", _("填有統一證號者，請一併填外國人姓名"))
        return {**given, "residence_number": number}


class ScreenFields(forms.Form):
    """The signs of trafficking that were seen, and who was told at once."""

    indicators = several(_("人口販運指標"), questions.INDICATORS, required=False)
    told = several(
        _("已通報"), questions.TOLD_AT_ONCE, required=False,
        help_text=_("有兩項以上指標時，立即通報並勾選"),
    )  # fmt: skip


class ConsentFields(forms.Form):
    """That the worker agrees to go on into another procedure."""

    consent = forms.BooleanField(label=_("外國人同意轉入"), required=False)


class NoticeForm(EmployerForm):
    """What an employer tells of a worker."""

    type = choice(_("通報別"), codes.NOTICE_TYPES)
    event_on = DayField(label=_("事由日"), help_text=_("行蹤不明者填連續曠職的第一日"))
    worker_key = NameField(label=_("外國人代碼"), max_length=64, required=False)
    agency = NameField(label=_("仲介許可證號"), max_length=40, required=False)
    dormitory_number = NameField(label=_("住宿地點號"), max_length=40, required=False)

    def clean(self) -> dict[str, Any]:
        """A notice is not told before what it tells of."""
        given = super().clean() or {}
        if given.get("event_on") and given.get("received_on"):
            if given["received_on"] < given["event_on"]:
                self.add_error("received_on", _("通報收件日早於事由日，請更正"))
        return given


class DocumentsForm(StepForm):
    """The papers that came with a notice."""

    documents = several(
        _("已附文件"), codes.NOTICE_DOCUMENTS, required=False,
        help_text=_("入國通報須四項齊備，其他通報可不勾選"),
    )  # fmt: skip


class ReceiptForm(StepForm):
    """The number of the receipt; the number of the case when it is left blank."""

    receipt_number = NameField(label=_("證明書號"), max_length=40, required=False)


class CloseNoticeForm(StepForm):
    """Why a notice is closed, where something was still to be done."""

    reason = NameField(
        label=_("說明"), widget=forms.Textarea, max_length=2000, required=False,
        help_text=_("入國通報未經訪查即結案者必填"),
    )  # fmt: skip


class PlanEntryVisitForm(SameWeekFields, StepForm):
    """The day of the visit that follows an entry."""

    planned_on = DayField(label=_("預定訪查日"))


class PlanChangeForm(EmployerForm):
    """What of an employer's care plan has changed."""

    changed_on = DayField(label=_("變更日"))
    changes = several(_("變更事項"), codes.PLAN_CHANGES)
    workers = heads(_("外國人數"), least=1)
    agency = NameField(label=_("仲介許可證號"), max_length=40, required=False)
    dormitory_number = NameField(label=_("變更後的住宿地點號"), max_length=40, required=False)
    nationality = None  # type: ignore[assignment]  # a plan is for all who live there

    def clean(self) -> dict[str, Any]:
        """A change is not told before it is made."""
        given = super().clean() or {}
        if given.get("changed_on") and given.get("received_on"):
            if given["received_on"] < given["changed_on"]:
                self.add_error("received_on", _("通報收件日早於變更日，請更正"))
        return given


class AcceptPlanChangeForm(StepForm):
    """The place where the workers live now, as it is on file."""

    dormitory_number = NameField(
        label=_("變更後的住宿地點號"), max_length=40, required=False,
        help_text=_("通報時未填者補填；家庭雇主可留空"),
    )  # fmt: skip


class DisputeForm(WorkerFields, EmployerForm):
    """A dispute of one or more workers with an employer or agency."""

    topics = several(_("主題"), codes.DISPUTE_TOPICS)
    workers = heads(_("外國人數"), least=1)
    agency = NameField(label=_("仲介許可證號"), max_length=40, required=False)


class MediationForm(StepForm):
    """The worker's consent to the formal mediation, or its case when there is one already."""

    consent = NameField(
        label=_("同意轉介"), max_length=200, required=False, help_text=_("例：113/05/06 當面簽署")
    )
    mediation_case = NameField(label=_("調解案號"), max_length=60, required=False)
    reason = NameField(label=_("說明"), widget=forms.Textarea, max_length=2000, required=False)


class ReferralForm(ConsentFields, StepForm):
    """Which other line goes on with what the worker told."""

    to = choice(_("轉介對象"), codes.REFERRALS)


class VerificationForm(WorkerFields, EmployerForm):
    """An early end of a contract that is to be verified; no agent has a say in it."""

    worker_key = NameField(label=_("外國人代碼"), max_length=64)
    language = choice(_("語言"), codes.LANGUAGES)
    termination = NameField(label=_("終止事由"), max_length=200, required=False)
    leaving_on = DayField(label=_("預定出國日"), required=False)

    def given(self) -> dict[str, object]:
        """The reason stands under the name that lists give it."""
        given = super().given()
        return {**given, "reason": given.pop("termination")}


class AppointmentForm(StepForm):
    """When the worker is asked, alone, and by whose mouth."""

    appointment_on = DayField(label=_("驗證日"))
    appointment_time = forms.TimeField(label=_("驗證時間"), help_text=_("例：14:30"))
    place = NameField(
        label=_("驗證地點"), max_length=200, initial=lambda: city().letterhead["address"]
    )
    interpreter = NameField(
        label=_("通譯"),
        max_length=80,
        required=False,
        help_text=_("須於驗證日有當事人語言的資格；雇主與仲介不得在場或擔任通譯"),
    )


class StatementForm(ScreenFields, StepForm):
    """What the worker said, alone and in the own language."""

    intention = choice(_("真意"), codes.INTENTIONS)


class NeedFields(forms.Form):
    """Who needs shelter, and why."""

    worker_key = NameField(label=_("外國人代碼"), max_length=64)
    nationality = NameField(label=_("國籍"), max_length=10, required=False)
    reason = choice(_("安置原因"), codes.SHELTER_REASONS)


class PlaceFields(forms.Form):
    """Which shelter a worker comes into, and when."""

    shelter = NameField(label=_("安置單位"), max_length=120, required=False)
    from_at = MomentField(label=_("入住時間"), help_text=_("例：113/05/01 15:00"))


class RequestForm(ScreenFields, NeedFields, OpeningForm):
    """Somebody asks for shelter for a worker."""


class TakeInForm(ScreenFields, PlaceFields, StepForm):
    """A worker for whom shelter was asked comes into one."""


class AdmissionForm(ScreenFields, PlaceFields, NeedFields, OpeningForm):
    """A worker comes into a shelter at once."""


class ShelterForm(ConsentFields, ScreenFields, PlaceFields, NeedFields, StepForm):
    """A worker comes into a shelter out of another case."""


class ClaimForm(StepForm):
    """What a month of a stay cost."""

    month = MonthField(label=_("月份"), help_text=_("例：113-05"))
    amount_twd = MoneyField(label=_("金額"), min_value=1)


class PaymentForm(StepForm):
    """The month that was paid."""

    month = MonthField(label=_("月份"), help_text=_("例：113-05"))


class SettlementForm(StepForm):
    """What the ministry accepted of a month, and why it was less."""

    month = MonthField(label=_("月份"), help_text=_("例：113-05"))
    amount_twd = MoneyField(label=_("核銷金額"), min_value=0)
    reason = NameField(label=_("短少理由"), widget=forms.Textarea, max_length=2000, required=False)


class LeavingForm(StepForm):
    """A worker leaves the shelter."""

    to_at = MomentField(label=_("離開時間"), help_text=_("例：113/05/04 10:00"))
    ended_by = choice(_("結束原因"), codes.ENDED_BY)

"""The forms of notices, disputes, verifications and shelter stays."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MomentField
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    ReasonForm,
    UbnField,
    choice,
    districts,
    heads,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.lines.migrants.rules import codes

__all__ = ["ReasonForm"]


def several(label: object, labels: codes.Codes, **options: object) -> forms.MultipleChoiceField:
    """Any number of codes of a list."""
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]
        choices=[(code, _(text)) for code, text in labels.items()],
        widget=forms.CheckboxSelectMultiple,
        **options,  # type: ignore[arg-type]
    )


class EmployerForm(OpeningForm):
    """A case about one employer."""

    employer_name = NameField(label=_("雇主"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)
    agency = NameField(label=_("仲介許可證號"), max_length=40, required=False)
    nationality = NameField(label=_("國籍"), max_length=10, required=False)


class NoticeForm(EmployerForm):
    """What an employer tells of a worker."""

    type = choice(_("通報別"), codes.NOTICE_TYPES)
    event_on = DayField(label=_("事由日"), help_text=_("行蹤不明者填連續曠職的第一日"))
    worker_key = NameField(label=_("外國人代碼"), max_length=64, required=False)
    dormitory_number = NameField(label=_("住宿地點號"), max_length=40, required=False)

    def clean(self) -> dict[str, object]:
        """A notice is not told before what it tells of."""
        given = super().clean() or {}
        if given.get("event_on") and given.get("received_on"):
            if given["received_on"] < given["event_on"]:
                self.add_error("received_on", _("通報收件日早於事由日，請更正"))
        return given


class ReceiptForm(StepForm):
    """The number of the receipt; the number of the case when it is left blank."""

    receipt_number = NameField(label=_("證明書號"), max_length=40, required=False)


class DisputeForm(EmployerForm):
    """A dispute of one or more workers with an employer or agency."""

    topics = several(_("主題"), codes.DISPUTE_TOPICS)
    workers = heads(_("外國人數"), least=1)


class MediationForm(ReasonForm):
    """The case of the formal mediation."""

    mediation_case = NameField(label=_("調解案號"), max_length=60, required=False)


class VerificationForm(EmployerForm):
    """An early end of a contract that is to be verified."""

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
    interpreter = NameField(
        label=_("通譯"), max_length=80, required=False, help_text=_("雇主與仲介不得在場或擔任通譯")
    )


class StatementForm(StepForm):
    """What the worker said."""

    intention = choice(_("真意"), codes.INTENTIONS)


class AdmissionForm(OpeningForm):
    """A worker comes into a shelter."""

    worker_key = NameField(label=_("外國人代碼"), max_length=64)
    nationality = NameField(label=_("國籍"), max_length=10, required=False)
    reason = choice(_("安置原因"), codes.SHELTER_REASONS)
    shelter = NameField(label=_("安置單位"), max_length=120, required=False)
    from_at = MomentField(label=_("入住時間"), help_text=_("例：113/05/01 15:00"))


class LeavingForm(StepForm):
    """A worker leaves the shelter."""

    to_at = MomentField(label=_("離開時間"), help_text=_("例：113/05/04 10:00"))
    ended_by = choice(_("結束原因"), codes.ENDED_BY)

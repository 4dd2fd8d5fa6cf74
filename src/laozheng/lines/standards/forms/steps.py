"""The forms by which complaints, filings and reminders are opened and moved."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.inspection_forms import EnterForm
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    ReasonForm,
    UbnField,
    choice,
    several,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.inspections.visit_codes import RESULTS
from laozheng.lines.standards.rules.codes import (
    AGREEMENT_ITEMS,
    CLAUSES,
    FILING_KINDS,
    PENSION_TYPES,
    REMINDER_REASONS,
)

_MOST = 999_999


class EmployerForm(OpeningForm):
    """A matter about one employer."""

    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)


class ReminderForm(EmployerForm):
    """A reminder: why, and by when."""

    reason = choice(_("事由"), REMINDER_REASONS)
    account_number = forms.CharField(label=_("專戶帳號"), max_length=40, required=False)
    due_on = DayField(label=_("期限"), required=False)


class SanctionForm(ReasonForm):
    """Why a reminder goes to a fine, and since when its term has been broken."""

    acted_from = DayField(
        label=_("違反起日"), required=False, help_text=_("未填時為催繳期限的次日")
    )


class PensionForm(EmployerForm):
    """An application about the reserve."""

    type = choice(_("類別"), PENSION_TYPES)


class WorkRulesForm(EmployerForm):
    """Work rules as they are filed."""

    kind = choice(_("新訂或修正"), FILING_KINDS)
    employees = forms.IntegerField(
        label=_("僱用人數"), min_value=1, max_value=_MOST, help_text=_("分支機構合併計算")
    )


class AgreementForm(EmployerForm):
    """An agreement under article 84-1 as it is filed."""

    job_title = NameField(label=_("工作者"), max_length=120)
    workers = forms.IntegerField(label=_("人數"), min_value=1, max_value=_MOST)


class ClausesForm(StepForm):
    """Which clauses the rules have, and which fall below the law."""

    clauses = several(_("已載明事項"), CLAUSES, required=False)
    below_law = NameField(
        label=_("低於法令之條款"), widget=forms.Textarea, max_length=4000, required=False
    )


class ContentsForm(StepForm):
    """What the agreement says, and that its workers are announced ones."""

    announced = forms.BooleanField(label=_("屬公告之工作者"), required=False)
    contents = several(_("已載明事項"), AGREEMENT_ITEMS, required=False)


class NoteForm(StepForm):
    """A step that may carry a remark."""

    reason = NameField(label=_("說明"), widget=forms.Textarea, max_length=2000, required=False)


class ApproveAgreementForm(StepForm):
    """For how many workers, and until when."""

    approved_workers = forms.IntegerField(
        label=_("核備人數"), min_value=1, max_value=_MOST, required=False
    )
    valid_to = DayField(label=_("有效至"), required=False)


class EnterAdviceForm(EnterForm):
    """A compliance visit that was made already: advice, no findings."""

    result = choice(
        _("結果"), {c: t for c, t in RESULTS.items() if c not in ("violation", "refused")}
    )
    findings = None  # type: ignore[assignment]  # advice is no finding
    acted_from = None  # type: ignore[assignment]
    acted_to = None  # type: ignore[assignment]

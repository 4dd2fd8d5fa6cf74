"""The forms of visits, by the name of the step."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.inspection_forms.dispositions import AppealForm
from laozheng.interfaces.workspace.inspection_forms.fields import (
    LinesField,
    SpanForm,
    articles_field,
)
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
from laozheng.kernel.inspections.models import Program
from laozheng.kernel.inspections.visit_codes import RESULTS, SCOPES


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


class SameWeekFields(forms.Form):
    """Why one goes though another unit or division goes to the same place that week."""

    same_week_reason = NameField(
        label=_("同一週前往的理由"), max_length=200, required=False,
        help_text=_("其他單位或科別同一週前往同一場所時填寫，例：已協調會同前往"),
    )  # fmt: skip


class PlanForm(SameWeekFields, WorkplaceFields, OpeningForm):
    """A visit to come; lines add their kinds of visit through ``visit_forms``."""

    planned_on = DayField(label=_("預定日"))


class EnterForm(ResultFields, WorkplaceFields, OpeningForm):
    """A visit that was made already; the day of receipt is that of the visit."""

    lead = forms.CharField(label=_("主辦檢查員"), max_length=40, required=False)
    inspectors = LinesField(label=_("會同檢查員"), required=False, help_text=_("每行一位"))


class AssignForm(SameWeekFields, StepForm):
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


class RecheckForm(SameWeekFields, StepForm):
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

"""The forms of employers' notices; no names."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.step_fields import NameField, UbnField, choice
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.lines.equality.rules.codes import NOTICE_RESULTS


class NoticeForm(OpeningForm):
    """An employer's notice that a complaint of harassment came in; no names."""

    employer_name = NameField(label=_("事業單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False)
    employees = forms.IntegerField(label=_("僱用人數"), min_value=1, required=False)
    complaint_on = DayField(label=_("雇主接獲日"))
    result_first = forms.BooleanField(label=_("處理結果先於本通報送達"), required=False)

    def clean(self) -> dict[str, Any]:
        """A notice cannot come before the complaint that it tells of."""
        given = super().clean() or {}
        complaint_on, received_on = given.get("complaint_on"), given.get("received_on")
        if complaint_on and received_on and complaint_on > received_on:
            self.add_error("complaint_on", _("雇主接獲日在通報日之後，請核對兩個日期"))
        return given


class NoticeResultForm(StepForm):
    """How the employer decided, and what he did."""

    result = choice(_("處理結果"), NOTICE_RESULTS)
    measures = NameField(
        label=_("採取措施"), widget=forms.Textarea, max_length=2000, required=False,
        help_text=_("每行一項"),
    )  # fmt: skip

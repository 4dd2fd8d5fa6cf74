"""The forms of complaints, shared by every line that inspects."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.ui.inputs import PointField
from laozheng.interfaces.workspace.inspection_forms import SameWeekFields
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    ReasonForm,
    UbnField,
    choice,
    districts,
    several,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.kernel.inspections.complaints.codes import OUTCOMES


class ComplaintForm(OpeningForm):
    """A complaint; who complains is asked for apart and kept sealed."""

    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)
    workplace = NameField(label=_("場所"), max_length=300, required=False)
    point = PointField(
        label=_("場所座標"), max_length=60, required=False,
        help_text=_("例：22.627300, 120.301400，可由地圖複製；知道地址時可留空"),
    )  # fmt: skip
    subjects = several(_("申訴事項"), {})
    facts = NameField(
        label=_("事實"), widget=forms.Textarea, max_length=4000, required=False,
        help_text=_("請勿寫出申訴人姓名與聯絡方式"),
    )  # fmt: skip
    complainant = NameField(
        label=_("申訴人（密封）"), max_length=120, required=False, help_text=_("匿名者留空")
    )
    contact = NameField(label=_("聯絡方式（密封）"), max_length=200, required=False)


class InspectForm(SameWeekFields, StepForm):
    """For when the visit is planned."""

    planned_on = DayField(label=_("預定日"))


class MaskForm(StepForm):
    """The account without the complainant."""

    facts = NameField(label=_("遮蔽後事實"), widget=forms.Textarea, max_length=4000)


class ReplyForm(StepForm):
    """What the complainant was told."""

    reason = NameField(label=_("回復內容"), widget=forms.Textarea, max_length=4000, required=False)


class CloseForm(StepForm):
    """What came of the complaint."""

    outcome = choice(_("結果"), OUTCOMES)


def complaint_forms(
    subjects: Mapping[str, str], **own: type[StepForm]
) -> Mapping[str, type[StepForm]]:
    """The forms of a line's complaints: its subjects to choose from, and forms of its own."""
    told: dict[str, Any] = {"subjects": several(_("申訴事項"), subjects)}
    return {
        "receive": type(ComplaintForm.__name__, (ComplaintForm,), told),
        "mask": MaskForm,
        "inspect": InspectForm,
        "transfer": ReasonForm,
        "refuse": ReasonForm,
        "reply": ReplyForm,
        "close": CloseForm,
        **own,
    }

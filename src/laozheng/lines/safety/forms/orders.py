"""The forms of stop-work orders and of guidance visits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import MomentField
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    UbnField,
    choice,
    districts,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.lines.safety.rules.supervision import GUIDANCE_PROGRAMS, STOP_GROUNDS, STOP_SCOPES


class OrderForm(OpeningForm):
    """A stop-work order as it was given on the spot."""

    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    inspection = forms.CharField(label=_("檢查案號"), max_length=60, required=False)
    scope = choice(_("停工範圍"), STOP_SCOPES)
    place = NameField(label=_("停工場所或機械"), max_length=300)
    ground = choice(_("停工依據"), STOP_GROUNDS)
    effective_at = MomentField(label=_("生效時間"), required=False)
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)


class ReinspectForm(StepForm):
    """The visit that looked whether work may be resumed."""

    inspection = forms.CharField(label=_("復工檢查案號"), max_length=60)


class NotifyForm(OpeningForm):
    """A firm or small work that is to be advised."""

    program = choice(_("計畫別"), GUIDANCE_PROGRAMS)
    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)
    employees = forms.IntegerField(label=_("勞工人數"), min_value=0, required=False)


class AdviseForm(StepForm):
    """Who advised."""

    advisor = NameField(label=_("輔導員"), max_length=80, required=False)

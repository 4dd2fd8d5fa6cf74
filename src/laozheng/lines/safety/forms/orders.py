"""The forms of stop-work orders, guidance, reviews of hazard sites, and of what goes to court."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MomentField
from laozheng.interfaces.workspace.step_fields import (
    NameField,
    UbnField,
    choice,
    districts,
)
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.lines.safety.rules.codes.supervision import (
    GUIDANCE_PROGRAMS,
    SITE_CLASSES,
    STOP_GROUNDS,
    STOP_SCOPES,
)


class EmployerForm(OpeningForm):
    """A matter about one employer at one place."""

    employer_name = NameField(label=_("事業單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    district = forms.ChoiceField(label=_("行政區"), choices=districts, required=False)


class OrderForm(EmployerForm):
    """A stop-work order as it was given on the spot."""

    inspection_number = forms.CharField(label=_("檢查案號"), max_length=60, required=False)
    scope = choice(_("停工範圍"), STOP_SCOPES)
    place = NameField(label=_("停工場所或機械"), max_length=300)
    ground = choice(_("停工依據"), STOP_GROUNDS)
    effective_at = MomentField(label=_("生效時間"), required=False)


class ReinspectForm(StepForm):
    """The visit that looked whether work may be resumed."""

    resumption_inspection = forms.CharField(label=_("復工檢查案號"), max_length=60)


class CentralForm(StepForm):
    """The document by which the central authority agreed."""

    reference = forms.CharField(label=_("中央主管機關核定文號"), max_length=120)


class BreachForm(StepForm):
    """Work that went on in spite of an order, and to which prosecutors it goes."""

    agency = NameField(label=_("受移送機關"), max_length=80)
    reason = NameField(label=_("查獲情形"), widget=forms.Textarea, max_length=2000)


class NotifyForm(EmployerForm):
    """A firm or small work that is to be advised."""

    program = choice(_("計畫別"), GUIDANCE_PROGRAMS)
    place = NameField(label=_("場所"), max_length=300, required=False)
    contact = NameField(label=_("聯絡人及電話"), max_length=120, required=False)
    employees = forms.IntegerField(
        label=_("勞工人數"), min_value=0, max_value=999_999, required=False
    )


class AdviseForm(StepForm):
    """Who advised."""

    advisor = NameField(label=_("輔導員"), max_length=80, required=False)


class ReviewForm(EmployerForm):
    """A hazard site that is to be reviewed before work begins there."""

    site_number = forms.CharField(label=_("場所編號"), max_length=60)
    site_class = choice(_("類別"), SITE_CLASSES)
    place = NameField(label=_("場所"), max_length=300)
    substance = forms.CharField(label=_("物質"), max_length=120, required=False)
    quantity = forms.CharField(label=_("數量"), max_length=60, required=False)
    work_on = DayField(label=_("預定作業日"))

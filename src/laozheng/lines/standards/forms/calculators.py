"""What people type into the calculators of the portal; nothing of it is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField, MomentField, MoneyField
from laozheng.interfaces.workspace.step_fields import choice
from laozheng.lines.standards.rules.wages import REST_DAY, WORKDAY
from laozheng.lines.standards.rules.worksheet import DAY_KINDS

_TODAY = _("空白時為今天")


class OfDayForm(forms.Form):
    """The day whose law is asked for."""

    day = DayField(label=_("日期"), required=False, help_text=_TODAY)


class OvertimeForm(OfDayForm):
    """A day of work: what an hour earns, and how many were worked."""

    hourly = forms.IntegerField(label=_("平日每小時工資"), min_value=1, max_value=100_000)
    day_kind = choice(_("日別"), {kind: DAY_KINDS[kind] for kind in (WORKDAY, REST_DAY)})
    hours = forms.IntegerField(label=_("當日工作時數"), min_value=0, max_value=24)


class LeaveForm(OfDayForm):
    """How long somebody has worked for the same employer."""

    months = forms.IntegerField(label=_("年資月數"), min_value=0, max_value=1_200)


class ExtensionForm(forms.Form):
    """A day on which hours are extended, and the size of the employer."""

    employees = forms.IntegerField(label=_("僱用人數"), min_value=1, max_value=999_999)
    extended_on = DayField(label=_("實施日"))


class EmergencyForm(forms.Form):
    """When the cause of overtime in an emergency ended."""

    ended_at = MomentField(label=_("原因消滅時間"), help_text=_("例：113/07/25 18:30"))


class ContributionForm(OfDayForm):
    """The wages of a month of all workers under the old system."""

    wages_twd = MoneyField(label=_("每月薪資總額"), min_value=0, max_value=10**12)


class CommitteeForm(OfDayForm):
    """A supervisory committee of the reserve as an employer has made it up."""

    members = forms.IntegerField(label=_("委員人數"), min_value=1, max_value=99)
    labor_members = forms.IntegerField(label=_("勞工代表人數"), min_value=0, max_value=99)
    employees = forms.IntegerField(label=_("僱用人數"), min_value=1, max_value=999_999)


class ShortfallForm(forms.Form):
    """The reserve of an employer at the end of a year."""

    year = forms.IntegerField(
        label=_("年度"), min_value=104, max_value=299, help_text=_("民國年，例：113")
    )
    need_twd = forms.IntegerField(label=_("次年度應足額"), min_value=0, max_value=10**12)
    balance_twd = forms.IntegerField(label=_("年底專戶餘額"), min_value=0, max_value=10**12)

    def clean_year(self) -> int:
        """The year as rules count it."""
        return int(self.cleaned_data["year"]) + 1911

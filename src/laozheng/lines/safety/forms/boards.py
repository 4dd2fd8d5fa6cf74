"""What people ask of the boards: which site, which day; and the forecasts that they type."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.roc import roc_slash
from laozheng.interfaces.ui.forms import DayField, MonthField
from laozheng.interfaces.ui.languages import long_month
from laozheng.interfaces.workspace.step_fields import NameField, districts
from laozheng.lines.safety.forms.supervision import HOTTEST
from laozheng.lines.safety.models import OutsideDeath


class SiteFilter(forms.Form):
    """A part of the name of a place of work or of an employer."""

    place = forms.CharField(label=_("場所或事業單位"), min_length=2, max_length=100)


class DayFilter(forms.Form):
    """A day; today when none is given."""

    on = DayField(label=_("日期"), required=False, help_text=_("空白時為今天"))


class ForecastForm(forms.Form):
    """The forecast for some districts on a day, from the weather service."""

    on = DayField(label=_("日期"))
    districts = forms.MultipleChoiceField(label=_("行政區"), widget=forms.CheckboxSelectMultiple)
    celsius = forms.IntegerField(label=_("預報最高溫（℃）"), min_value=0, max_value=HOTTEST)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["districts"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [place for place in districts() if place[0]]


class ExplainForm(forms.Form):
    """Why a death that another list tells of has no accident here."""

    death = forms.ModelChoiceField(OutsideDeath.objects.none(), label=_("名單上的死亡"))
    reason = NameField(label=_("說明"), max_length=200, help_text=_("例：通勤災害、職業病、轄區外"))

    def __init__(self, *args: Any, waiting: list[OutsideDeath], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["death"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = OutsideDeath.objects.filter(pk__in=[one.pk for one in waiting])
        field.label_from_instance = lambda one: f"{roc_slash(one.occurred_on)} {one.employer_name}"


class OwnMonthForm(forms.Form):
    """What an employer files of a month: the whole workforce, without a name."""

    month = forms.TypedChoiceField(label=_("月份"), coerce=date.fromisoformat)
    workers = forms.IntegerField(label=_("勞工人數"), min_value=0, max_value=999_999)
    hours = forms.IntegerField(
        label=_("總經歷工時"), min_value=0, help_text=_("全體勞工當月實際工作時數的合計")
    )
    cases = forms.IntegerField(
        label=_("失能傷害次數"),
        min_value=0,
        help_text=_("死亡、永久失能及損失一日以上者，逐人次計"),
    )
    lost_days = forms.IntegerField(label=_("失能傷害損失日數"), min_value=0)

    def __init__(self, *args: Any, months: Iterable[date], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["month"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(month.isoformat(), long_month(month)) for month in months]


class MonthFilter(forms.Form):
    """A month such as 113-03; the newest one when none is given."""

    month = MonthField(label=_("月份"), required=False, help_text=_("例：113-03；空白時為最近一月"))

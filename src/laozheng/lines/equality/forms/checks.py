"""What people type into the checks of the line: an advertisement, a number of employees, days."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.step_fields import choice
from laozheng.lines.equality.rules.codes import RESPONDENTS


class AdvertisementForm(forms.Form):
    """The text of an advertisement; nothing of it is kept."""

    text = forms.CharField(label=_("廣告文字"), widget=forms.Textarea, max_length=20_000)


class EmployeesForm(forms.Form):
    """How many people an employer employs, on which day."""

    employees = forms.IntegerField(label=_("僱用人數"), min_value=0, max_value=999_999)
    on = DayField(label=_("日期"), required=False, help_text=_("空白時為今天"))


class DoorForm(forms.Form):
    """What decides to whom a complaint of harassment goes; nothing of it is kept."""

    in_city = choice(_("工作地點"), {"yes": "本市", "no": "其他縣市"})
    status = choice(
        _("您的身分"), {"worker": "受僱者或求職者", "civil_servant": "公務人員", "student": "學生"}
    )
    respondent = choice(_("行為人"), RESPONDENTS)
    told_employer = choice(
        _("是否已向雇主申訴"), {"no": "尚未", "yes": "已申訴，雇主未處理或不服結果"}
    )

    def given(self) -> dict[str, Any]:
        """What the rule of the door asks."""
        data = self.cleaned_data
        answers = {name: data[name] == "yes" for name in ("in_city", "told_employer")}
        return {**data, **answers}


class LimitForm(forms.Form):
    """The days from which the limit of a complaint of harassment runs."""

    act_on = DayField(label=_("行為日（最後一次）"))
    known_on = DayField(label=_("知悉日"), required=False)
    power = forms.BooleanField(label=_("行為人利用權勢"), required=False)
    top = forms.BooleanField(label=_("行為人為最高負責人"), required=False)
    majority_on = DayField(label=_("成年日（行為時未成年者）"), required=False)
    left_on = DayField(label=_("離職日"), required=False)

    def clean(self) -> dict[str, Any]:
        """Nobody knows of an act, or leaves because of it, before it happened."""
        given = super().clean() or {}
        act_on = given.get("act_on")
        for name in ("known_on", "left_on"):
            day = given.get(name)
            if act_on and day and day < act_on:
                self.add_error(name, _("這一天早於行為日，請核對日期"))
        return given

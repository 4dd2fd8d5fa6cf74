"""What the handlers of an accident write down of somebody who died in it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.step_fields import NameField, YesNoField, choice
from laozheng.lines.safety.forms.registers import SEXES


class VictimForm(forms.Form):
    """One victim; what is not known stays empty."""

    name = NameField(label=_("姓名"), max_length=80, required=False)
    sex = choice(_("性別"), SEXES, required=False)
    age = forms.IntegerField(label=_("年齡"), min_value=0, max_value=120, required=False)
    nationality = NameField(label=_("國籍"), max_length=20, required=False)
    seniority_months = forms.IntegerField(
        label=_("年資（月）"), min_value=0, max_value=900, required=False
    )
    trained = YesNoField(label=_("曾受安全衛生教育訓練"))

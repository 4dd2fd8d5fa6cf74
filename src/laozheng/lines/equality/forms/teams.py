"""The form of the investigation team: from the roster in turn, and those who are not on it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.step_fields import NameField, heads
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.kernel.cases.catalogue import law
from laozheng.lines.equality.models import Investigator
from laozheng.lines.equality.queries.investigators import in_turn
from laozheng.lines.equality.rules.codes import SEXES


class TeamForm(StepForm):
    """Who investigates, who stepped out, and why somebody was named out of turn."""

    investigators = forms.MultipleChoiceField(
        label=_("名冊調查人員"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("依輪派順序排列：一年內組案較少者在前；任職於被申訴單位、訓練逾期者不列"),
    )
    stepped_out = forms.MultipleChoiceField(
        label=_("迴避的調查人員"), required=False, widget=forms.CheckboxSelectMultiple
    )
    conflict = NameField(label=_("利害關係"), max_length=200, required=False)
    out_of_turn = NameField(
        label=_("未依順序選派的理由"),
        max_length=200,
        required=False,
        help_text=_("例：不克擔任、須具特定專長"),
    )
    women = heads(_("名冊外女性人數"))
    men = heads(_("名冊外男性人數"))
    outside_experts = heads(_("名冊外的外聘專家學者人數"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        assert self.case is not None
        assert self.reader is not None
        queue = in_turn(self.case, self.reader.day, law())
        for name in ("investigators", "stepped_out"):
            field = self.fields[name]
            assert isinstance(field, forms.MultipleChoiceField)
            field.choices = [(one.number, _told(one)) for one in queue]


def _told(one: Investigator) -> str:
    about = "，".join(filter(None, (str(SEXES[one.sex]), one.profession)))
    return f"{one.name}（{about}）"

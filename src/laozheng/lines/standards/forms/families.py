"""What people type about families of workplaces."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.step_fields import NameField, UbnField
from laozheng.lines.standards.models import FamilyMember


class FoundForm(forms.Form):
    """A new family with its core firm."""

    name = NameField(label=_("家族名稱"), max_length=120)
    employer_name = NameField(label=_("核心單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    on = DayField(label=_("成立日"))


class JoinForm(forms.Form):
    """A firm that joins a family on a day."""

    employer_name = NameField(label=_("參與單位"), max_length=300)
    ubn = UbnField(label=_("統一編號"), required=False)
    on = DayField(label=_("加入日"))


class EndForm(forms.Form):
    """The day on which a membership or a family ends; ``member`` is empty for the whole family."""

    member = forms.ModelChoiceField(
        FamilyMember.objects.none(),
        label=_("退出單位"),
        required=False,
        empty_label=_("（整個家族解散）"),
    )
    on = DayField(label=_("日期"))

    def __init__(self, *args: Any, leaving: "QuerySet[FamilyMember]", **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["member"]
        field.queryset = leaving
        field.label_from_instance = lambda one: one.firm.display_name

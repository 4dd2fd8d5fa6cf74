"""What people type about safety families."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.step_fields import NameField, choice
from laozheng.lines.safety.models import FamilyMerge, SafetyFamily, SafetyFamilyMember
from laozheng.lines.safety.rules.codes.supervision import MEMBER_KINDS


class FoundForm(forms.Form):
    """A new family with its core unit."""

    name = NameField(label=_("家族名稱"), max_length=120)
    lead = NameField(label=_("核心單位"), max_length=200)
    on = DayField(label=_("成立日"))


class JoinForm(forms.Form):
    """A firm or contractor that joins a family on a day."""

    member = NameField(label=_("成員"), max_length=200)
    kind = choice(_("成員類別"), MEMBER_KINDS)
    on = DayField(label=_("加入日"))


class EndForm(forms.Form):
    """The day on which a membership or a family ends; ``member`` is empty for the whole family."""

    member = forms.ModelChoiceField(
        SafetyFamilyMember.objects.none(),
        label=_("退出成員"),
        required=False,
        empty_label=_("（整個家族解散）"),
    )
    on = DayField(label=_("日期"))

    def __init__(self, *args: Any, leaving: "QuerySet[SafetyFamilyMember]", **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["member"]
        field.queryset = leaving
        field.label_from_instance = lambda one: one.member


class MergeForm(forms.Form):
    """Which family is the same under another spelling; those spelled alike come first."""

    other = forms.ModelChoiceField(SafetyFamily.objects.none(), label=_("同一家族的另一筆"))
    reason = NameField(label=_("認定理由"), max_length=200)

    def __init__(
        self,
        *args: Any,
        others: "QuerySet[SafetyFamily]",
        alike: tuple[SafetyFamily, ...] = (),
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        field = self.fields["other"]
        field.queryset = others
        field.label_from_instance = lambda one: one.family_name
        if alike:
            field.initial = alike[0].pk


class UndoForm(forms.Form):
    """Which merge proves wrong, and why."""

    merge = forms.ModelChoiceField(FamilyMerge.objects.none(), label=_("撤銷哪一次合併"))
    reason = NameField(label=_("撤銷理由"), max_length=200)

    def __init__(self, *args: Any, merges: "QuerySet[FamilyMerge]", **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["merge"]
        field.queryset = merges
        field.label_from_instance = lambda one: one.gone
        field.initial = merges.first()

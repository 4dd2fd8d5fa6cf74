"""Inputs that the steps of several lines ask for: codes, heads, names, numbers of firms, places."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.base.identifiers import find_person_ids, looks_like_person_id, ubn_state
from laozheng.base.text import fold, squeeze
from laozheng.interfaces.ui.languages import named
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.kernel.law.codes import industry
from laozheng.kernel.parties.city import city


def choice(label: Any, labels: Mapping[str, Any], **options: Any) -> forms.ChoiceField:
    """One code of a list; a choice that may stay open begins with a blank."""
    blank = [] if options.get("required", True) else [("", "－")]
    choices = [(code, _(text)) for code, text in labels.items()]
    return forms.ChoiceField(label=label, choices=[*blank, *choices], **options)


def several(label: Any, labels: Mapping[str, Any], **options: Any) -> forms.MultipleChoiceField:
    """Any number of codes of a list."""
    return forms.MultipleChoiceField(
        label=label,
        choices=[(code, _(text)) for code, text in labels.items()],
        widget=forms.CheckboxSelectMultiple,
        **options,
    )


def heads(label: Any, *, least: int = 0) -> forms.IntegerField:
    """A number of people."""
    return forms.IntegerField(label=label, min_value=least, max_value=9999, initial=least)


def districts() -> list[tuple[str, str]]:
    """The districts of the city, beginning with a blank."""
    return [("", "－"), *((place.code, named(place)) for place in city().districts.values())]


def sections() -> list[tuple[str, str]]:
    """The sections of the classification of industries, beginning with a blank."""
    sections = [code for code in industry().codes if not code.parent]
    return [("", "－"), *((code.code, f"{code.code} {code.label}") for code in sections)]


class UbnField(forms.CharField):
    """A 統一編號 in any width; one that is none is refused, and a personal number never echoed."""

    def clean(self, value: Any) -> str:
        """The eight digits, or nothing."""
        number = squeeze(fold(super().clean(value) or ""))
        if looks_like_person_id(number):
            raise forms.ValidationError(_("這一欄不得填身分證或居留證號，請移除後再送出"))
        if number and ubn_state(number) != "valid":
            raise forms.ValidationError(_("統一編號須為8碼且檢查碼正確，不明時請留空"))
        return number


class NameField(forms.CharField):
    """A name or place; one that holds a personal number is refused without repeating it."""

    def clean(self, value: Any) -> str:
        """The text."""
        text: str = super().clean(value)
        if any(span.valid for span in find_person_ids(text)):
            raise forms.ValidationError(_("這一欄含有身分證或居留證號，請移除後再送出"))
        return text


class ReasonForm(StepForm):
    """A step that needs a reason or a short account."""

    reason = NameField(label=_("說明"), widget=forms.Textarea, max_length=2000)

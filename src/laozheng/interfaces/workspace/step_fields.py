"""Inputs that the steps of several lines ask for: the shared ones, heads, sections, reasons."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import (
    NameField,
    UbnField,
    YesNoField,
    choice,
    districts,
    narrowing,
    several,
)
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.kernel.law.codes import industry

__all__ = [
    "NameField",
    "ReasonForm",
    "UbnField",
    "YesNoField",
    "choice",
    "districts",
    "heads",
    "narrowing",
    "sections",
    "several",
]


def heads(label: Any, *, least: int = 0) -> forms.IntegerField:
    """A number of people."""
    return forms.IntegerField(label=label, min_value=least, max_value=9999, initial=least)


def sections() -> list[tuple[str, str]]:
    """The sections of the classification of industries, beginning with a blank."""
    sections = [code for code in industry().codes if not code.parent]
    return [("", "－"), *((code.code, f"{code.code} {code.label}") for code in sections)]


class ReasonForm(StepForm):
    """A step that needs a reason or a short account."""

    reason = NameField(label=_("說明"), widget=forms.Textarea, max_length=2000)

"""What people type about a session: who attended, who signs the certificates, a name put right."""

import re

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.step_fields import NameField

_PARTED = re.compile(r"[,，\t]")
LONGEST_NAME, LONGEST_FIRM = 80, 200


class AttendeesForm(forms.Form):
    """A list, one person on each line: the name, then the firm."""

    people = forms.CharField(
        label=_("出席者"),
        widget=forms.Textarea,
        max_length=40_000,
        help_text=_("每行一人：姓名，服務單位；勿填身分證號。"),
    )

    def clean_people(self) -> list[tuple[str, str]]:
        """Name and firm of each line; a line that cannot be read is named."""
        lines = enumerate(self.cleaned_data["people"].splitlines(), start=1)
        return [_person(line, number) for number, line in lines if line.strip()]


def _person(line: str, number: int) -> tuple[str, str]:
    name, firm, *more = [part.strip() for part in _PARTED.split(line)] + [""]
    if not name or any(more) or len(name) > LONGEST_NAME or len(firm) > LONGEST_FIRM:
        sentence = _now("第%(number)s行無法辨識，請填「姓名，服務單位」")
        raise forms.ValidationError(sentence % {"number": number})
    return name, firm


class CertifyForm(forms.Form):
    """For how many hours, and who signs."""

    hours = forms.IntegerField(label=_("時數"), min_value=1, max_value=99, required=False)
    signer_title = NameField(label=_("署名職稱"), max_length=40)
    signer_name = NameField(label=_("署名姓名"), max_length=40)


class CorrectAttendeeForm(forms.Form):
    """Name and firm as they should be."""

    name = NameField(label=_("姓名"), max_length=LONGEST_NAME)
    firm = NameField(label=_("服務單位"), max_length=LONGEST_FIRM, required=False)

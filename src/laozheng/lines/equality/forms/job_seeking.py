"""The forms of complaints of job seekers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.inputs import FilesField, Upload
from laozheng.interfaces.workspace.step_fields import NameField, ReasonForm, UbnField, choice
from laozheng.interfaces.workspace.step_forms import OpeningForm, StepForm
from laozheng.lines.equality.rules.codes import AD_DECISIONS, AD_TYPES, MEDIA

PICTURES = frozenset({"image/png", "image/jpeg", "application/pdf"})
LARGEST_MB = 10


class AdComplaintForm(OpeningForm):
    """A complaint of a job seeker; whoever complains is sealed and may stay unnamed."""

    type = choice(_("類別"), AD_TYPES)
    employer_name = NameField(label=_("被申訴單位"), max_length=200)
    ubn = UbnField(label=_("統一編號"), required=False)
    medium = choice(_("刊登媒介"), MEDIA, required=False)
    occupation = NameField(label=_("職缺"), max_length=120, required=False)
    complainant_name = NameField(label=_("申訴人姓名"), max_length=80, required=False)
    complainant_contact = NameField(label=_("申訴人聯絡方式"), max_length=200, required=False)


class SnapshotForm(StepForm):
    """An advertisement as the officer saw it; the server fetches nothing by itself."""

    source_url = NameField(label=_("刊登處"), max_length=300)
    text = NameField(label=_("廣告全文"), widget=forms.Textarea, max_length=20000, required=False)
    picture = FilesField(
        PICTURES,
        "PNG、JPEG、PDF",
        most=1,
        largest_mb=LARGEST_MB,
        label=_("廣告畫面"),
        help_text=_("PNG、JPEG或PDF，10 MB以下"),
    )

    def clean_picture(self) -> Upload | None:
        """The one picture, if there is any."""
        return next(iter(self.cleaned_data["picture"]), None)

    def clean(self) -> dict[str, Any]:
        """Text, picture, or both."""
        given = super().clean() or {}
        if not (given.get("text") or given.get("picture") or self.errors):
            self.add_error("text", _("請貼上廣告全文或附上畫面圖檔"))
        return given


class AdDecisionForm(ReasonForm):
    """What was decided."""

    decision = choice(
        _("結果"), {code: AD_DECISIONS[code] for code in ("established", "not_established")}
    )

"""What the public asks for: an agency by name or license, a carer by district and language."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.base.identifiers import looks_like_person_id
from laozheng.interfaces.workspace.step_fields import districts
from laozheng.lines.migrants.rules.codes import LANGUAGES


class LicenseSearch(forms.Form):
    """A name of two characters or more, or a license number."""

    text = forms.CharField(
        label=_("仲介名稱或許可證號"), required=False, min_length=2, max_length=60
    )

    def clean_text(self) -> str:
        """The text; personal numbers are no names of agencies."""
        text: str = self.cleaned_data["text"].strip()
        if looks_like_person_id(text):
            raise forms.ValidationError(_("本頁不提供以個人查詢，請改填仲介名稱或許可證號"))
        return text


class CarerSearch(forms.Form):
    """Where the carer is needed, and in which language."""

    district = forms.ChoiceField(label=_("服務地區"), required=False)
    language = forms.ChoiceField(label=_("語言"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        every = ("", _now("全部"))
        places = [(label, label) for _code, label in districts()[1:]]
        spoken = [(code, _now(label)) for code, label in LANGUAGES.items()]
        self.fields["district"].choices = [every, *places]  # type: ignore[attr-defined]
        self.fields["language"].choices = [every, *spoken]  # type: ignore[attr-defined]

    def given(self, name: str) -> str:
        """A filter that could be read."""
        found: str = self.cleaned_data.get(name, "") if self.is_bound and self.is_valid() else ""
        return found

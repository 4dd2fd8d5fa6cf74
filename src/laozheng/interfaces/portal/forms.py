"""The forms of people without an account; a line's own filings begin with ``FilingForm``."""

import re
from collections.abc import Iterator
from secrets import token_hex
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.elements import Fact
from laozheng.interfaces.ui.inputs import FilesField, NameField
from laozheng.interfaces.ui.languages import listed
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.actions import Paper
from laozheng.kernel.documents.media import EVIDENCE_TYPES

MOST_FILES, LARGEST_MB = 5, 10
_TOKEN = re.compile(r"[0-9a-f]{32}")


class FilingForm(forms.Form):
    """What a filing asks for; ``reader`` is whoever asks, at his moment.

    ``CASE_FIELDS`` are columns of the case; all other fields go to the step.
    """

    CASE_FIELDS: ClassVar[tuple[str, ...]] = ("district", "filer_kind", "title")

    def __init__(self, *args: Any, reader: Reader, **options: Any) -> None:
        super().__init__(*args, **options)
        self.reader = reader

    def case_fields(self) -> dict[str, Any]:
        """Columns of the new case, as ``open_case`` takes them."""
        return {name: self.cleaned_data[name] for name in self.CASE_FIELDS if name in self.fields}

    def given(self) -> dict[str, Any]:
        """What the opening step gets."""
        data = self.cleaned_data
        return {name: value for name, value in data.items() if name not in self.CASE_FIELDS}

    def papers(self) -> tuple[Paper, ...]:
        """Answers that no column keeps, as documents of the case."""
        return ()

    def read_back(self) -> list[Fact]:
        """What was answered, in the words of the form, for a last look before it is sent."""
        return [fact for fact in self._answers() if fact.value not in ("", None)]

    def _answers(self) -> Iterator[Fact]:
        for bound in self:
            value = self.cleaned_data.get(bound.name)
            if isinstance(bound.field, forms.ChoiceField):
                chosen = value if isinstance(value, list | tuple) else [value]
                labels = {str(code): label for code, label in bound.field.choices}
                value = listed(labels[str(code)] for code in chosen if code)
            elif isinstance(value, bool):
                value = _now("是") if value else ""
            elif value:
                value = bound.value()
            yield Fact(bound.label, value, wide=isinstance(bound.field.widget, forms.Textarea))


def files_field() -> FilesField:
    """Documents, photographs and recordings."""
    return FilesField(
        EVIDENCE_TYPES,
        "PDF、JPEG、PNG、WebP、HEIC、MP3、M4A、OGG、WAV、MP4",
        most=MOST_FILES,
        largest_mb=LARGEST_MB,
        label=_("附件"),
        help_text=_("可附文件、照片或錄音，最多5個，每個不超過10 MB"),
    )


def papers_of(form: forms.Form) -> tuple[Paper, ...]:
    """The files of a form as they go to the case."""
    return tuple(
        Paper(file.name, file.content, file.media_type) for file in form.cleaned_data["files"]
    )


class TokenForm(forms.Form):
    """What goes along with a page that is handed in, and tells people apart from programs.

    ``token`` lets a page be taken once; ``website`` is seen and filled in by programs alone.
    """

    token = forms.CharField(widget=forms.HiddenInput)
    website = forms.CharField(label=_("請留空"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["token"].initial = token_hex(16)
        self.fields["website"].widget.attrs |= {"autocomplete": "off", "tabindex": "-1"}

    def clean_token(self) -> str:
        """The token as our page carried it."""
        token: str = self.cleaned_data["token"]
        if not _TOKEN.fullmatch(token):
            raise forms.ValidationError(_("這一頁已失效，請重新開啟表單後再送出"))
        return token

    def clean_website(self) -> str:
        """Nothing."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("「請留空」一欄請勿填寫，清除後再送出"))
        return ""


class SendForm(TokenForm):
    """What goes along with the answers of a filing when they are sent: files too."""

    files = files_field()

    field_order = ("files",)


class CodeForm(forms.Form):
    """The number of a case or letter, and the code that opens it."""

    number = forms.CharField(
        label=_("案號或文號"), max_length=80, help_text=_("照收件憑證或公文上的號碼填寫")
    )
    code = forms.CharField(
        label=_("查詢碼"), max_length=20, help_text=_("例：ABCDE-23456，大小寫均可")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"


class LostCodeForm(forms.Form):
    """The number of the case or letter whose code was lost."""

    number = forms.CharField(
        label=_("案號或文號"), max_length=80, help_text=_("照收件憑證或公文上的號碼填寫")
    )


class DraftForm(CodeForm):
    """The number of a saved form, and the code that opens it."""

    number = forms.CharField(label=_("儲存編號"), max_length=20, help_text=_("例：存-ABCD2345"))
    code = forms.CharField(
        label=_("開啟碼"), max_length=20, help_text=_("例：ABCDE-23456，大小寫均可")
    )


class PlaceForm(CodeForm):
    """The number of somebody who signed up, and his code."""

    number = forms.CharField(label=_("報名編號"), max_length=20, help_text=_("例：報-ABCD2345"))


class SignUpForm(forms.Form):
    """Who wants to come, and how he is told when something changes."""

    name = NameField(label=_("姓名"), max_length=80, help_text=_("印在參加證明上"))
    contact = NameField(label=_("聯絡電話或電子郵件"), max_length=120)
    firm = NameField(label=_("服務單位"), max_length=200, required=False)


class AccountForm(FilingForm):
    """What somebody writes later; ``text`` is the name under which the step gets it."""

    account = NameField(label=_("內容"), widget=forms.Textarea, max_length=4000)

    def __init__(self, *args: Any, text: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._text = text

    def given(self) -> dict[str, Any]:
        """The account under the name that the step knows it by."""
        return {self._text: self.cleaned_data["account"]}

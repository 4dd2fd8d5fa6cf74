"""What is asked before a text is proof-read: a file, a pasted text or a book of ours."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.ui.forms import DayField
from laozheng.interfaces.workspace.figure_forms import PeriodField
from laozheng.kernel.reports.catalogue import books

LARGEST_MB = 20
_WAYS = ("file", "text", "book")


class ProofForm(forms.Form):
    """One text in one of three ways, the period it speaks of, and the cut-off day."""

    file = forms.FileField(
        label=_("檔案"),
        required=False,
        help_text=_("ODT、DOCX、HTML、TXT 或 PDF"),
        widget=forms.FileInput(attrs={"accept": ".odt,.docx,.html,.htm,.txt,.pdf"}),
    )
    text = forms.CharField(
        label=_("或貼上文字"), required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    book = forms.ChoiceField(label=_("或本系統編製的書刊"), required=False)
    period = PeriodField(
        label=_("期間"),
        required=False,
        help_text=_("空白表示文中所述的期間；書刊必須填寫"),
        widget=forms.TextInput(attrs={"size": 12, "autocomplete": "off"}),
    )
    cut_off = DayField(
        label=_("發生日算到"), required=False, help_text=_("空白表示該書刊規定的日子")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["book"]
        assert isinstance(field, forms.ChoiceField)
        titles = [(code, kind.title.format(period="")) for code, kind in books().items()]
        field.choices = [("", "—"), *titles]

    def clean_file(self) -> Any:
        """The file, unless it is too large."""
        file = self.cleaned_data["file"]
        if file and file.size > LARGEST_MB * 1024 * 1024:
            sentence = _now("檔案超過 %(size)s MB，請分成數個檔案後再校對。")
            raise forms.ValidationError(sentence % {"size": LARGEST_MB})
        return file

    def clean(self) -> dict[str, Any]:
        """Exactly one text; a book needs its period."""
        given = super().clean() or self.cleaned_data
        ways = [way for way in _WAYS if given.get(way)]
        if len(ways) != 1 and not self.errors:
            raise forms.ValidationError(_now("請選擇一個檔案、貼上文字或選一本書刊，三者擇一。"))
        if ways == ["book"] and not given.get("period") and "period" not in self.errors:
            self.add_error("period", _now("校對書刊請填寫期間，例如 113。"))
        return given

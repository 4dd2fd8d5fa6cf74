"""What is asked before a file goes in or out of a data set."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from laozheng.interfaces.workspace.figure_forms import PeriodForm
from laozheng.kernel.datasets.declare import DataSet

LARGEST_MB = 50
FORMATS = (("xlsx", _("Excel 活頁簿（XLSX）")), ("csv", "CSV（UTF-8）"))


class ImportForm(forms.Form):
    """A file, and whether it corrects what is on record."""

    file = forms.FileField(
        label=_("檔案"),
        help_text=_("CSV、XLSX 或 ODS；欄位以標題列辨認，順序不拘"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.ods"}),
    )
    update = forms.BooleanField(
        label=_("這份檔案要更正既有的資料"),
        required=False,
        help_text=_("未勾選時，與既有資料不同的列會退回，不會覆蓋"),
    )

    def clean_file(self) -> Any:
        """The file, unless it is too large."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST_MB * 1024 * 1024:
            sentence = _now("檔案超過 %(size)s MB，請依年度分成數個檔案後再匯入。")
            raise forms.ValidationError(sentence % {"size": LARGEST_MB})
        return file


class ExportForm(PeriodForm):
    """The period, the official form if one is wanted, and the kind of file."""

    layout = forms.ChoiceField(label=_("版面"), required=False)
    format = forms.ChoiceField(label=_("檔案格式"), choices=FORMATS)

    def __init__(self, *args: Any, dataset: DataSet, day: date, **options: Any) -> None:
        super().__init__(*args, day=day, **options)
        self.fields["period"].required = True
        layouts = [(layout.name, _now(str(layout.label))) for layout in dataset.layouts]
        if layouts:
            layout = self.fields["layout"]
            assert isinstance(layout, forms.ChoiceField)
            layout.choices = [("", _now("系統欄位")), *layouts]
        else:
            del self.fields["layout"]

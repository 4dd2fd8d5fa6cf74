"""One row of a data set typed by hand: a form of its columns, brought in like a file of one row.

So a register needs no form of its own, and what is typed is held to what a file is held to.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from laozheng.base.moments import in_taipei
from laozheng.interfaces.ui.forms import DayField, MomentField, MoneyField
from laozheng.interfaces.workspace.inspection_forms import LinesField
from laozheng.interfaces.workspace.step_fields import NameField, choice, several
from laozheng.kernel.datasets.declare import Column, ColumnType, DataSet
from laozheng.kernel.datasets.report import ImportReport
from laozheng.kernel.datasets.schema import labels_of

YES_NO = {"是": "是", "否": "否"}


class RowForm(forms.Form):
    """The columns of a data set as fields, and whether the row corrects what is on record."""

    def __init__(self, *args: Any, dataset: DataSet, **options: Any) -> None:
        super().__init__(*args, **options)
        self._columns = dataset.columns
        for column in dataset.columns:
            self.fields[column.name] = _field_of(column)
        self.fields["update"] = forms.BooleanField(
            label=_("這一筆要更正既有的資料"),
            required=False,
            help_text=_("未勾選時，與既有資料不同者會退回，不會覆蓋"),
        )

    def cells(self) -> dict[str, str]:
        """The row as texts, as a file would hold them."""
        return {column.name: _cell(self.cleaned_data[column.name]) for column in self._columns}

    def show(self, report: ImportReport) -> None:
        """Put the reasons for which the row was refused beside their fields."""
        for remark in report.refusals:
            self.add_error(remark.column if remark.column in self.fields else None, remark.reason)


def _field_of(column: Column) -> forms.Field:
    options = {
        "label": _(str(column.label)),
        "required": column.required,
        "help_text": _(str(column.note)) if column.note else "",
    }
    labels = labels_of(column)
    if column.type == "list" and labels:
        return several(labels=labels, **options)
    if labels:
        return choice(labels=labels, **options)
    return _FIELDS[column.type](column, options)


def _text(column: Column, options: Mapping[str, Any]) -> forms.Field:
    kind = forms.CharField if column.person_id == "keep" else NameField
    return kind(max_length=column.max_length, **options)


_FIELDS: Mapping[ColumnType, Callable[[Column, Mapping[str, Any]], forms.Field]] = {
    "text": _text,
    "code": _text,
    "int": lambda column, options: forms.IntegerField(min_value=column.minimum, **options),
    "money": lambda column, options: MoneyField(min_value=column.minimum, **options),
    "date": lambda column, options: DayField(**options),
    "moment": lambda column, options: MomentField(**options),
    "bool": lambda column, options: choice(labels=YES_NO, **options),
    "list": lambda column, options: LinesField(**options | {"help_text": _("每行一項")}),
}


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{in_taipei(value):%Y-%m-%d %H:%M}"
        case date():
            return value.isoformat()
        case list() | tuple():
            return ";".join(value)
    return str(value)

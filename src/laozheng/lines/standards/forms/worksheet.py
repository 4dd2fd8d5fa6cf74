"""The wage worksheet as it is pasted from a spreadsheet: one line for each day of a worker."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from laozheng.base.numerals import read_number
from laozheng.base.roc import parse_day
from laozheng.interfaces.workspace.step_forms import StepForm
from laozheng.lines.standards.rules.worksheet import DAY_KINDS, UNUSED_LEAVE, Entry

COLUMNS = ("勞工序號", "日期", "日別", "時數", "時薪", "已付金額", "年資月數")
_REQUIRED = 6
MOST_ROWS = 3_000
_HELP = _(
    "每列一日，以逗號或定位字元分隔：勞工序號、日期、日別（平日、休息日、特休未休）、時數"
    "（特休未休填日數）、平日每小時工資、已付的加班費或未休工資、年資月數（只有特休未休要填）。"
    "以序號代替勞工姓名。"
)


class EntriesField(forms.CharField):
    """Pasted lines as entries of the worksheet."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> Any:
        """The entries; ValidationError names line, column and what to do."""
        text = super().to_python(value)
        rows = [row for row in _rows(text or "") if any(cell.strip() for cell in row)]
        if rows and rows[0][0].strip() == COLUMNS[0]:
            rows = rows[1:]
        if len(rows) > MOST_ROWS:
            raise ValidationError(_("一次最多%(most)s列，請分次核算。") % {"most": MOST_ROWS})
        return tuple(_entry(number, row) for number, row in enumerate(rows, start=1))

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Pasted text is always new."""
        return bool(data)


def _rows(text: str) -> list[list[str]]:
    delimiter = "\t" if "\t" in text else ","
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def _entry(number: int, row: Sequence[str]) -> Entry:
    cells = [cell.strip() for cell in row]
    if not _REQUIRED <= len(cells) <= len(COLUMNS):
        raise ValidationError(
            _("第%(row)s列有%(found)s欄，應為%(least)s或%(most)s欄，請補齊。")
            % {"row": number, "found": len(cells), "least": _REQUIRED, "most": len(COLUMNS)}
        )
    told = dict(zip(COLUMNS, cells, strict=False))
    kinds = {label: code for code, label in DAY_KINDS.items()}
    kind = kinds.get(told["日別"], told["日別"])
    if kind not in DAY_KINDS:
        raise _wrong(number, "日別", "請填" + "、".join(DAY_KINDS.values()))
    months = told.get("年資月數", "")
    if kind == UNUSED_LEAVE and not months:
        raise _wrong(number, "年資月數", "特休未休要填年資月數")
    return Entry(
        worker=_whole(number, "勞工序號", told["勞工序號"]),
        on=_day(number, told["日期"]),
        kind=kind,
        hours=_whole(number, "時數", told["時數"], most=366 if kind == UNUSED_LEAVE else 24),
        hourly_twd=_whole(number, "時薪", told["時薪"]),
        paid_twd=_whole(number, "已付金額", told["已付金額"] or "0"),
        seniority_months=_whole(number, "年資月數", months) if months else None,
    )


def _whole(row: int, column: str, text: str, most: int = 10_000_000) -> int:
    try:
        value = read_number(text)
    except ValueError:
        raise _wrong(row, column, "請填整數") from None
    if value != int(value) or not 0 <= value <= most:
        raise _wrong(row, column, f"請填0至{most}的整數")
    return int(value)


def _day(row: int, text: str) -> Any:
    try:
        return parse_day(text)
    except ValueError as error:
        raise _wrong(row, "日期", str(error)) from None


def _wrong(row: int, column: str, what: str) -> ValidationError:
    return ValidationError(
        _("第%(row)s列「%(column)s」：%(what)s。")
        % {"row": row, "column": column, "what": what.rstrip("。")}
    )


class WorksheetForm(forms.Form):
    """The worksheet by itself; nothing of it is kept."""

    entries = EntriesField(label=_("工作日及工資"), help_text=_HELP, max_length=300_000)


class ReckonForm(StepForm):
    """The worksheet of a case: what is owed goes to the findings, the lines are not kept."""

    entries = EntriesField(label=_("工作日及工資"), help_text=_HELP, max_length=300_000)

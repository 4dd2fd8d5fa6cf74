"""The tables about data sets: columns, what an import did, files and their rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from laozheng.interfaces.ui.elements import State
from laozheng.interfaces.ui.import_results import RESULT_LABELS, RESULT_TONES
from laozheng.interfaces.ui.languages import listed
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.interfaces.workspace.words import flag_label, line_words
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.models import SourceFile, SourceRow
from laozheng.kernel.datasets.rows import RESULTS
from laozheng.kernel.datasets.schema import TYPE_LABELS, WAY_LABELS

CODES_SHOWN = 8


def sets_table(sets: Sequence[DataSet]) -> Table:
    """The data sets, each leading to its page."""
    return Table(
        caption=_("可匯入匯出的資料"),
        columns=(
            Column("label", _("資料"), main=True, value=lambda one: _(str(one.label))),
            Column("name", _("代碼"), cell="reference"),
            Column("owner", _("業務"), value=lambda one: line_words(one.owner)),
            Column("ways", _("匯入匯出"), value=_ways_of),
            Column("help", _("說明"), width="wide", minor=True, value=lambda one: _(str(one.help))),
        ),
        rows=sets,
        row_url=lambda one: reverse("workspace:dataset", args=[one.name]),
        empty_text=_("沒有可匯入匯出的資料。"),
    )


def _ways_of(dataset: DataSet) -> str:
    return listed(_(WAY_LABELS[way]) for way in dataset.ways)


def columns_table(columns: Sequence[Mapping[str, Any]]) -> Table:
    """The columns of a data set, as ``schema.describe`` gives them."""
    return Table(
        caption=_("欄位"),
        columns=(
            Column("label", _("欄位"), main=True, value=lambda one: _(one["label"])),
            Column("name", _("代碼"), cell="reference"),
            Column("type", _("型別"), value=_type_of),
            Column("required", _("必填"), cell="check", width="narrow"),
            Column("codes", _("可填的值"), width="wide", value=_codes_of),
            Column("meaning", _("說明"), width="wide", minor=True, value=_meaning_of),
        ),
        rows=columns,
    )


def _type_of(column: Mapping[str, Any]) -> str:
    text = _(TYPE_LABELS[column["type"]])
    if column["max_length"]:
        text += _("，最多 %(length)s 字") % {"length": column["max_length"]}
    return text + (_("（不匯出）") if column["sealed"] else "")


def _meaning_of(column: Mapping[str, Any]) -> str:
    return _(column["meaning"])


def _codes_of(column: Mapping[str, Any]) -> str:
    codes = [f"{code} {_(label)}" for code, label in column["codes"].items()]
    more = len(codes) - CODES_SHOWN
    shown = listed(codes[:CODES_SHOWN])
    return shown + (_("…等 %(count)s 個") % {"count": len(codes)} if more > 0 else "")


def flags_table(flags: Mapping[str, int]) -> Table:
    """The marks that rows were given, with how many."""
    return Table(
        caption=_("需留意的列"),
        columns=(
            Column("flag", _("情形"), main=True, value=lambda pair: flag_label(pair[0])),
            Column("count", _("列數"), cell="number", value=lambda pair: pair[1]),
        ),
        rows=sorted(flags.items(), key=lambda pair: (-pair[1], pair[0])),
    )


def files_table(files: Sequence[SourceFile], labels: Mapping[str, str]) -> Table:
    """Imported files, newest first."""
    results = tuple(
        Column(result, str(RESULT_LABELS[result]), cell="number", minor=result != "refused")
        for result in RESULTS
    )
    return Table(
        caption=_("已匯入的檔案"),
        columns=(
            Column("name", _("檔案"), main=True),
            Column("dataset", _("資料"), value=lambda f: labels.get(f.dataset, f.dataset)),
            Column("at", _("匯入時間"), cell="moment"),
            Column("read", _("讀入"), cell="number"),
            *results,
        ),
        rows=files,
        row_url=lambda one: reverse("workspace:import_file", args=[one.pk]),
        empty_text=_("還沒有匯入過檔案。"),
    )


def rows_table(rows: Sequence[SourceRow], seen: set[int], titles: Sequence[str]) -> Table:
    """Rows of an imported file as they stood; cells only of those that may be seen."""

    def cell(title: str) -> Any:
        return lambda row: row.cells.get(title) if row.pk in seen else "＊"

    return Table(
        caption=_("檔案的列"),
        columns=(
            Column("number", _("列"), cell="number", width="narrow", main=True),
            Column("result", _("結果"), cell="badge", value=_result, width="narrow"),
            Column("flags", _("留意"), value=_flags, width="wide"),
            *(Column(title, title, value=cell(title)) for title in titles),
        ),
        rows=rows,
        narrow="scroll",
        empty_text=_("沒有符合條件的列。"),
    )


def _result(row: SourceRow) -> State:
    label = RESULT_LABELS.get(row.result, row.result)
    return State(str(label), RESULT_TONES.get(row.result, "neutral"))


def _flags(row: SourceRow) -> list[str]:
    return [flag_label(flag) for flag in row.flags] + [reason for _column, reason in row.reasons]

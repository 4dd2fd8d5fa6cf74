"""What an import did or would do, as officers and the public are shown it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from laozheng.interfaces.ui.elements import Tile
from laozheng.interfaces.ui.tables import Column, Table
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.rows import RESULTS

# More remarks than anybody reads; the rejected file has all of them.
REMARKS_SHOWN = 200
RESULT_LABELS = {
    "created": gettext_lazy("新增"),
    "updated": gettext_lazy("更正"),
    "merged": gettext_lazy("併入"),
    "unchanged": gettext_lazy("無異動"),
    "refused": gettext_lazy("退回"),
}
RESULT_TONES = {"created": "good", "updated": "warn", "merged": "accent", "refused": "bad"}


def report_tiles(report: Mapping[str, Any]) -> list[Tile]:
    """The counts of an import; every row read is in one of them."""
    shown = [Tile(_("讀入"), report["read"], unit=pgettext("rows", "列"))]
    for result in RESULTS:
        tone = RESULT_TONES.get(result, "neutral") if report[result] else "neutral"
        shown.append(
            Tile(str(RESULT_LABELS[result]), report[result], unit=pgettext("rows", "列"), tone=tone)
        )
    if report["held_back"]:
        shown.append(
            Tile(_("正確但未匯入"), report["held_back"], unit=pgettext("rows", "列"), tone="warn")
        )
    return shown


def remarks_table(caption: str, remarks: Sequence[Mapping[str, Any]], dataset: DataSet) -> Table:
    """Refusals or warnings, by line and column."""
    labels = {column.name: _(str(column.label)) for column in dataset.columns}
    return Table(
        caption=caption,
        columns=(
            Column("line", _("列"), cell="number", width="narrow"),
            Column("column", _("欄位"), value=lambda r: labels.get(r["column"], r["column"])),
            Column("reason", _("理由"), width="wide", main=True),
        ),
        rows=remarks[:REMARKS_SHOWN],
    )

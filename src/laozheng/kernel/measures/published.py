"""The data set ``published``: figures as a document printed them, kept as vintages.

The file is that of a whole document. Its title is the column ``document``, else the title that the
city's index of published history gives to the file's name, else that name.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.datasets.declare import Column, DataSet
from laozheng.kernel.datasets.rows import ImportContext, Row
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.measures.naming import document_of, known_names
from laozheng.kernel.measures.printed import Kept, PrintedRow, is_number, keep

KINDS: Mapping[str, str] = {
    "count": "計數",
    "amount": "金額",
    "stock": "時點數",
    "rate": "比率",
    "target": "目標",
    "factor": "係數",
}


def check_published(row: Row, context: ImportContext) -> None:
    """A row tells a figure of some span; what it lacks is said."""
    if not (row["period_start"] or row["period_end"]):
        row.refuse("period_start", "起日與迄日都空白，不知道是哪一段期間的數字，請至少填一個")
    elif row["period_start"] and row["period_end"] and row["period_end"] < row["period_start"]:
        row.refuse("period_end", "迄日早於起日，請更正")
    if row["value"] is None or not is_number(row["value"]):
        row.flag("no_number")


def record_published(rows: Sequence[Row], context: ImportContext) -> None:
    """Every row becomes, repeats, or corrects a vintage of its document."""
    names = context.memory.setdefault("names", known_names())
    by_document: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_document[row["document"] or document_of(context.source.name)].append(row)
    for document, own in by_document.items():
        for row, answer in zip(own, keep([_printed(r) for r in own], document, names), strict=True):
            _settle(row, answer, context)


def _settle(row: Row, answer: Kept, context: ImportContext) -> None:
    for flag in answer.vintage.flags.split():
        row.flag(flag)
    match answer.result:
        case "new":
            row.created(ref_of(answer.vintage))
        case "contradicts":
            assert answer.other is not None
            row.warn("value", f"同一文件另載為{answer.other.value}，兩個數值都保留")
            row.created(ref_of(answer.vintage))
        case "repeat":
            row.merged(ref_of(answer.vintage))
        case "known":
            row.unchanged(ref_of(answer.vintage))
        case "correction":
            assert answer.other is not None
            if context.may_correct(row, {"value": answer.other.value}):
                answer.vintage.pk = answer.other.pk
                answer.vintage.save()
                row.updated(ref_of(answer.vintage))


def export_published(period: Period, reader: Reader) -> Iterable[Mapping[str, Any]]:
    """What documents printed for the days of a period, in the same columns."""
    told = Vintage.objects.filter(
        period_start__gte=period.start, period_end__lte=period.end
    ).exclude(source_document="")
    for vintage in told.order_by("source_document", "id"):
        if "implied" in vintage.flags.split():
            continue
        line, _dot, _name = vintage.measure.partition(".")
        yield {
            "line": line,
            "measure": vintage.measure,
            "label_zh": vintage.label,
            "document": vintage.source_document,
            **{
                name: getattr(vintage, name)
                for name in (
                    *("dims", "value", "unit", "period_start", "period_end"),
                    *("kind", "section", "note"),
                )
            },
        }


def ref_of(vintage: Vintage) -> str:
    """How the log and the source rows name a vintage."""
    return f"measures.vintage:{vintage.pk}"


def _printed(row: Row) -> PrintedRow:
    texts = ("line", "measure", "dims", "value", "unit", "kind", "section", "note")
    return PrintedRow(
        **{name: row[name] or "" for name in texts},
        label=row["label_zh"] or "",
        period_start=row["period_start"],
        period_end=row["period_end"],
    )


PUBLISHED = DataSet(
    name="published",
    label=_("已公布的數字"),
    owner="measures",
    key=("measure", "dims", "period_start", "period_end", "section", "document"),
    columns=(
        Column("line", _("業務"), "text", required=True, max_length=40),
        Column(
            "measure",
            _("統計代碼"),
            "text",
            required=True,
            max_length=80,
            note=_("可省略業務前綴；尚未由業務宣告的統計也照收"),
        ),
        Column("dims", _("維度"), "text", max_length=255, note=_("維度=值;維度=值；空白為總數")),
        Column("value", _("數值"), "text", max_length=60, note=_("完整單位；萬已展開")),
        Column("unit", _("單位"), "text", required=True, max_length=30),
        Column("period_start", _("起日"), "date"),
        Column("period_end", _("迄日"), "date"),
        Column("kind", _("種類"), "code", required=True, codes=KINDS),
        Column("label_zh", _("名稱"), "text", max_length=120),
        Column("section", _("章節"), "text", max_length=40),
        Column("note", _("備註"), "text"),
        Column(
            "document",
            _("文件名稱"),
            "text",
            max_length=120,
            note=_("空白時依檔名查城市的歷史索引，再無則用檔名"),
        ),
    ),
    check=check_published,
    record=record_published,
    export=export_published,
    repeated_keys="record",
    help=_("以往報告書印出的數字，一列一個；同一份文件再匯入一次不會改變任何資料。"),
)

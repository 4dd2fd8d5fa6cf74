"""The sustainability report 淨零永續報告書: one calendar year, with tables over three years."""

from laozheng.kernel.reports.declare import BookKind, Page
from laozheng.publications.cut_offs import month_end_after
from laozheng.publications.shipping import texts_in
from laozheng.publications.sustainability_report.outline import EDITION_2025
from laozheng.publications.sustainability_report.tables import TABLES

__all__ = ["BOOK", "TABLES"]

BOOK = BookKind(
    code="sustainability_report",
    title="高雄市政府勞工局 {period}淨零永續報告書",
    heading_numbers=("chapter", "decimal"),
    item_numbers=("digit", "bracketed_digit"),
    column_heads=(),
    editions=(EDITION_2025,),
    cut_off=month_end_after("sustainability_cut_off_months"),
    text=texts_in(__package__, "texts"),
    number_style="plain",
    years="ce",
    spaced=True,
    layout="chapters",
    page=Page(
        running_foot="{page}",
        typeface="sans",
        contents=True,
        cover=True,
        back_cover=True,
        dividers=True,
        side_tab=True,
        color=True,
    ),
)

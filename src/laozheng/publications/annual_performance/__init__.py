"""The annual performance report 年度施政績效成果報告: one calendar year, for city and council."""

from laozheng.kernel.reports.declare import BookKind, Page
from laozheng.publications.annual_performance.outline import EDITION_113
from laozheng.publications.annual_performance.outline_101 import EDITION_101
from laozheng.publications.cut_offs import month_end_after
from laozheng.publications.shipping import texts_in

# The tables that the printed book numbers, by the line that offers them.
TABLES = {
    "T1": "injury.condolence",
    "T2": "volunteers.by_unit",
    "T3": "disputes.by_issue",
    "T4": "disputes.by_channel",
    "T5": "standards.inspections_by_type",
}

BOOK = BookKind(
    code="annual_performance",
    title="高雄市政府勞工局{period}施政績效成果報告",
    heading_numbers=("formal", "ordinal", "bracketed_ordinal"),
    item_numbers=("digit", "bracketed_digit"),
    column_heads=("重要施政項目", "執行成果與效益"),
    column_widths=(28, 72),
    editions=(EDITION_113, EDITION_101),
    cut_off=month_end_after("annual_cut_off_months"),
    text=texts_in(__package__, "texts"),
    layout="two_column",
    page=Page(contents=True),
)

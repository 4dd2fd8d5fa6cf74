"""The half-year report to the council 議會工作報告: the bureau's chapter of the city's report."""

from laozheng.kernel.reports.declare import BookKind, Page
from laozheng.publications.council_report.outline import EDITION_109
from laozheng.publications.cut_offs import days_after
from laozheng.publications.shipping import texts_in

# The tables of the printed chapter in their order, by the line that offers them.
TABLES = {
    "C1": "unions.by_type",
    "C2": "unions.meetings_by_type",
    "C3": "standards.violated_articles",
    "C4": "disputes.council_by_issue",
    "C5": "disputes.council_by_channel",
    "C6": "migrants.worker_visits",
    "C7": "migrants.professional_visits",
    "C8": "migrants.consultations",
    "C9": "migrants.penalties",
    "C10": "migrants.dynamic_management",
    "C11": "quota.overview",
    "C12": "quota.excess_awards",
    "C13": "injury.condolence_half_year",
}

BOOK = BookKind(
    code="council_report",
    title="高雄市政府勞工局{period}議會工作報告",
    heading_numbers=("formal", "ordinal", "bracketed_ordinal"),
    item_numbers=("digit", "bracketed_digit"),
    column_heads=(),
    editions=(EDITION_109,),
    cut_off=days_after("council_cut_off_days"),
    text=texts_in(__package__, "texts"),
    period_kind="half_year",
    layout="running",
    page=Page(running_head="{chapter}", running_foot="{page}"),
)

"""The plan of the coming fiscal year 施政計畫: a summary, the crosswalk to the budget, the plan."""

from laozheng.base.numerals import formal
from laozheng.kernel.reports.declare import BookKind, Page
from laozheng.publications.administrative_plan.outline import CHAPTER, editions
from laozheng.publications.cut_offs import day_before
from laozheng.publications.shipping import texts_in

TABLES = {"crosswalk": "planning.crosswalk"}

BOOK = BookKind(
    code="administrative_plan",
    title="高雄市政府勞工局{period}施政計畫",
    heading_numbers=("none", "formal", "ordinal", "bracketed_ordinal"),
    item_numbers=("digit", "digit"),
    column_heads=(),
    editions=editions(),
    cut_off=day_before,
    text=texts_in(__package__, "texts"),
    number_style="thousand",
    period_kind="coming_year",
    layout="plan_columns",
    page=Page(running_foot=f"{formal(CHAPTER)}、勞工局 {{page}}"),
)

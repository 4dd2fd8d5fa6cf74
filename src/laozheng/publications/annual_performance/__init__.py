"""The annual performance report 年度施政績效成果報告: one calendar year, for city and council."""

from datetime import date, timedelta
from importlib.resources import files

from laozheng.base.periods import Period
from laozheng.kernel.reports.declare import BookKind
from laozheng.publications.annual_performance.outline import EDITION_113


def end_of_february_after(period: Period) -> date:
    """The default cut-off: the last day of February of the year after the period's last day."""
    return date(period.end.year + 1, 3, 1) - timedelta(days=1)


def shipped_text(key: str) -> str | None:
    """The text that comes with the book for a section, or None when there is none yet."""
    file = files(__package__) / "texts" / f"{key}.txt"
    return file.read_text(encoding="utf-8") if file.is_file() else None


BOOK = BookKind(
    code="annual_performance",
    title="高雄市政府勞工局{period}施政績效成果報告",
    heading_numbers=("formal", "ordinal", "bracketed_ordinal"),
    item_numbers=("digit", "bracketed_digit"),
    column_heads=("重要施政項目", "執行成果與效益"),
    editions=(EDITION_113,),
    cut_off=end_of_february_after,
    text=shipped_text,
)

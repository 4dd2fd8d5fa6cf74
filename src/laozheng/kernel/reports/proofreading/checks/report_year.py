"""Tables of years against the year of the report: what stops short of it, or belongs to another.

The year of the report is the one in which most of its tables of several years end.
"""

import re
from collections import Counter
from collections.abc import Iterator

from laozheng.kernel.reports.proofreading.checks.declare import DOUBTFUL, Check
from laozheng.kernel.reports.proofreading.checks.passages import Reading, words
from laozheng.kernel.reports.proofreading.checks.tables import cells_check
from laozheng.kernel.reports.proofreading.layout import FoundTable, TableRow
from laozheng.kernel.reports.proofreading.layout.grid import is_nothing, year_in

_ENOUGH_TABLES = 3
_FACTOR = re.compile(r"(?P<year>(?:20|19)\d\d|1[0-4]\d)年(?:度)?[^，。；;:：\d]{0,8}係數")
_YEAR = re.compile(r"(?<!\d)(?:(?:20|19)\d\d|1[0-4]\d)年")


def report_year(reading: Reading) -> Iterator[Check]:
    """All that stops short of the year of the report or comes from another."""
    year = _year_of(reading)
    if year is None:
        return
    for table in reading.tables:
        columns = _columns(table)
        if len(set(columns.values())) < 2:
            continue
        last = max(columns.values())
        if last < year:
            yield _ends_before(table, last, year)
        elif last == year:
            yield from _left_empty(table, columns, year)
    yield from _factors(reading, year)


def _columns(table: FoundTable) -> dict[int, int]:
    """Column → year, also where several columns stand under one year."""
    columns = table.years()
    for label, first, end in table.groups:
        if (year := year_in(label)) is not None:
            columns |= dict.fromkeys(range(first, end + 1), year)
    return columns


def _year_of(reading: Reading) -> int | None:
    """The year in which most tables of several years end; None when too few tell."""
    ends = Counter(
        max(years.values())
        for table in reading.tables
        if len(set((years := _columns(table)).values())) > 1
    )
    if not ends:
        return None
    year, tables = ends.most_common(1)[0]
    return year if tables >= _ENOUGH_TABLES and tables * 2 > ends.total() else None


def _ends_before(table: FoundTable, last: int, year: int) -> Check:
    return Check(
        "ends_before_report",
        (table.first_line,),
        str(year),
        str(last),
        DOUBTFUL,
        f"本表只列到{last}年，其他各表列到{year}年，請補本年度或說明。",
    )


def _left_empty(table: FoundTable, columns: dict[int, int], year: int) -> Iterator[Check]:
    """A row that has numbers for earlier years, and nothing for the year of the report."""
    of_year = [number for number, column_year in columns.items() if column_year == year]
    before = [number for number in columns if number not in of_year]
    for row in (row for row in table.rows if not row.by_group):
        empty = [row.cells[n] for n in of_year if is_nothing(row.cells[n].text)]
        if empty and len(empty) == len(of_year) and _has_number(row, before):
            reason = f"「{words(row.label)}」以前各年有數字，{year}年卻是「{empty[0].text}」，"
            reason += "請補本年度或說明。"
            yield cells_check("empty_for_report", empty, "", empty[0].text, DOUBTFUL, reason)


def _has_number(row: TableRow, columns: list[int]) -> bool:
    return any(row.cells[number].value is not None for number in columns)


def _factors(reading: Reading, year: int) -> Iterator[Check]:
    """A factor of an earlier year in a line that names no factor of the year of the report."""
    for number, text in reading.text_lines:
        said = words(text)
        match = _FACTOR.search(said)
        years = {year_in(found) for found in _YEAR.findall(said)}
        if match is not None and len(years) == 1 and (of := years.pop()) and of < year:
            reason = f"{year}年的成果用{of}年的係數，請確認是否已有本年度係數，或註明沿用。"
            yield Check("factor_of_other_year", (number,), str(year), match[0], DOUBTFUL, reason)

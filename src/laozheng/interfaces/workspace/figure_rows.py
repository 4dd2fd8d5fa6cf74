"""The cases behind a figure, as far as a reader may open them, page by page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laozheng.interfaces.ui.tables import Column, Pages, Table
from laozheng.interfaces.workspace.dim_words import DimWords
from laozheng.interfaces.workspace.tables import case_url, state_of, title_of
from laozheng.kernel.accounts.access import visible
from laozheng.kernel.accounts.reader import Reader
from laozheng.kernel.cases.models import Case
from laozheng.kernel.measures.figures import RowRef

PAGE_SIZE = 50
# Well under the number of variables that either database takes in one query.
CHUNK = 10_000
ROLES = {
    "numerator": gettext_lazy("分子"),
    "denominator": gettext_lazy("分母"),
    "ranked": gettext_lazy("本項"),
    "among": gettext_lazy("比較的各項"),
    "current": gettext_lazy("本期"),
    "prior": gettext_lazy("前期"),
}


@dataclass(frozen=True)
class RowsBehind:
    """One page of the rows, their number, and how many more belong to cases of other handlers.

    Sealed cases are in neither number: not even their existence is told.
    """

    table: Table
    pages: Pages
    shown: int
    hidden: int


@dataclass(frozen=True)
class _Line:
    row: RowRef
    case: Case | None


def rows_behind(
    behind: list[RowRef], reader: Reader, query: QueryDict, words: DimWords
) -> RowsBehind:
    """The page of ``?page=`` of the rows that the reader may open; rows without a case are open."""
    keys = sorted({row.case_id for row in behind if row.case_id is not None})
    seen = _keys_seen(keys, reader)
    open_rows = [row for row in behind if row.case_id is None or row.case_id in seen]
    page = Paginator(open_rows, PAGE_SIZE).get_page(query.get("page"))
    cases = Case.objects.in_bulk([row.case_id for row in page if row.case_id is not None])
    lines = [_Line(row, cases.get(row.case_id) if row.case_id else None) for row in page]
    return RowsBehind(
        table=_table(lines, words, with_role=any(row.role for row in behind)),
        pages=Pages.of(page, query),
        shown=len(open_rows),
        hidden=_unsealed(keys) - len(seen) if len(seen) < len(keys) else 0,
    )


def _keys_seen(keys: list[int], reader: Reader) -> set[int]:
    cases = visible(Case.objects.all(), reader, "rows").values_list("pk", flat=True)
    return {key for some in _chunks(keys) for key in cases.filter(pk__in=some)}


def _unsealed(keys: list[int]) -> int:
    cases = Case.objects.exclude(level="sealed")
    return sum(cases.filter(pk__in=some).count() for some in _chunks(keys))


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def _table(lines: list[_Line], words: DimWords, *, with_role: bool) -> Table:
    columns = [
        Column("ref", _("案件"), cell="reference", main=True, value=_ref),
        Column("row.date", _("日期"), cell="day"),
        Column("title", _("案由"), width="wide", value=lambda one: one.case and title_of(one.case)),
        Column("state", _("狀態"), cell="state", value=lambda one: one.case and state_of(one.case)),
        Column("dims", _("分類"), value=lambda one: words.codes_text(one.row.dims), minor=True),
    ]
    if with_role:
        role = Column("role", _("用於"), value=lambda one: ROLES.get(one.row.role, ""))
        columns.insert(1, role)
    return Table(
        caption=_("背後的案件"),
        columns=tuple(columns),
        rows=lines,
        row_url=lambda one: case_url(one.case) if one.case else "",
        row_label=_ref,
        empty_text=_("沒有您可開啟的案件。"),
    )


def _ref(line: _Line) -> Any:
    return line.case.number if line.case else line.row.ref

"""Personal identity numbers where they do not belong: found, refused, and never repeated.

A national ID, resident number or old resident number in any cell is looked for before anything
else reads the row (standards 2.3, E-NATID). Identifier and typed columns refuse it whether or not
its check digit is right; free text refuses it when the check digit is right and is flagged else.
"""

from collections.abc import Sequence

from laozheng.base.identifiers import find_person_ids
from laozheng.kernel.datasets.declare import Column, names_identifier
from laozheng.kernel.datasets.scrubbing import may_hold_id

LOOKS_LIKE_ID = "looks_like_id"
IDENTITY_REASON = "此欄含有身分證字號或居留證號，依規定不得匯入；請刪除後重新匯入"


class IdentityScreen:
    """Screens the cells of one file; built once from the names under its headings."""

    def __init__(self, names: Sequence[str], columns: Sequence[Column]) -> None:
        by_name = {column.name: column for column in columns}
        self._kept = [_is_kept(by_name.get(name)) for name in names]
        self._strict = [_is_strict(name, by_name.get(name)) for name in names]

    def look(self, cells: Sequence[str]) -> tuple[list[int], bool]:
        """Positions of the cells to refuse, and whether another cell merely looks like an ID."""
        # One search over the whole row first: nearly all rows end here.
        if not may_hold_id("\n".join(cells)):
            return [], False
        refused, doubtful = [], False
        for position, text in enumerate(cells):
            if position < len(self._kept) and self._kept[position]:
                continue
            spans = find_person_ids(text)
            if not spans:
                continue
            strict = position >= len(self._strict) or self._strict[position]
            if strict or any(span.valid for span in spans):
                refused.append(position)
            else:
                doubtful = True
        return refused, doubtful


def _is_kept(column: Column | None) -> bool:
    return column is not None and column.person_id == "keep"


def _is_strict(name: str, column: Column | None) -> bool:
    if column is None:
        return names_identifier(name)
    return column.is_identifier or column.type not in ("text", "list")

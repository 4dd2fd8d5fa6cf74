"""How cells of the registers are read that are neither text, number nor day."""

from decimal import Decimal, InvalidOperation
from typing import Any

from laozheng.base.roc import parse_day

_HUNDREDTH = Decimal("0.01")


def score_of(text: str | None) -> Decimal | None:
    """A score with two decimals; ValueError when it is no number."""
    if not text:
        return None
    try:
        return Decimal(str(text).strip()).quantize(_HUNDREDTH)
    except InvalidOperation:
        raise ValueError("評鑑分數請填數字，例：89.99") from None


def spans_of(items: Any) -> list[list[str]]:
    """Spans of a cell ``2024-01-01~2024-03-31;…`` as pairs of ISO days; ValueError otherwise."""
    spans = []
    for item in items or ():
        start, tilde, end = getattr(item, "name", item).partition("~")
        if not tilde:
            raise ValueError("停業期間請寫成 起日~迄日，例 2024-01-01~2024-03-31")
        spans.append([parse_day(start).isoformat(), parse_day(end).isoformat()])
    return spans

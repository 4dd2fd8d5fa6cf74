"""Rates as people write them."""

from decimal import Decimal, InvalidOperation

_HUNDREDTH = Decimal("0.01")


def rate_of(text: str | None) -> Decimal | None:
    """A rate in percent, with or without its sign; ValueError when it is no number."""
    if not text:
        return None
    try:
        return Decimal(text.strip().rstrip("%％")).quantize(_HUNDREDTH)
    except InvalidOperation:
        raise ValueError("提撥率請填百分比數字，例：2 或 2.5") from None

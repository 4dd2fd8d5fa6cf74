"""Filters for the texts of letters; facts arrive as stored: days as ISO text."""

from datetime import date
from typing import Any

from django.template import Library

from laozheng.base import roc
from laozheng.base.numerals import plain

register = Library()


@register.filter
def roc_day(day: Any) -> str:
    """113年3月5日; empty for an empty fact."""
    return roc.roc_day(date.fromisoformat(str(day))) if day else ""


@register.filter
def amount(number: Any) -> str:
    """12,000; empty for an unknown amount, which is not zero."""
    return "" if number in (None, "") else plain(int(number))

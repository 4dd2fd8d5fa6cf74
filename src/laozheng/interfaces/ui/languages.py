"""What differs between the languages of a page beyond the texts that gettext translates."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from laozheng.base import roc
from laozheng.base.periods import Period


class Named(Protocol):
    """Something that its own files name in both languages: a unit, a district."""

    @property
    def label(self) -> str:
        """The name in Traditional Chinese."""
        ...

    @property
    def label_en(self) -> str:
        """The name in English; may be empty."""
        ...


def in_english() -> bool:
    """Whether the page is read in English."""
    return (get_language() or "").startswith("en")


def named(row: Named) -> str:
    """The name in the language of the page; the Chinese one where there is no other."""
    return row.label_en if in_english() and row.label_en else row.label


def listed(words: Iterable[object]) -> str:
    """Words in a row: 甲、乙, in English A, B."""
    return _("、").join(str(word) for word in words)


def long_day(on: date) -> str:
    """113年3月5日, in English 5 March 2024."""
    return date_format(on, "j F Y") if in_english() else roc.roc_day(on)


def long_month(on: date) -> str:
    """113年3月, in English March 2024."""
    return date_format(on, "F Y") if in_english() else roc.roc_month(on)


def period_words(period: Period) -> str:
    """113年度, in English ROC 113; any other span by its code."""
    return f"ROC {period.code}" if in_english() else period.label

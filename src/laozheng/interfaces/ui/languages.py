"""What differs between the languages of a page beyond the texts that gettext translates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
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


@dataclass(frozen=True)
class Choice:
    """A language that a page can be read in, by its own name, and the address of the page in it."""

    code: str
    name: str
    url: str
    is_current: bool


def choices_of(request: HttpRequest) -> list[Choice]:
    """The languages of a page: those of everybody, unless the request says that there are more."""
    codes = getattr(request, "languages", settings.LAOZHENG_STAFF_LANGUAGES)
    names = dict(settings.LANGUAGES)
    page = request.build_absolute_uri(request.path)
    return [
        Choice(code, names[code], f"{page}?lang={code}", code == get_language()) for code in codes
    ]


def in_chinese() -> bool:
    """Whether the page is read in Chinese."""
    return (get_language() or settings.LANGUAGE_CODE).startswith("zh")


def of_staff() -> bool:
    """Whether the page is read in a language of the staff, who know the ROC calendar."""
    return (get_language() or settings.LANGUAGE_CODE) in settings.LAOZHENG_STAFF_LANGUAGES


def named(row: Named) -> str:
    """The name in the language of the page; the Chinese one where there is no other."""
    return row.label if in_chinese() or not row.label_en else row.label_en


def listed(words: Iterable[object]) -> str:
    """Words in a row: 甲、乙, in other languages A, B."""
    return _("、").join(str(word) for word in words)


def long_day(on: date) -> str:
    """113年3月5日, in English 5 March 2024, in others as they name the month."""
    return roc.roc_day(on) if in_chinese() else date_format(on, "j F Y")


def short_day(on: date) -> str:
    """113/03/05; for workers from abroad 2024-03-05 (113/03/05)."""
    return roc.roc_slash(on) if of_staff() else f"{on.isoformat()} ({roc.roc_slash(on)})"


def long_month(on: date) -> str:
    """113年3月, in English March 2024."""
    return roc.roc_month(on) if in_chinese() else date_format(on, "F Y")


def period_words(period: Period) -> str:
    """113年度, in English ROC 113; any other span by its code."""
    return period.label if in_chinese() else f"ROC {period.code}"

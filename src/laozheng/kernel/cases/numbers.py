"""Case numbers: gap-free per commit, running per prefix and ROC year (勞調-113-000123)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from laozheng.base.roc import roc_year
from laozheng.kernel.cases.models import NumberSeries


def next_numbers(prefix: str, on: date, how_many: int = 1) -> list[str]:
    """The next numbers of a series, taken inside the caller's transaction."""
    year = roc_year(on)
    with transaction.atomic():
        NumberSeries.objects.get_or_create(prefix=prefix, roc_year=year)
        series = NumberSeries.objects.select_for_update().get(prefix=prefix, roc_year=year)
        first = series.last + 1
        series.last += how_many
        series.save(update_fields=["last"])
    return [f"{prefix}-{year}-{number:06d}" for number in range(first, first + how_many)]


def reserve(prefix: str, numbers: Iterable[str]) -> None:
    """Keep a series from giving out numbers that an import brought along (勞調-113-000123)."""
    highest: dict[int, int] = {}
    for number in numbers:
        _prefix, year, serial = number.rsplit("-", 2)
        highest[int(year)] = max(highest.get(int(year), 0), int(serial))
    for roc_year_no, last in highest.items():
        NumberSeries.objects.get_or_create(prefix=prefix, roc_year=roc_year_no)
        behind = NumberSeries.objects.filter(prefix=prefix, roc_year=roc_year_no, last__lt=last)
        behind.update(last=last)

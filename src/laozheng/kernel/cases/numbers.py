"""Case numbers: gap-free per commit, running per prefix and ROC year (勞調-113-000123)."""

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

"""Numbers of letters: one gap-free series per unit mark and ROC year."""

from datetime import date

from django.core.exceptions import ValidationError

from laozheng.base.roc import roc_year
from laozheng.kernel.documents.models import LetterSeries


def next_number(unit_mark: str, on: date) -> str:
    """The next number of a mark, such as 高市勞關字第11300000010號.

    ROC year, serial of seven digits, and the mark 0 of the main letter. Must run in the
    transaction that issues the letter, so that a number is never lost.
    """
    if not unit_mark:
        raise ValidationError("承辦單位沒有發文字，請先在城市設定的單位資料補上。")
    series, _ = LetterSeries.objects.select_for_update().get_or_create(
        unit_mark=unit_mark, roc_year=roc_year(on)
    )
    series.last += 1
    series.save(update_fields=["last"])
    return f"{unit_mark}第{series.roc_year:03d}{series.last:07d}0號"

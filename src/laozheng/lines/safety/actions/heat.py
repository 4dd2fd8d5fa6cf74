"""The forecasts of a day, typed in by whoever plans it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from laozheng.kernel.accounts.reader import Reader
from laozheng.lines.safety.actions.registers import enter_row, replace_row
from laozheng.lines.safety.models import HeatForecast


@transaction.atomic
def enter_forecasts(on: date, districts: Iterable[str], celsius: int, *, actor: Reader) -> None:
    """Enter the same forecast for some districts; a newer one takes the place of that on file."""
    standing = {row.district: row for row in HeatForecast.standing().filter(on=on)}
    for district in districts:
        row = standing.get(district)
        if row is None:
            told = {"on": on, "district": district, "celsius": celsius}
            enter_row(HeatForecast, actor.day, told, actor=actor)
        elif row.celsius != celsius:
            replace_row(row, actor.day, {"celsius": celsius}, actor=actor)

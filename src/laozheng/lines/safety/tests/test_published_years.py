"""A whole synthetic year: its records alone give what the bureau published of it."""

import csv
from datetime import UTC, date, datetime

import pytest
from django.conf import settings

from laozheng.base.periods import Period
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.measures.engine import Request, compute
from laozheng.kernel.measures.evaluation import NoHistory
from laozheng.kernel.measures.figures import dims_of
from laozheng.kernel.measures.history import load_history
from laozheng.kernel.measures.models import Vintage
from laozheng.lines.safety import twin
from laozheng.lines.safety.tests.city import YEAR
from laozheng.lines.safety.tests.factories import SHARED

pytestmark = pytest.mark.django_db
PUBLISHED = SHARED / "published" / "113.csv"
REPORT_OF_2025 = settings.LAOZHENG_CITY_DIR / "history" / "2025_esg.csv"


@pytest.mark.slow
@pytest.mark.skipif(not PUBLISHED.exists(), reason="the published figures are not here")
def test_the_records_give_every_published_figure_of_113(world):
    twin.make(YEAR, actor=world.reader("system"), seed=113)
    with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["line"] == "safety"]
    assert len(rows) == 21
    told = {Request.of(row["measure"], YEAR, **dims_of(row["dims"])): row["value"] for row in rows}
    assert figures(told, as_of=date(2025, 3, 3)) == told
    heat = Request.of("safety.heat_inspections", YEAR)
    assert figures([heat], as_of=date(2025, 3, 3)) == {heat: "928"}


@pytest.mark.slow
def test_the_records_give_every_published_figure_of_2025(world):
    year = Period.parse("114")
    load_history(REPORT_OF_2025, "2025年淨零永續報告書")
    printed = Vintage.objects.filter(
        measure__startswith="safety.", period_start=year.start, period_end=year.end
    )
    told = {
        Request.of(one.measure, year, **dims_of(one.dims)): one.value
        for one in printed
        if one.measure != ALL_INSPECTIONS
    }
    assert len(told) == 8
    twin.make(year, actor=system_reader("test", datetime(2026, 3, 3, tzinfo=UTC)), seed=113)
    assert figures(told, as_of=date(2026, 3, 3)) == told


# 23,520: the visits of this line and those of labor conditions together, under no line's name.
ALL_INSPECTIONS = "safety.labor_inspections"


def figures(asked, as_of: date) -> dict[Request, str]:
    """What the records alone say, as it is printed."""
    computed = compute(asked, cut_off=None, as_of=as_of, history=NoHistory())
    return {request: str(computed[request].shown) for request in asked}

"""The example book installed, with the figures of 113 for every year instead of an engine."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pytest

from laozheng.kernel.cases import catalogue as cases
from laozheng.kernel.measures import catalogue as measures
from laozheng.kernel.measures.declare import Measure
from laozheng.kernel.measures.figures import Figure, FigureSet, Request
from laozheng.kernel.reports import catalogue, compile, signatures, volumes
from laozheng.kernel.reports.tests.example_book import BOOK, TABLES
from laozheng.kernel.reports.tests.fakes import LAW, YEAR_113, figures_of_113


@dataclass
class Desk:
    """Answers for figures: those of 113 whatever the year, unless ``values`` says otherwise."""

    values: dict[tuple[str, int], int | None] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    def compute(
        self,
        requests: Sequence[Request],
        *,
        cut_off: date | None,
        as_of: date,
        history: object = None,
    ) -> FigureSet:
        self.asked += requests
        return FigureSet({request: self._figure(request, as_of) for request in requests})

    def _figure(self, request: Request, as_of: date) -> Figure:
        known = figures_of_113()[Request(request.measure, request.dims, YEAR_113)]
        key = (request.measure, request.period.roc_year)
        value = self.values.get(key, known.value)
        rows = value if isinstance(value, int) else known.rows
        return replace(known, value=value, rows=rows, period=request.period, as_of=as_of)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The example book and its one line are all that is installed."""
    desk = Desk()
    definitions = {
        request.measure: Measure(
            code=request.measure, label=request.measure, unit="cases", fact="f", date="d"
        )
        for request in figures_of_113()
    }
    monkeypatch.setattr(compile, "compute", desk.compute)
    monkeypatch.setattr(measures, "measures", lambda: definitions)
    monkeypatch.setattr(signatures, "measures", lambda: definitions)
    monkeypatch.setattr(signatures, "row_refs", lambda *args, **days: [])
    monkeypatch.setattr(cases, "lines", lambda: {"disputes": object()})
    monkeypatch.setattr(cases, "law", lambda: LAW)
    monkeypatch.setattr(volumes, "lines", lambda: {"disputes": object()})
    monkeypatch.setattr(catalogue, "tables", lambda: TABLES)
    monkeypatch.setattr(catalogue, "books", lambda: {BOOK.code: BOOK})
    return desk

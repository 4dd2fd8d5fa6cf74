"""A fact of mediations and the measures on it, fed from plain changes instead of a database."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from laozheng.kernel.cases.dated import FactChange
from laozheng.kernel.measures.calculation import Calculation
from laozheng.kernel.measures.declare import (
    Change,
    Definition,
    Fact,
    FactColumn,
    FactRow,
    Measure,
    Pick,
    PriorMean,
    Rank,
    Ratio,
    Share,
)
from laozheng.kernel.measures.evaluation import History
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.measures.versions import fact_rows

COUNTED = ("settled", "not_settled", "pending")
DROPPED = ("withdrawn", "outside_jurisdiction", "not_accepted")

MEDIATION = Fact(
    name="t.mediation",
    label="測試調解",
    columns=(
        FactColumn("received_on", "date"),
        FactColumn("closed_on", "date"),
        FactColumn("withdrawn_on", "date"),
        FactColumn("issue", "code"),
        FactColumn("channel", "code"),
        FactColumn("intake", "code"),
        FactColumn("outcome", "code"),
        FactColumn("withdrawn_via", "code"),
        FactColumn("employer", "text"),
        FactColumn("partial", "bool"),
        FactColumn("workers", "int"),
        FactColumn("days", "int"),
    ),
    versions=lambda years: iter(()),
    partition="received_on",
    case_kinds=("t.mediation",),
)


def measure(code: str, unit: str, date_column: str, **more: Any) -> Measure:
    """A measure on the mediations; its label is its code."""
    return Measure(code=code, label=code, unit=unit, fact=MEDIATION.name, date=date_column, **more)


DIMS = ("issue", "channel", "outcome")
MEASURES: tuple[Definition, ...] = (
    measure("t.received", "cases", "received_on", dims=DIMS, breakdowns=(("issue",),)),
    measure(
        "t.cases",
        "cases",
        "received_on",
        where={"outcome": COUNTED},
        dims=DIMS,
        breakdowns=(("issue", "outcome"), ("channel", "outcome"), ("outcome",), ("channel",)),
    ),
    measure("t.dropped", "cases", "received_on", where={"outcome": DROPPED}, dims=DIMS),
    measure(
        "t.online_applications",
        "cases",
        "received_on",
        where={"intake": ("online",)},
        cumulative_since=date(2012, 3, 15),
    ),
    measure("t.online_withdrawals", "cases", "withdrawn_on", where={"withdrawn_via": ("online",)}),
    measure(
        "t.workers",
        "persons",
        "received_on",
        aggregate="sum",
        value="workers",
        dims=("issue", "partial"),
        breakdowns=(("issue",),),
    ),
    measure(
        "t.days",
        "days",
        "closed_on",
        aggregate="median",
        value="days",
        dims=("issue",),
        breakdowns=(("issue",),),
    ),
    measure("t.slow_days", "days", "closed_on", aggregate="p90", value="days", dims=("issue",)),
    measure(
        "t.employers",
        "firms",
        "received_on",
        aggregate="distinct",
        value="employer",
        dims=("issue",),
        breakdowns=(("issue",),),
    ),
    measure(
        "t.open", "cases", "received_on", kind="stock", until="closed_on", dims=("issue",)
    ),
    Share(
        code="t.rate",
        label="成立率",
        of="t.cases",
        dim="outcome",
        among=("settled", "not_settled"),
        dims=DIMS,
        breakdowns=(("outcome",), ("channel", "outcome")),
    ),
    Share(
        code="t.issue_share",
        label="類別占比",
        of="t.received",
        dim="issue",
        dims=("issue",),
        breakdowns=(("issue",),),
        decimals=1,
    ),
    Rank(
        code="t.issue_rank",
        label="類別名次",
        of="t.received",
        dim="issue",
        dims=("issue", "channel"),
        breakdowns=(("issue",),),
    ),
    Ratio(
        code="t.workers_per_case",
        label="每案勞工人數",
        unit="persons",
        numerator=Pick("t.workers"),
        denominator=Pick("t.received"),
        dims=("issue",),
        breakdowns=(("issue",),),
        decimals=2,
    ),
    Change(
        code="t.received_change", label="增減", unit="cases", of="t.received", dims=("issue",)
    ),
    Change(
        code="t.received_growth",
        label="增減率",
        unit="percent",
        of="t.received",
        relative=True,
        decimals=1,
    ),
    PriorMean(code="t.received_mean", label="三年平均", unit="cases", of="t.received"),
    Change(
        code="t.received_above_mean",
        label="與三年平均之差",
        unit="cases",
        of="t.received",
        basis="prior_mean",
    ),
)  # fmt: skip
DEFINITIONS = {definition.code: definition for definition in MEASURES}


def opened(on: date, known_on: date | None = None, **values: Any) -> FactChange:
    """The change that brings a mediation into being, pending."""
    first = {"received_on": on, "outcome": "pending", **values}
    return FactChange(on, known_on or on, first)


def closed(received_on: date, on: date, outcome: str, **values: Any) -> FactChange:
    """The change that closes it."""
    ending = {"closed_on": on, "outcome": outcome, "days": (on - received_on).days, **values}
    return FactChange(on, on, ending)


def rows_of(histories: Mapping[str, Iterable[FactChange]]) -> list[FactRow]:
    """The fact rows of matters given as changes by reference."""
    return [
        row
        for number, (ref, changes) in enumerate(histories.items(), start=1)
        for row in fact_rows(number, ref, list(changes))
    ]


def calculation(
    histories: Mapping[str, Iterable[FactChange]],
    history: History | None = None,
    connection: Any = None,
) -> Calculation:
    """An engine over these mediations."""
    source = MemorySource({MEDIATION.name: rows_of(histories)}, connection)
    return Calculation(DEFINITIONS, {MEDIATION.name: MEDIATION}, source, history)

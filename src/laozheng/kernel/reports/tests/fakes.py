"""Figures and law made up for tests, in the shape that the engine and the law give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from laozheng.base.periods import Period
from laozheng.kernel.law.parameters import DatedValue, Law
from laozheng.kernel.measures.figures import Closing, Figure, FigureSet, Request

YEAR_113 = Period.parse("113")
CUT_OFF = date(2025, 2, 28)
AS_OF = date(2025, 3, 10)
UNITS = {"persons": "persons", "amount": "twd", "rate": "percent"}


def a_figure(
    value: int | Fraction | None,
    *,
    measure: str = "disputes.mediation_cases",
    unit: str = "cases",
    period: Period = YEAR_113,
    dims: Mapping[str, str] | None = None,
    decimals: int = 0,
    emptiness: str = "",
    closing: Closing | None = None,
) -> Figure:
    return Figure(
        measure=measure,
        dims=tuple(sorted((dims or {}).items())),
        value=value,
        unit=unit,
        period=period,
        cut_off=CUT_OFF,
        as_of=AS_OF,
        rows=value if isinstance(value, int) else None,
        decimals=decimals,
        emptiness=emptiness,  # type: ignore[arg-type]
        closing=closing,
    )


def figure_set(figures: Iterable[Figure]) -> FigureSet:
    return FigureSet(
        {Request(figure.measure, figure.dims, figure.period): figure for figure in figures}
    )


@dataclass(frozen=True)
class Counts:
    """Settled, not settled and pending cases of one line of a table."""

    settled: int
    not_settled: int
    pending: int

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.settled + other.settled,
            self.not_settled + other.not_settled,
            self.pending + other.pending,
        )

    @property
    def total(self) -> int:
        return self.settled + self.not_settled + self.pending


ISSUE_COUNTS = {
    "wage": Counts(1446, 530, 1),
    "contract": Counts(724, 265, 0),
    "occupational_injury": Counts(186, 71, 0),
    "retirement": Counts(139, 53, 0),
    "labor_insurance": Counts(131, 46, 0),
    "other": Counts(245, 98, 0),
}
CHANNEL_COUNTS = {
    "private_mediation_body": Counts(1933, 609, 0),
    "authority_mediator": Counts(670, 313, 0),
    "mediation_committee": Counts(268, 141, 1),
}
DROPPED = {"withdrawn": 579, "outside_jurisdiction": 0, "not_accepted": 0}
OTHER_FIGURES = (
    ("disputes.litigation_aid_applications", {}, 70, "cases"),
    ("disputes.litigation_aid_approvals", {}, 50, "cases"),
    ("disputes.litigation_aid_persons", {}, 58, "persons"),
    ("disputes.litigation_aid_amount", {}, 2840633, "twd"),
    ("disputes.litigation_aid_persons_change", {"basis": "prior_year"}, -24, "persons"),
    ("disputes.litigation_aid_amount_change", {"basis": "prior_year"}, 174045, "twd"),
    ("disputes.online_applications", {"scope": "cumulative"}, 15019, "cases"),
    ("disputes.online_applications", {}, 1762, "cases"),
    ("disputes.online_withdrawals", {"scope": "cumulative"}, 3032, "cases"),
    ("disputes.online_withdrawals", {}, 579, "cases"),
    ("safety.osh_fines", {}, 807, "cases"),
    ("safety.work_stoppages", {}, 263, "cases"),
    ("safety.occupational_fatalities", {}, 34, "persons"),
)


def figures_of_113() -> FigureSet:
    """The mediation tables of ROC 113 and the other figures of the two lines."""
    total = sum(ISSUE_COUNTS.values(), Counts(0, 0, 0))
    figures = [*_counts({}, total), *_rates({}, total)]
    for issue, counts in ISSUE_COUNTS.items():
        figures += _counts({"issue": issue}, counts)
    for channel, counts in CHANNEL_COUNTS.items():
        figures += _counts({"channel": channel}, counts)
        figures += _rates({"channel": channel}, counts)
    for outcome, value in DROPPED.items():
        dims = {"outcome": outcome}
        figures.append(a_figure(value, measure="disputes.mediation_dropped", dims=dims))
    for measure, dims, value, unit in OTHER_FIGURES:
        figures.append(a_figure(value, measure=measure, dims=dims, unit=unit))
    return figure_set(figures)


def _counts(dims: dict[str, str], counts: Counts) -> list[Figure]:
    by_outcome = vars(counts)
    return [
        a_figure(counts.total, dims=dims),
        *(a_figure(by_outcome[name], dims={**dims, "outcome": name}) for name in by_outcome),
    ]


def _rates(dims: dict[str, str], counts: Counts) -> list[Figure]:
    parts = (Fraction(counts.settled), Fraction(counts.not_settled))
    return [
        a_figure(
            part / sum(parts),
            measure="disputes.mediation_outcome_rate",
            unit="percent",
            dims={**dims, "outcome": outcome},
            closing=Closing(parts, place),
        )
        for place, (outcome, part) in enumerate(zip(("settled", "not_settled"), parts, strict=True))
    ]


class FakeLaw(Law):
    """A law with the values given, in force on every day; in whole months."""

    def __init__(self, **months: int) -> None:
        super().__init__({})
        self._months = {name.replace("__", "."): value for name, value in months.items()}

    def value(self, name: str, day: date) -> DatedValue:
        if name not in self._months:
            return super().value(name, day)
        return DatedValue(
            name=name,
            label=name,
            unit="months",
            value=self._months[name],
            valid_from=date(2011, 7, 30),
            cite="",
            status="C",
            scope="city",
        )


LAW = FakeLaw(disputes__aid_domicile_months=4)

"""A small world for binding: invented measures, their values, and texts that speak of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from laozheng.base.periods import Period
from laozheng.kernel.measures.figures import RECORDS, Figure, scale_of
from laozheng.kernel.reports.proofreading.binding.candidates import (
    Answer,
    Asked,
    Candidate,
    Dimension,
    Key,
    Known,
    Offer,
    Phrasing,
)
from laozheng.kernel.reports.proofreading.findings import STATISTIC, Finding
from laozheng.kernel.reports.proofreading.reading import of_text
from laozheng.kernel.reports.proofreading.text import SourceText

YEAR = Period.parse("113")
CUT_OFF = date(2025, 2, 28)
AS_OF = date(2025, 3, 3)

VISITS = ("garden.visits", ())
OUTCOME = Dimension("outcome", {"kept": ("成活",), "lost": ("未成活",)})
PLOT = Dimension("plot", {"roof": ("屋頂",), "yard": ("庭院",)})


def candidate(measure: str, label: str, unit: str, *phrasings: Phrasing, **dims: str) -> Candidate:
    """A candidate named by its label and in further ways."""
    told = (Phrasing(label), *phrasings)
    return Candidate(measure, tuple(sorted(dims.items())), unit, label, told, recorded=True)


CANDIDATES = (
    candidate("garden.visits", "菜園參觀人次", "person_times"),
    candidate("garden.plots", "認養菜圃件數", "cases"),
    candidate("garden.plots", "認養菜圃，成活", "cases", outcome="kept"),
    candidate("garden.plots", "認養菜圃，未成活", "cases", outcome="lost"),
    candidate("garden.kept_rate", "菜圃成活率", "percent"),
    candidate("garden.subsidy", "種苗補助經費", "twd"),
    candidate("garden.subsidy_change", "種苗補助經費增減", "twd", basis="prior_year"),
    candidate("garden.signups", "線上報名件數", "cases"),
    candidate("garden.signups", "線上報名，累計", "cases", scope="cumulative"),
)
VALUES: Mapping[Key, Fraction | int] = {
    VISITS: 1200,
    ("garden.plots", ()): 90,
    ("garden.plots", (("outcome", "kept"),)): 81,
    ("garden.plots", (("outcome", "lost"),)): 9,
    ("garden.kept_rate", ()): Fraction(81, 90),
    ("garden.subsidy", ()): 1_230_500,
    ("garden.subsidy_change", (("basis", "prior_year"),)): -20_000,
    ("garden.signups", ()): 300,
    ("garden.signups", (("scope", "cumulative"),)): 2_500,
}


@dataclass
class Garden:
    """The facts of the invented world; ``printed`` are vintages, ``missing`` have no record."""

    candidates: Sequence[Candidate] = CANDIDATES
    values: Mapping[Key, Fraction | int] = field(default_factory=lambda: dict(VALUES))
    printed: Mapping[Key, Known] = field(default_factory=dict)
    calls: int = 0

    def offer(self, period: Period, text: str) -> Offer:
        """All candidates, and the dims that tell them apart."""
        return Offer(self.candidates, {"garden": {"outcome": OUTCOME, "plot": PLOT}})

    def answers(self, asked: Sequence[Asked]) -> Mapping[Asked, Answer]:
        """The values, and how often somebody asked."""
        self.calls += 1
        units = {one.key: one.unit for one in self.candidates}
        return {
            (key, period): Answer(
                recorded(key, units[key], self.values[key], period) if key in self.values else None,
                self.printed.get(key),
            )
            for key, period in asked
        }

    def cut_off_of(self, period: Period) -> date:
        """The end of February."""
        return CUT_OFF


def recorded(key: Key, unit: str, value: Fraction | int, period: Period = YEAR) -> Known:
    """A value of the records."""
    figure = Figure(key[0], key[1], value, unit, period, CUT_OFF, AS_OF, rows=1)
    return Known(Fraction(value) * scale_of(unit), RECORDS, period, unit, figure)


def printed(value: str, unit: str, source: str = "範例年報", **options: str) -> Known:
    """A value that a document printed."""
    return Known(Fraction(value), source, YEAR, unit, **options)  # type: ignore[arg-type]


def found(source: SourceText, text: str, value: str, unit: str, **told: object) -> Finding:
    """A statistic of a text, where ``text`` first stands."""
    for line in source.lines:
        if (column := line.text.find(text)) >= 0:
            counter = text.lstrip("0123456789,.萬億仟千 ")
            options = {"kind": STATISTIC, **told}
            return Finding(
                line.number,
                column + 1,
                text,
                Decimal(value),
                unit,
                counter,
                **options,  # type: ignore[arg-type]
            )
    raise AssertionError(f"{text} does not stand in the text")


def written(*lines: str) -> SourceText:
    """A text of these lines."""
    return of_text("\n".join(lines), "範例.txt")

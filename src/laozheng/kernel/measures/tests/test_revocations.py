"""The dispositions of the standards specification, net of what was revoked, asked on two days.

One fact for dispositions, one for the articles that they cite; a revocation ends both.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.dated import FactChange
from laozheng.kernel.measures.calculation import Calculation
from laozheng.kernel.measures.declare import Fact, FactColumn, FactRow, Measure, Share
from laozheng.kernel.measures.figures import Request
from laozheng.kernel.measures.sources import MemorySource
from laozheng.kernel.measures.versions import fact_rows

YEAR = Period.parse("113")
END_OF_YEAR, MIDDLE_OF_114 = date(2024, 12, 31), date(2025, 6, 30)

# Letter: act, amount, day, articles (30⑤ and 30⑥ of one letter are one article).
LETTERS = {
    "a": ("lsa", 50_000, date(2024, 3, 4), ("24",)),
    "b": ("lsa", 80_000, date(2024, 5, 20), ("24", "36")),
    "c": ("lsa", 90_000, date(2024, 6, 3), ("30",)),
    "d": ("gender", 20_000, date(2024, 7, 1), ("21",)),
    "e": ("lsa", 100_000, date(2024, 12, 30), ("32",)),
    "f": ("lsa", 90_000, date(2025, 2, 10), ("30",)),
}
REVOKED = {"c": date(2024, 11, 15), "e": date(2025, 4, 1)}
PARTLY = date(2025, 3, 3)

DISPOSITION = Fact(
    name="t.disposition",
    label="裁處",
    columns=(
        FactColumn("disposed_on", "date"),
        FactColumn("law", "code"),
        FactColumn("in_force", "bool"),
        FactColumn("amount", "money"),
        FactColumn("article", "code"),
    ),
    versions=lambda years: iter(()),
    partition="disposed_on",
)
CITED = replace(DISPOSITION, name="t.article")


def measure(code: str, unit: str, fact: Fact, **more: object) -> Measure:
    net = {"in_force": ("true",)}
    return Measure(
        code=code, label=code, unit=unit, fact=fact.name, date="disposed_on", where=net, **more
    )


MEASURES = [
    measure("t.firm_times", "firm_times", DISPOSITION, dims=("law",)),
    measure("t.amount", "twd", DISPOSITION, aggregate="sum", value="amount", dims=("law",)),
    measure("t.violations", "cases", CITED, dims=("law", "article")),
    Share(
        code="t.violation_share",
        label="違反條文百分比",
        of="t.violations",
        dim="article",
        dims=("law", "article"),
        decimals=2,
    ),
]


def dispositions() -> Iterator[FactRow]:
    """The letters, revoked wholly (c, e) or in part (b loses article 36 and 30,000)."""
    for ref, (law, amount, day, _) in LETTERS.items():
        first = {"disposed_on": day, "law": law, "in_force": True, "amount": amount}
        changes = [FactChange(day, day, first)]
        if ref in REVOKED:
            changes.append(FactChange(REVOKED[ref], REVOKED[ref], {"in_force": False}))
        if ref == "b":
            changes.append(FactChange(PARTLY, PARTLY, {"amount": 50_000}))
        yield from fact_rows(None, ref, changes)


def articles() -> Iterator[FactRow]:
    """One row for each article that a letter cites."""
    for ref, (law, _, day, cited) in LETTERS.items():
        for article in cited:
            first = {"disposed_on": day, "law": law, "in_force": True, "article": article}
            changes = [FactChange(day, day, first)]
            ends = PARTLY if (ref, article) == ("b", "36") else REVOKED.get(ref)
            if ends:
                changes.append(FactChange(ends, ends, {"in_force": False}))
            yield from fact_rows(None, f"{ref}/{article}", changes)


@pytest.mark.parametrize(
    ("code", "dims", "at_year_end", "half_a_year_later"),
    [
        ("t.firm_times", {"law": "lsa"}, 3, 2),
        ("t.firm_times", {"law": "gender"}, 1, 1),
        ("t.amount", {"law": "lsa"}, 230_000, 100_000),
        ("t.violations", {"article": "24"}, 2, 2),
        ("t.violations", {"article": "36"}, 1, 0),
        ("t.violations", {"article": "32"}, 1, 0),
        ("t.violation_share", {"law": "lsa", "article": "24"}, Fraction(1, 2), 1),
    ],
)
def test_the_figures_are_net_of_what_was_revoked_by_the_day(
    code: str, dims: dict[str, str], at_year_end: object, half_a_year_later: object
) -> None:
    engine = Calculation(
        {one.code: one for one in MEASURES},
        {DISPOSITION.name: DISPOSITION, CITED.name: CITED},
        MemorySource({DISPOSITION.name: dispositions(), CITED.name: articles()}),
    )
    request = Request.of(code, YEAR, **dims)
    found = [
        engine.compute([request], cut_off=day, as_of=day)[request].value
        for day in (END_OF_YEAR, MIDDLE_OF_114)
    ]
    assert found == [at_year_end, half_a_year_later]

"""Each check speaks up about its own mistake, and the examples have none."""

from dataclasses import replace
from datetime import date

import pytest

from laozheng.kernel.measures.checks import problems
from laozheng.kernel.measures.declare import (
    Change,
    Definition,
    Fact,
    FactColumn,
    Pick,
    Rank,
    Ratio,
    Share,
)
from laozheng.kernel.measures.tests.examples import DEFINITIONS, MEASURES, MEDIATION, measure

COUNT = measure("t.count", "cases", "received_on", dims=("issue",))


def found(*definitions: Definition, fact: Fact = MEDIATION) -> list[str]:
    return [problem.id or "" for problem in problems([fact], definitions)]


def test_the_examples_are_sound() -> None:
    assert found(*MEASURES) == []


@pytest.mark.parametrize(
    ("definition", "number"),
    [
        (replace(COUNT, fact="t.nothing"), "E001"),
        (replace(COUNT, date="seen_on"), "E003"),
        (replace(COUNT, dims=("issue", "zone")), "E003"),
        (replace(COUNT, where={"zone": ("1",)}), "E003"),
        (replace(COUNT, aggregate="sum", value="heads"), "E003"),
        (replace(COUNT, date="issue"), "E004"),
        (replace(COUNT, until="closed_on"), "E004"),
        (replace(COUNT, kind="stock", until="issue"), "E004"),
        (replace(COUNT, aggregate="sum"), "E004"),
        (replace(COUNT, value="workers"), "E004"),
        (replace(COUNT, aggregate="median", value="issue"), "E004"),
        (replace(COUNT, where={"issue": ()}), "E004"),
        (replace(COUNT, kind="stock", cumulative_since=date(2020, 1, 1)), "E004"),
        (replace(COUNT, breakdowns=(("channel",),)), "E005"),
        (replace(COUNT, printed=(("issue",),)), "E005"),
        (replace(COUNT, label=""), "E006"),
        (replace(COUNT, unit="pieces"), "E006"),
        (replace(COUNT, code="count"), "E006"),
        (Change(code="t.change", label="增減", unit="cases", of="t.nothing"), "E007"),
        (Change(code="t.change", label="增減", unit="cases", of="t.change"), "E007"),
        (Share(code="t.share", label="占比", of="t.received", dim="issue"), "E007"),
        (
            Rank(code="t.rank", label="名次", of="t.issue_rank", dim="issue", dims=("issue",)),
            "E007",
        ),
        (
            Ratio(
                code="t.ratio",
                label="比率",
                numerator=Pick("t.received", {"zone": ("1",)}),
                denominator=Pick("t.received"),
            ),
            "E007",
        ),
    ],
)
def test_a_mistake_in_a_definition_is_named(definition: Definition, number: str) -> None:
    assert found(*DEFINITIONS.values(), definition) == [f"measures.{number}"]


def test_two_definitions_made_of_each_other_are_named() -> None:
    first = Change(code="t.a", label="甲", unit="cases", of="t.b")
    second = Change(code="t.b", label="乙", unit="cases", of="t.a")
    assert found(first, second) == ["measures.E007", "measures.E007"]


def test_a_code_declared_twice_is_named() -> None:
    assert found(COUNT, COUNT) == ["measures.E002"]


def test_a_share_must_be_broken_down_by_its_own_dim() -> None:
    rate = DEFINITIONS["t.rate"]
    assert found(DEFINITIONS["t.cases"], replace(rate, breakdowns=(("channel",),))) == [
        "measures.E005"
    ]


@pytest.mark.parametrize(
    "fact",
    [
        replace(MEDIATION, partition="issue"),
        replace(MEDIATION, columns=(*MEDIATION.columns, FactColumn("on_from", "date"))),
    ],
)
def test_a_fact_needs_a_date_to_be_split_by_and_columns_of_its_own(fact: Fact) -> None:
    assert found(fact=fact) == ["measures.E003"]

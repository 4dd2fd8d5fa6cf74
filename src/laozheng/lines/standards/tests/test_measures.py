"""The worked example of fines that fall on appeal (revocation.toml), on both days of knowledge."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.inspections.models import Disposition
from laozheng.kernel.measures.engine import Request, compute
from laozheng.lines.standards.tests.factories import YEAR, value

EXAMPLE = tomllib.loads(
    Path(__file__).with_name("revocation.toml").read_text(encoding="utf-8"), parse_float=Decimal
)
DISPOSITIONS = EXAMPLE["dispositions"]
EARLY, LATE = EXAMPLE["known_on"]


def row(letter: str, announced: str = "") -> dict[str, Any]:
    """A disposition of the example as a row of its data set."""
    told = {name: str(cell) for name, cell in DISPOSITIONS[letter].items()}
    return {**told, "party_name": f"範例第{letter}號有限公司", "announced_on": announced}


def event(disposition: str, kind: str, on: Any, **more: Any) -> dict[str, Any]:
    """Something that happened to a disposition of the example, as a row of its data set."""
    number = DISPOSITIONS[disposition]["document_number"]
    return {"document_number": number, "kind": kind, "on": on, **more}


@pytest.fixture
def the_year(brought):
    """Six dispositions, one of them published twice, and three decisions on appeal."""
    first = brought("dispositions", *(row(letter, "2025-03-10") for letter in DISPOSITIONS))
    assert first.created == 6, first.refusals
    again = brought("dispositions", {**row("a", "2025-05-12"), "fine_amount": ""})
    assert (again.created, again.refused) == (0, 0)
    report = brought("disposition_events", *(event(**told) for told in EXAMPLE["events"]))
    assert report.created == 3, report.refusals


def test_what_is_published_again_is_one_disposition_with_two_entries(the_year):
    disposition = Disposition.objects.get(document_number=DISPOSITIONS["a"]["document_number"])
    assert disposition.publications.count() == 2


def test_every_figure_is_that_of_the_example_on_both_days(the_year):
    asked = {
        told["name"]: Request.of(
            told["measure"], Period.parse(told.get("year", "113")), **told.get("dims", {})
        )
        for told in EXAMPLE["figures"]
    }
    for place, as_of in enumerate((EARLY, LATE)):
        computed = compute(asked.values(), cut_off=None, as_of=as_of)
        found = {name: computed[request].shown for name, request in asked.items()}
        wanted = {told["name"]: told["values"][place] for told in EXAMPLE["figures"]}
        assert found == wanted, as_of


def test_an_amount_for_several_acts_stands_under_mixed(brought):
    both = {**row("a"), "articles": "勞動基準法第24條;性別平等工作法第21條"}
    assert brought("dispositions", both).created == 1
    assert value("penalty_firm_times", law="labor_standards_act") == 1
    assert value("penalty_amount", law="labor_standards_act") is None  # unknown, not zero
    assert value("penalty_amount", law="mixed") == value("penalty_amount", YEAR) == 50_000

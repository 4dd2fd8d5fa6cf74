"""The ranges of fines against the list that the bureau's legal officers compiled, row by row.

The list lies beside the repository and is read by plain text; skipped where it is absent.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from laozheng.kernel.inspections.penalties import Coverage, PenaltyRow, penalty_rows, range_on
from laozheng.kernel.law.citations import Citation, acts

SOURCE = Path(__file__).resolve().parents[6] / "shared" / "law" / "parameters.yaml"
STATUS = {"verified": "C", "partly": "P"}
UNITS = {
    "per violation": "violation",
    "per month": "month",
    "per dismissed worker": "worker",
    "then per day": "violation",
}
# Rows that say in words what is violated.
IN_WORDS = {
    "lsa.79.1@2002-12-27": "24,30,32,36",
    "lsa.80": "80",
    "minwage.17": "5",
    "lpa.50": "13①",
    "lpa.49": "8-1⑤,9,18,20①,21②,35-2,39",
    "dispute.63.1": "12④",
    "dispute.63.2": "12③",
    "dispute.63.3": "63③",
    "union.44": "31",
    "union.45.1": "35①",
    "union.45.2": "35①",
    "union.46": "36②",
    "cba.32": "6①",
    "osh.46.1": "46①",
    "osh.46.2": "24③",
    "osh.46.4": "20⑥,34②",
    "osh.42.1": "15①②",
    "insp.35": "14①,15②",
    "insp.36": "7②,25②,32①",
    "disabled.96": "38②",
    "disabled.98.1": "46①",
    "disabled.98.2": "46⑤",
    "disabled.101": "41①",
    "gender.38-1.1@2008-11-28": "7,8,9,10,11①②,13①②",
    "gender.38-1.1@2014-12-13": "7,8,9,10,11①②",
    "gender.13.old": "13①②",
    "gender.38-1.2": "13②,32-2③",
    "gender.38-1.4": "13①(1)",
    "gender.38-2.1": "38-2①",
    "gender.38-2.2": "32-2②",
    "mass.17": "4①",
    "injury.93": "86①②③",
    "injury.96": "12",
}
# Rows for "listed articles": every range of the punishing article.
WHOLE_ARTICLE = ("osh.43", "osh.45", "osh.old.33", "osh.old.34", "dispute.62.1", "dispute.62.2",
                 "dispute.62.3")  # fmt: skip
CONDITIONS = {
    "union.45.2": ("ruling_not_obeyed",),
    "osh.46.2": ("accident",),
    "osh.42.1": ("chemical_release",),
}
# Fines by multiples are no ranges; they are reckoned by the lines.
MULTIPLES = {"esa.66", "ui.36"}
# Provisions younger than the rest of the row in which the list gives them.
ADDED_LATER = {
    "性別平等工作法第27條第4項": date(2016, 5, 20),
    "就業服務法第5條第2項第6款": date(2018, 11, 30),
}
SURCHARGED_FROM = date(2016, 12, 23)

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not SOURCE.exists(), reason="the compiled list is not here"),
]


def listed() -> list[dict[str, str]]:
    """The rows of the list: flat, a key and a value on each line."""
    text = SOURCE.read_text(encoding="utf-8") if SOURCE.exists() else ""
    _, _, section = text.partition("\npenalties:\n")
    rows = re.split(r"\n?- (?=id:)", re.split(r"\n(?=\w+:)", section)[0])
    return [
        {key: value.strip().strip("'") for key, value in re.findall(r"^ *(\w+): (.*)$", row, re.M)}
        for row in rows
        if row
    ]


def provisions(row: dict[str, str]) -> Iterator[Coverage]:
    """What a row punishes: 30①②; 57(1)(2); 40①(10)-(17)."""
    text = IN_WORDS.get(f"{row['id']}@{row['from']}", IN_WORDS.get(row["id"], row["violation"]))
    whole = re.sub(r"\((\d+)\)-\((\d+)\)", _each, text)
    yield from map(Coverage.read, re.split(r"[,;] *", whole))


def _each(span: re.Match[str]) -> str:
    return "".join(f"({number})" for number in range(int(span[1]), int(span[2]) + 1))


def cited(act: str, provision: Coverage) -> Iterator[Citation]:
    """Every paragraph and subparagraph that a provision names."""
    for paragraph, sub in product(
        sorted(provision.paragraphs) or [0], sorted(provision.subparagraphs) or [0]
    ):
        subs = (sub,) if sub else ()
        yield Citation(act, provision.article, provision.suffix, paragraph, subs)


def act_of(name: str) -> str:
    return next(code for code, act in acts().items() if act.name == name)


def punishing(row: dict[str, str]) -> str:
    """The number of the punishing article: 45 of §45①."""
    found = re.search(r"\d+(-\d+)?", row["penalty_article"])
    assert found is not None
    return found[0]


def span(row: dict[str, str]) -> list[date]:
    """The first and the last day of a row, or its first day and one of today's law."""
    first = date.fromisoformat(row["from"])
    return [first, date.fromisoformat(row["to"]) if "to" in row else max(first, date(2026, 8, 1))]


def ranges(row: dict[str, str], day: date) -> list[PenaltyRow | None]:
    """Our ranges for what a row of the list punishes on a day."""
    act = act_of(row["law"])
    if row["id"] in WHOLE_ARTICLE:
        return [
            one
            for one in penalty_rows()
            if one.act == act
            and one.is_in_force(day)
            and one.penalty in (row["penalty_article"][1:], punishing(row))
        ]
    return [
        range_on(citation, day, CONDITIONS.get(row["id"], ()))
        for provision in provisions(row)
        for citation in cited(act, provision)
        if day >= ADDED_LATER.get(str(citation), day)
    ]


AMOUNTS = [row for row in listed() if row["id"] not in MULTIPLES]


@pytest.mark.parametrize("row", AMOUNTS, ids=lambda row: f"{row['id']}@{row['from']}")
def test_a_row_of_the_list_is_ours_from_its_first_day_to_its_last(row: dict[str, str]) -> None:
    for day in span(row):
        found = ranges(row, day)
        assert found, day
        for one in found:
            assert one is not None, day
            assert (one.min_twd, one.max_twd) == (int(row["min_twd"]), int(row["max_twd"])), day
            assert one.unit == UNITS[row["unit"]]
            assert one.status == STATUS[row["status"]]
            dated = day >= SURCHARGED_FROM or "surcharge from" not in row.get("note", "")
            share = float(row.get("surcharge_max_ratio", 0)) if dated else 0.0
            assert float(one.surcharge) == share, day


@pytest.mark.parametrize("row", AMOUNTS, ids=lambda row: f"{row['id']}@{row['from']}")
def test_a_range_begins_on_the_day_of_the_list_and_not_before(row: dict[str, str]) -> None:
    first = date.fromisoformat(row["from"])

    def amounts(day: date) -> list[Any]:
        return [one and (one.min_twd, one.max_twd) for one in ranges(row, day)]

    same = (int(row["min_twd"]), int(row["max_twd"]))
    earlier = [
        other
        for other in AMOUNTS
        if other["law"] == row["law"]
        and other["from"] < row["from"]
        and (int(other["min_twd"]), int(other["max_twd"])) == same
    ]
    if not earlier:
        assert same not in amounts(first - timedelta(days=1))


def test_only_the_fines_of_makers_and_importers_are_not_in_the_list() -> None:
    covered = {(act_of(row["law"]), punishing(row)) for row in listed() if row["id"] != "ui.36"}
    ours = {(row.act, re.match(r"[\d-]+", row.penalty)[0]) for row in penalty_rows()}  # type: ignore[index]
    assert ours - covered == {("osh", "44")}

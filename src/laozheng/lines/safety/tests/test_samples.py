"""The bureau's real files against a recount in plain Python; skipped where the files are absent."""

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.cases.models import Case
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.datasets.models import SourceRow
from laozheng.kernel.measures.engine import Request, compute, figures_of, row_refs
from laozheng.lines.safety.models import Accident
from laozheng.lines.safety.rules.codes.accidents import ACCIDENT_TYPES
from laozheng.lines.safety.tests.factories import SHARED

ACCIDENTS = SHARED / "samples" / "major_accidents_2024.csv"
OSH = SHARED / "samples" / "osh_dispositions_2024.csv"
LSA = SHARED / "samples" / "lsa_dispositions_103.csv"
AS_OF = date(2025, 3, 3)

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not ACCIDENTS.exists(), reason="the bureau's files are not here"),
]


def cells(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            {"".join((title or "").split()): cell for title, cell in row.items() if title}
            for row in csv.DictReader(file)
        ]


def load(world, name, path, tmp_path):
    report = import_file(
        datasets()[name], path, actor=world.reader("system"), rejected_dir=tmp_path
    )
    assert report.refused == 0
    return report


def value(code, period, **dims):
    request = Request.of(code, period, **dims)
    return compute([request], cut_off=None, as_of=AS_OF)[request].value


def test_every_real_accident_is_imported_and_counted_once(world, tmp_path):
    rows = cells(ACCIDENTS)
    first = load(world, "major_accidents", ACCIDENTS, tmp_path)
    assert (first.read, first.created) == (46, 46)
    second = load(world, "major_accidents", ACCIDENTS, tmp_path)
    assert (second.created, second.updated, second.unchanged) == (0, 0, 46)
    own = [row for row in rows if row["agencyCode"] == "09"]
    period = Period.parse("113")
    assert value("safety.major_accidents", period) == len(own) == 45
    labels = {label: code for code, label in ACCIDENT_TYPES.items()}
    expected = Counter((labels.get(r["災害類型"], ""), r["發生日期"][:7]) for r in own)
    asked = {
        key: Request.of("safety.major_accidents", period, accident_type=key[0], month=key[1])
        for key in expected
    }
    figures = compute(asked.values(), cut_off=None, as_of=AS_OF)
    assert {key: figures[request].value for key, request in asked.items()} == expected
    # The list counts casualties: who died is not in it, and so not known.
    assert not value("safety.occupational_fatalities", period)


def test_no_real_row_holds_a_personal_number_or_loses_a_cell(world, tmp_path):
    load(world, "major_accidents", ACCIDENTS, tmp_path)
    person = re.compile(r"[A-Z][1289A-D]\d{8}")
    for stored, row in zip(SourceRow.objects.order_by("number"), cells(ACCIDENTS), strict=True):
        assert {"".join(t.split()): c for t, c in stored.cells.items()} == {
            title: cell for title, cell in row.items() if cell
        }
        assert not person.search(" ".join(stored.cells.values()))
    assert Accident.objects.exclude(industry_code="").count() == 46
    unlinked = Accident.objects.filter(employer=None)
    assert {a.name_masked for a in unlinked} == {True}


# Everything below reads citations without the product's grammar.
ACTS = {
    "職業安全衛生法": "osh",
    "勞動檢查法": "labor_inspection",
    "勞動基準法": "lsa",
    "性別工作平等法": "gender_equality",
    "就業服務法": "employment_service",
}
ARTICLE = re.compile(rf"(?P<act>{'|'.join(ACTS)})?第(?P<number>\d+)條(?:之(?P<suffix>\d+))?")


def violated(text: str) -> set[tuple[str, str]]:
    """Act and article of every citation; what follows 致發生 is a consequence."""
    found, act = set(), ""
    for match in ARTICLE.finditer(re.sub(r"致發生.*?職業災害", "", "".join(text.split()))):
        act = match["act"] or act
        number = match["number"] + (f"-{match['suffix']}" if match["suffix"] else "")
        found.add((ACTS[act], number))
    return found


def recount(rows: list[dict[str, str]], number: str, party: str, articles: str) -> dict:
    """Dispositions by number, party and day, each with the articles of all its rows."""
    merged: dict[tuple[str, str, str], set[tuple[str, str]]] = {}
    for row in rows:
        name = "".join(row[party].split())
        key = ("".join(row[number].split()), name, row["處分日期"])
        merged.setdefault(key, set()).update(violated(row[articles]))
    return merged


def month_of(day: str) -> str:
    if "/" in day:
        year, month, _day = day.split("/")
        return f"{int(year) + 1911}-{int(month):02d}"
    return f"{day[:4]}-{day[4:6]}"


def violations(period: Period) -> tuple[Counter, Counter]:
    """The figures of the engine by act and article, and by act and month."""
    by_article: Counter = Counter()
    by_month: Counter = Counter()
    for figure in figures_of(measure="safety.violations", period=period, cut_off=None, as_of=AS_OF):
        dims = dict(figure.dims)
        if set(dims) == {"act", "article"}:
            by_article[dims["act"], dims["article"]] = figure.value
        elif set(dims) == {"act", "month"}:
            by_month[dims["act"], dims["month"]] = figure.value
    return by_article, by_month


@pytest.mark.slow
def test_the_safety_list_of_2024_counts_825_fines_and_its_violations(world, tmp_path):
    rows = cells(OSH)
    first = load(world, "dispositions", OSH, tmp_path)
    assert (first.read, first.created) == (825, 825)
    second = load(world, "dispositions", OSH, tmp_path)
    assert (second.created, second.updated, second.merged, second.unchanged) == (0, 0, 0, 825)
    period = Period.parse("2024")
    assert value("safety.osh_fines", period) == 825
    assert len(row_refs(Request.of("safety.osh_fines", period), cut_off=None, as_of=AS_OF)) == 825
    merged = recount(rows, "處分字號", "事業單位名稱或負責人", "違法法規法條")
    assert len(merged) == 825
    check_violations(merged, period)


@pytest.mark.slow
def test_every_row_of_the_labor_standards_list_is_kept_without_its_line(world, tmp_path):
    rows = cells(LSA)
    first = load(world, "dispositions", LSA, tmp_path)
    assert first.read == first.created + first.merged + first.unchanged == 262
    second = load(world, "dispositions", LSA, tmp_path)
    assert (second.created, second.updated, second.merged, second.unchanged) == (0, 0, 0, 262)
    merged = recount(rows, "處分字號", "事業單位名稱(負責人)自然人姓名", "違反法規條款")
    assert Case.objects.count() == first.created == len(merged)
    assert set(Case.objects.values_list("kind", flat=True)) == {"standards.disposition"}
    period = Period.parse("103")
    assert value("safety.dispositions", period) == len(merged)
    assert value("safety.osh_fines", period) == 0
    check_violations(merged, period)


def check_violations(merged: dict, period: Period) -> None:
    by_article, by_month = violations(period)
    assert by_article == Counter(one for cited in merged.values() for one in cited)
    assert by_month == Counter(
        (act, month_of(day)) for (_n, _p, day), cited in merged.items() for act, _ in cited
    )


@pytest.mark.slow
def test_fines_by_firm_and_month_equal_the_recount(world, tmp_path):
    load(world, "dispositions", OSH, tmp_path)
    period = Period.parse("2024")
    rows = row_refs(Request.of("safety.osh_fines", period), cut_off=None, as_of=AS_OF)
    firms = Counter(dict(row.dims)["firm"] for row in rows)
    names = Counter(firm(row["事業單位名稱或負責人"]) for row in cells(OSH))
    assert sorted(firms.values()) == sorted(names.values())
    months = Counter(dict(row.dims)["month"] for row in rows)
    assert months == Counter(month_of(row["處分日期"]) for row in cells(OSH))


def firm(text: str) -> str:
    """The name before the bracket of the responsible person, or the trade name within it."""
    name = "".join(text.split()).replace("（", "(").replace("）", ")").replace("臺", "台")
    trade = re.search(r"\(即(.+?)\)", name)
    return trade[1] if trade else re.sub(r"\([^()]*\)?$", "", name)

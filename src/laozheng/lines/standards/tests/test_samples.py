"""The bureau's real list of 103 against a recount in plain Python; skipped where it is absent."""

import csv
import re
from collections import Counter
from datetime import date

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.datasets.actions import import_file
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.measures.engine import figures_of
from laozheng.lines.standards.queries.words import LSA, articles_by_rank
from laozheng.lines.standards.tests.factories import OPERATOR, SHARED

LIST = SHARED / "samples" / "lsa_dispositions_103.csv"
AS_OF = date(2025, 6, 30)
PERIOD = Period.parse("103")
ARTICLE = re.compile(r"(?:(勞動基準法|[^\d;；]{2,12}法))?第(\d+)條(?:之(\d+))?")

pytestmark = [
    pytest.mark.samples,
    pytest.mark.skipif(not LIST.exists(), reason="the bureau's files are not here"),
]


def recount() -> Counter:
    """Articles of the act by disposition (number, party, day), without the product's grammar."""
    cited: dict[tuple[str, str, str], set[str]] = {}
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            cells = {"".join((title or "").split()): cell for title, cell in row.items()}
            party = "".join(cells["事業單位名稱(負責人)自然人姓名"].split())
            key = "".join(cells["處分字號"].split()), party, cells["處分日期"]
            act = ""
            for name, number, suffix in ARTICLE.findall("".join(cells["違反法規條款"].split())):
                act = name or act
                if act.endswith("勞動基準法"):
                    article = number + (f"-{suffix}" if suffix else "")
                    cited.setdefault(key, set()).add(article)
    return Counter(article for articles in cited.values() for article in articles)


def test_the_articles_of_the_real_list_equal_a_naive_recount(world, tmp_path):
    dispositions = datasets()["dispositions"]
    report = import_file(dispositions, LIST, actor=OPERATOR, rejected_dir=tmp_path)
    assert report.refused == 0
    expected = recount()
    found = {}
    told = figures_of(measure="standards.violations", period=PERIOD, cut_off=None, as_of=AS_OF)
    for figure in told:
        dims = dict(figure.dims)
        if set(dims) == {"law", "article"} and dims["law"] == "labor_standards_act":
            found[dims["article"]] = figure.value
    assert found == expected
    counts = [
        row["count"].figure.value
        for row in articles_by_rank({"law": LSA}, PERIOD, PERIOD.end, AS_OF)
    ]
    assert counts == sorted(expected.values(), reverse=True)

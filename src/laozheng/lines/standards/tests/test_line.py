"""The declaration holds: every state is reached, every figure of a book is declared."""

import pytest

from laozheng.kernel.cases.checks import problems_of
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.reports.catalogue import tables, word_sources
from laozheng.lines.standards.line import LINE


@pytest.mark.parametrize("kind", LINE.kinds, ids=lambda kind: kind.code)
def test_a_kind_has_no_problems(kind):
    assert list(problems_of(kind)) == []


def test_the_prefixes_are_those_of_the_specification():
    assert {kind.code: kind.prefix for kind in LINE.kinds} == {
        "complaint": "勞條申",
        "inspection": "勞條檢",
        "disposition": "勞條裁",
        "compliance_visit": "法遵",
        "pension_case": "退準",
        "pension_reminder": "退催",
        "work_rules": "工規",
        "art84_1": "八四",
        "account": "勞帳",
    }


def test_what_the_books_name_is_declared():
    assert {"standards.inspections_by_type", "standards.violated_articles"} <= set(tables())
    assert "standards.project_inspection_types" in word_sources()
    assert len([code for code in measures() if code.startswith("standards.")]) >= 30

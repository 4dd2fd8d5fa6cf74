"""A book of the common era, with figures set apart by blanks."""

from dataclasses import replace

import pytest

from laozheng.base.periods import Period
from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.declare import Edition, Section
from laozheng.kernel.reports.document import Words
from laozheng.kernel.reports.tests.example_book import BOOK, a_manuscript, the_sources
from laozheng.kernel.reports.typography import period_words, set_apart, spaced


@pytest.mark.parametrize(
    ("form", "period", "words"),
    [
        ("label", "113", "2024 年"),
        ("span", "113", "2024 年"),
        ("year", "113", "2024"),
        ("end", "113", "2024 年 12 月 31 日"),
        ("label", "109H1", "2020 年 1 月至 6 月"),
    ],
)
def test_the_period_in_the_common_era(form: str, period: str, words: str) -> None:
    assert period_words(form, Period.parse(period), "ce") == words


def test_a_blank_stands_between_a_number_and_chinese() -> None:
    assert spaced("3萬7,601人次，76%為") == "3 萬 7,601 人次，76% 為"


def test_numbers_are_set_apart_where_runs_meet() -> None:
    runs = set_apart((Words("共"), Words("30"), Words("人，"), Words("5"), Words("。")))
    assert "".join(getattr(run, "text", "") for run in runs) == "共 30 人，5。"


def test_a_spaced_book_is_spaced_throughout() -> None:
    text = "{{period}}核定{{disputes.litigation_aid_amount | counter}}。"
    sources = replace(the_sources(), years="ce", spaced=True)
    document = assemble(a_manuscript({"aid": text}), sources)
    (paragraph,) = document.chapter("aid").blocks
    printed = "".join(getattr(run, "text", "") for run in getattr(paragraph, "runs", ()))
    assert printed == "2024 年核定 284 萬 633 元。"


def test_a_lead_stands_before_the_sections_below_it_and_has_its_own_items() -> None:
    lead = Section(
        key="aid",
        heading="權益基金",
        owner="labor_relations",
        line="disputes",
        lead=True,
        items=("ordinal",),
        children=(Section("mediation", "爭議調處", "labor_relations", "disputes", mark="E-"),),
    )
    kind = replace(BOOK, editions=(Edition(110, None, (lead,)),))
    texts = {"aid": "前言。\n\n- 甲\n- 乙", "mediation": "內容。"}
    manuscript = replace(a_manuscript(texts), kind=kind, sections=(lead,))
    document = assemble(manuscript, the_sources())
    chapter = document.chapter("aid")
    assert [getattr(block, "number", "") for block in chapter.blocks] == ["", "一、", "二、"]
    assert [(below.number, below.state) for below in chapter.children] == [("E-", "filled")]

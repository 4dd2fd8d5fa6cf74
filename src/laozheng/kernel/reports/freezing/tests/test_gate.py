"""What stands against freezing: open texts, missing figures, sums that fail, other books."""

from dataclasses import replace

import pytest

from laozheng.base.periods import Period
from laozheng.conftest import World, home, world
from laozheng.kernel.measures.models import Vintage
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.document import Document, Problem
from laozheng.kernel.reports.freezing.errors import FreezeRefused
from laozheng.kernel.reports.freezing.freeze import freeze, refuse_open
from laozheng.kernel.reports.freezing.gate import Hurdle, gate
from laozheng.kernel.reports.models import Freeze, SectionText, Volume
from laozheng.kernel.reports.refusals import NotAllowed, TextRefused

__all__ = ["home", "world"]

ANNUAL, YEAR = "annual_performance", Period.parse("113")
ACCEPT = {"line_not_installed": "未啟用", "binding_missing": "未建置", "unsigned": "試編"}


@pytest.fixture
def document(world: World) -> Document:
    return compile_book(book(ANNUAL), YEAR, cut_off=None, as_of=world.day)


def hurdles(document: Document, accept: dict[str, str] | None = None) -> dict[str, list[Hurdle]]:
    found: dict[str, list[Hurdle]] = {}
    for hurdle in gate(book(ANNUAL), YEAR, document, (), accept):
        found.setdefault(hurdle.kind, []).append(hurdle)
    return found


def open_the_volume(world: World, state: str = "open") -> Volume:
    return Volume.objects.create(
        book=ANNUAL,
        period=YEAR.code,
        state=state,
        opened_at=world.reader("head").at,
        opened_by_ref="system:test",
    )


def text_of(world: World, section: str, state: str, **more: str) -> SectionText:
    return SectionText.objects.create(
        book=ANNUAL,
        period=YEAR.code,
        section=section,
        version=1,
        text="文字",
        state=state,
        author_ref="staff:S001",
        written_at=world.reader("head").at,
        **more,
    )


def test_a_book_that_was_never_handed_out_may_stand_on_its_shipped_texts(document: Document):
    unsigned = hurdles(document)["unsigned"]
    assert {hurdle.weight for hurdle in unsigned} == {"warning"}
    assert all("沿用範本文字" in hurdle.text for hurdle in unsigned)


def test_in_an_open_volume_every_text_must_be_signed_and_the_volume_cleared(
    world: World, document: Document
):
    open_the_volume(world)
    section = hurdles(document)["unsigned"][0].section
    text_of(world, section, "reviewed")
    found = hurdles(document, ACCEPT)
    assert {hurdle.weight for hurdle in found["unsigned"]} == {"stop"}
    assert "尚待簽署" in found["unsigned"][0].text
    assert found["not_cleared"][0].is_open
    SectionText.objects.update(state="signed")
    assert section not in {hurdle.section for hurdle in hurdles(document)["unsigned"]}


def test_a_unit_that_signed_that_it_has_nothing_to_report_lacks_nothing(
    world: World, document: Document
):
    missing = hurdles(document)["binding_missing"][0].section
    text_of(world, missing, "signed", nil_reason="本年度未辦理")
    assert missing not in {
        hurdle.section for hurdle in hurdles(document).get("binding_missing", ())
    }


def test_a_stop_cannot_be_accepted(document: Document):
    problem = Problem("footing", "stop", "mediation", "參-二", "表的合計不符。")
    spoiled = replace(document, problems=(*document.problems, problem))
    (hurdle,) = hurdles(spoiled, {**ACCEPT, "footing": "隨便"})["footing"]
    assert hurdle.is_open
    with pytest.raises(FreezeRefused, match="必須處理1項"):
        refuse_open([hurdle], "本書不能凍結")


def test_every_warning_needs_a_reason_of_its_kind_or_its_key(document: Document):
    found = hurdles(document, ACCEPT)
    assert not [one for group in found.values() for one in group if one.is_open]
    first = found["line_not_installed"][0]
    by_key = hurdles(document, {f"line_not_installed:{first.key}": "下年度啟用"})
    accepted = [one for one in by_key["line_not_installed"] if one.reason]
    assert [one.key for one in accepted] == [first.key]
    assert [one for one in hurdles(document, {"unsigned": "  "})["unsigned"] if one.is_open]


def test_what_an_older_document_printed_otherwise_is_listed_and_stops_nobody(document: Document):
    own = Vintage(
        measure="safety.osh_fines",
        period_start=YEAR.start,
        period_end=YEAR.end,
        value="5",
        unit="cases",
    )
    Vintage.objects.create(
        measure="safety.osh_fines",
        period_start=YEAR.start,
        period_end=YEAR.end,
        value="807",
        unit="cases",
        source_document="舊報告",
    )
    (told,) = [h for h in gate(book(ANNUAL), YEAR, document, [own]) if h.kind == "printed_before"]
    assert (told.weight, told.is_open) == ("info", False)
    assert "《舊報告》印為807件，本書依紀錄為5件" in told.text


def test_only_the_head_freezes(world: World):
    with pytest.raises(NotAllowed):
        freeze(book(ANNUAL), YEAR, actor=world.reader("officer"), accept=ACCEPT)
    assert not Freeze.objects.exists()


def test_an_open_volume_is_not_frozen_past_its_signatures(world: World):
    open_the_volume(world)
    with pytest.raises(TextRefused, match="必須處理"):
        freeze(book(ANNUAL), YEAR, actor=world.reader("head"), accept=ACCEPT)
    assert Volume.objects.get().state == "open"

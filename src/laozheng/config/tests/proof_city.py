"""The synthetic city of 113 for proof-reading: made once, its book in every format, each read."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from django.test import TestCase, override_settings

from laozheng.base.periods import Period
from laozheng.config import setup
from laozheng.conftest import NOON
from laozheng.kernel.accounts.reader import system_reader
from laozheng.kernel.measures.figures import Figure, dims_of
from laozheng.kernel.reports.catalogue import book
from laozheng.kernel.reports.compile import compile_book
from laozheng.kernel.reports.document import Block, Document, Item, Paragraph, ShownTable, Value
from laozheng.kernel.reports.proofreading import reading
from laozheng.kernel.reports.proofreading.binding.facts import RecordedFacts
from laozheng.kernel.reports.proofreading.proofread import proofread
from laozheng.kernel.reports.proofreading.report import Judged, ProofReport
from laozheng.kernel.reports.proofreading.text import SourceText
from laozheng.kernel.reports.render import render_book

YEAR = Period.parse("113")
AS_OF = date(2025, 3, 3)
FORMATS = (".html", ".odt", ".docx", ".pdf", ".txt")


@dataclass
class ProofCity:
    """The compiled book, and what proof-reading says of texts."""

    document: Document
    folder: Path
    reports: dict[str, ProofReport] = field(default_factory=dict)
    sources: dict[str, SourceText] = field(default_factory=dict)

    def of_book(self, suffix: str) -> ProofReport:
        """The report on the book in a format."""
        path = self.folder / f"book{suffix}"
        if suffix == ".txt":
            self.of_book(".html")
            lines = [line.text for line in self.sources[".html"].lines]
            path.write_text("\n".join(lines), encoding="utf-8")
        else:
            path.write_bytes(render_book(self.document, suffix))
        return self.of_file(path, suffix)

    def of_file(self, path: Path, name: str) -> ProofReport:
        """The report on a file; each is read once."""
        if name not in self.reports:
            self.sources[name] = reading.read_text(path)
            self.reports[name] = proofread(
                self.sources[name], period=YEAR, facts=RecordedFacts(as_of=AS_OF), as_of=AS_OF
            )
        return self.reports[name]


def make_proof_city(folder: Path) -> Iterator[ProofCity]:
    """The city with its history; everything is taken back afterwards."""
    # A transaction of a test: the store of statistics refuses to be made inside any other.
    transaction = TestCase._enter_atomics()
    with override_settings(LAOZHENG_HOME=folder):
        actor = system_reader("test", NOON)
        setup.prepare_city(actor)
        setup.make_twins(YEAR, actor, seed=113)
        setup.load_history(actor)
        document = compile_book(book("annual_performance"), YEAR, cut_off=None, as_of=AS_OF)
        yield ProofCity(document, folder)
    TestCase._rollback_atomics(transaction)


def printed_values(document: Document) -> list[Value]:
    """Every figure that the book prints, in reading order."""
    return [value for chapter in document.walk() for value in _values(chapter.blocks)]


def _values(blocks: tuple[Block, ...]) -> Iterator[Value]:
    for block in blocks:
        if isinstance(block, Paragraph | Item):
            yield from (run for run in block.runs if isinstance(run, Value))
        if isinstance(block, Item):
            yield from _values(block.blocks)
        if isinstance(block, ShownTable):
            for row in (*block.head, *block.body):
                for cell in row:
                    yield from (run for run in cell.runs if isinstance(run, Value))
            for note in block.notes:
                yield from (run for run in note if isinstance(run, Value))


def matched(report: ProofReport, document: Document) -> list[tuple[Judged, Figure]]:
    """The figures of a report beside those of the book that they were printed from, by order."""
    judged = report.statistics
    values = printed_values(document)
    found = [re.sub(r"[^\d.]", "", one.finding.text) for one in judged]
    wanted = [re.sub(r"[^\d.]", "", value.text) for value in values]
    blocks = SequenceMatcher(None, found, wanted, autojunk=False).get_matching_blocks()
    return [
        (judged[block.a + step], values[block.b + step].figure)
        for block in blocks
        for step in range(block.size)
    ]


def is_right(judged: Judged, figure: Figure) -> bool:
    """Whether a figure was bound to what it was printed from."""
    return judged.measure == figure.measure and dict(judged.dims) == dict(figure.dims)


def published_rows(path: Path) -> dict[int, list[Mapping[str, str]]]:
    """The published figures by the line of the document that prints them."""
    rows: dict[int, list[Mapping[str, str]]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if place := re.search(r"\[src L(\d+):", row["note"]):
                rows.setdefault(int(place[1]), []).append(row)
    return rows


def row_dims(row: Mapping[str, str]) -> dict[str, str]:
    """The dims of a published row as ours."""
    return {name: code for name, code in dims_of(row["dims"]).items() if code != "all"}

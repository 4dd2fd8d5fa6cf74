"""Measure how long a book of a hundred tables takes, beside the document tool alone.

Ours is assembly and rendering, with the figures at hand. The baselines do the last step only, from
ready input: Typst compiles the same template with the same content to PDF/UA-1 and PDF/A-2a, and
pandoc writes ODT and DOCX from its own syntax tree of the same text and tables. Each measurement
runs in a process of its own, because Typst remembers what it laid out before.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from laozheng.kernel.reports.assembly import assemble
from laozheng.kernel.reports.bench_book import AS_OF, a_manuscript, the_sources
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render import docx, html, odt, pdf
from laozheng.kernel.reports.render.typesetting import FAMILY, compiler_of

LIMIT = 1.3
_ROUNDS = 3
_BASELINES = {
    "pdf": ("typst", "Typst，相同範本及內容"),
    "odt": ("pandoc_odt", "pandoc，相同內容的語法樹"),
    "docx": ("pandoc_docx", "pandoc，相同內容的語法樹"),
}


def run() -> dict[str, Any]:
    """Seconds of ours and of the baseline, medians of three, and their ratio, by format."""
    measured: dict[str, list[float]] = {}
    for _ in range(_ROUNDS):
        for format, (baseline, _words) in _BASELINES.items():
            for task in (format, baseline):
                measured.setdefault(task, []).append(_seconds_of(task))
    results = []
    for format, (baseline, words) in _BASELINES.items():
        ours, theirs = (statistics.median(measured[task]) for task in (format, baseline))
        results.append(
            {
                "format": format,
                "tables": len(a_manuscript().tables),
                "seconds": round(ours, 3),
                "baseline": words,
                "baseline_seconds": round(theirs, 3),
                "ratio": round(ours / theirs, 2),
                "limit": LIMIT,
            }
        )
    return {"results": results}


def _seconds_of(task: str) -> float:
    """One measurement in a new process."""
    command = [sys.executable, "-m", __name__, task]
    settings = {"DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]}
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env={**os.environ, **settings}
    )
    return float(done.stdout)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _document() -> Document:
    return assemble(a_manuscript(), the_sources(seed=1))


def _ours(render: Callable[[Document], bytes]) -> float:
    """Assembly and rendering of one format; Typst is loaded already, as in the baseline."""
    if render is pdf.render:
        import typst  # noqa: F401 -- loading is not what is measured
    manuscript, sources = a_manuscript(), the_sources(seed=1)
    return _timed(lambda: render(assemble(manuscript, sources)))


def _typst() -> float:
    import typst  # noqa: F401 -- as in ours

    book = json.dumps(pdf.book_json(_document()), ensure_ascii=False)
    inputs = {"book": book, "fonts": FAMILY}
    moment = pdf.moment_of(AS_OF)
    return _timed(
        lambda: compiler_of(pdf.TEMPLATE, inputs).compile(
            format="pdf", pdf_standards=list(pdf.STANDARDS), timestamp=moment
        )
    )


def _pandoc(suffix: str) -> float:
    import pypandoc  # an extra, like Typst
    from lxml import etree
    from lxml import html as lxml_html

    pandoc = pypandoc.get_pandoc_path()
    page = lxml_html.document_fromstring(html.render(_document()).decode())
    # The links of the figures are in the HTML only.
    etree.strip_tags(page, "a")
    with tempfile.TemporaryDirectory() as folder:
        tree, made = Path(folder) / "book.json", Path(folder) / f"book.{suffix}"
        subprocess.run(
            [pandoc, "-f", "html", "-t", "json", "-o", str(tree)],
            input=etree.tostring(page, method="html"),
            check=True,
        )
        command = [pandoc, "-f", "json", "-t", suffix, "-o", str(made), str(tree)]
        return _timed(lambda: subprocess.run(command, check=True))


TASKS: Mapping[str, Callable[[], float]] = {
    "pdf": lambda: _ours(pdf.render),
    "odt": lambda: _ours(odt.render),
    "docx": lambda: _ours(docx.render),
    "typst": _typst,
    "pandoc_odt": lambda: _pandoc("odt"),
    "pandoc_docx": lambda: _pandoc("docx"),
}

if __name__ == "__main__":
    import django

    django.setup()
    print(TASKS[sys.argv[1]]())

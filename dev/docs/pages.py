"""The generated pages: what they should say, and which of them lag behind."""

from collections.abc import Iterator
from pathlib import Path

from django.utils import translation

from dev.docs.glossary import glossary
from dev.docs.line_pages import line_page
from dev.docs.markdown import DOCS, ROOT
from laozheng.kernel.cases.catalogue import lines

LINE_PAGES = DOCS / "lines"


def expected() -> dict[Path, str]:
    """Every generated page with its text."""
    with translation.override("zh-hant"):
        pages = {LINE_PAGES / f"{line.code}.md": line_page(line) for line in lines().values()}
        return {DOCS / "glossary.md": glossary(), **pages}


def write() -> list[Path]:
    """Write the pages that differ, remove those of lines that are gone; what was touched."""
    pages = expected()
    touched = []
    for path, text in pages.items():
        if _read(path) != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            touched.append(path)
    for path in _left_over(pages):
        path.unlink()
        touched.append(path)
    return touched


def problems() -> Iterator[str]:
    """One sentence for each page that is missing, stale or left over."""
    pages = expected()
    for path, text in pages.items():
        if _read(path) != text:
            yield f"{path.relative_to(ROOT)} lags behind the declarations: run `make docs`"
    for path in _left_over(pages):
        yield f"{path.relative_to(ROOT)} tells of no installed line: run `make docs`"


def _left_over(pages: dict[Path, str]) -> list[Path]:
    return [path for path in sorted(LINE_PAGES.glob("*.md")) if path not in pages]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None

"""The page for reading breaks no rule of WCAG 2.1 AA that a program can find."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render import html
from laozheng.kernel.reports.tests.example_book import a_document
from laozheng.kernel.reports.tests.example_layouts import BOOKS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@pytest.mark.browser
@pytest.mark.parametrize("make", [a_document, *BOOKS.values()])
@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_the_reading_page_has_no_violation(make: Callable[[], Document], tmp_path: Path) -> None:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    page_file = tmp_path / "book.html"
    page_file.write_bytes(html.render(make()))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        for width in (1200, 400):
            page = browser.new_page(viewport={"width": width, "height": 900})
            page.goto(page_file.as_uri())
            results = Axe().run(page)
            assert results.violations_count == 0, results.generate_report()
        browser.close()

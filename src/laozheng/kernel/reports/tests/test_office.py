"""ODT and DOCX as LibreOffice lays them out: numbers counted, heads repeated, cells merged."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render import docx, odt
from laozheng.kernel.reports.tests.example_book import a_document

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


def printed(content: bytes, suffix: str, folder: Path) -> str:
    """The text of the pages that LibreOffice prints, without blanks."""
    source = folder / f"book{suffix}"
    source.write_bytes(content)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=600,
    )
    document = pdfium.PdfDocument(source.with_suffix(".pdf"))
    return re.sub(r"\s", "", "".join(p.get_textpage().get_text_bounded() for p in document))


@pytest.mark.parametrize(
    ("render", "suffix"), [(odt.render, ".odt"), (docx.render, ".docx")], ids=["odt", "docx"]
)
def test_libreoffice_prints_the_book(
    render: Callable[[Document], bytes], suffix: str, tmp_path: Path
) -> None:
    text = printed(render(a_document()), suffix, tmp_path)
    for heading in ("壹、勞工行政", "一、權益基金", "二、爭議調處", "貳、工會組織"):
        assert heading in text
    for item in ("1.爭議類別", "2.處理方式", "3.線上申請累計1萬5,019件", "(1)其中", "(2)線上撤回"):
        assert item in text
    assert "小計2,8711,06313,935" in text
    assert "小計2,871(73%)1,063(27%)13,935" in text
    # Each remark is one merged cell, not one for every row.
    assert text.count("另有") == 2
    assert "第1頁，共" in text

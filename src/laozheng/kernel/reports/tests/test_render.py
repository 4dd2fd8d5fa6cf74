"""Writing a book by the suffix of the file."""

from hashlib import sha256
from pathlib import Path

import pytest

from laozheng.kernel.reports.render import MEDIA_TYPES, SUFFIXES, UnknownFileType, write_book
from laozheng.kernel.reports.tests.example_book import a_document


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("book.html", b"<!DOCTYPE html>"),
        ("book.odt", b"PK"),
        ("BOOK.DOCX", b"PK"),
        ("book.pdf", b"%PDF-"),
        ("book.csv", b"\xef\xbb\xbfbook,section,measure,"),
    ],
)
def test_the_suffix_decides_the_type(name: str, beginning: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    digest = write_book(a_document(), path)
    content = path.read_bytes()
    assert content.startswith(beginning)
    assert digest == sha256(content).hexdigest()


def test_every_suffix_has_a_media_type() -> None:
    assert set(SUFFIXES) == set(MEDIA_TYPES)


def test_another_suffix_is_refused_and_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "book.doc"
    with pytest.raises(UnknownFileType, match=r"不能編製「\.doc」檔，請改用 \.html、\.odt"):
        write_book(a_document(), path)
    assert not path.exists()

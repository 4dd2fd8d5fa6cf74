"""A letter as ODT in the layout of an official letter; the same letter gives the same bytes."""

import io
import re
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from laozheng.base.roc import roc_day
from laozheng.kernel.documents.letterhead import letterhead
from laozheng.kernel.documents.models import Letter
from laozheng.kernel.documents.wording import SECTION

_STYLES = Path(__file__).parent / "letter_styles.xml"
_META = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta office:version="1.3"
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0">
  <office:meta><meta:generator>Laozheng</meta:generator><dc:title>{title}</dc:title>
  <dc:language>zh-TW</dc:language></office:meta>
</office:document-meta>
"""
_SHAPES = (
    (re.compile(r"主旨："), "LetterSubject"),
    (SECTION, "LetterSection"),
    (re.compile(r"[一二三四五六七八九十]+、"), "LetterItem"),
    (re.compile(r"\([一二三四五六七八九十]+\)"), "LetterSubitem"),
)
# A zip entry carries a day; a fixed one keeps a second print equal to the first.
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Line:
    """A paragraph of the printed letter and the name of its style."""

    style: str
    text: str


def render_letter(letter: Letter, copy_for: int = 0) -> bytes:
    """The ODT of a letter for one of its addressees, by place; a draft is marked 稿.

    Raises ImportError when the extra ``documents`` (pandoc) is not installed.
    """
    return _repacked(_convert(list(lines_of(letter, copy_for))), title=str(letter))


def lines_of(letter: Letter, copy_for: int = 0) -> Iterator[Line]:
    """The paragraphs of a letter in order, as people read them."""
    head = letterhead(letter.unit_mark)
    draft = "" if letter.issued_on else "（稿）"
    yield Line("LetterTitle", f"{head.agency}　{letter.form}{draft}")
    yield from (Line("LetterContact", text) for text in head.contact_lines)
    snapshots = letter.snapshots
    if snapshots:
        reader = snapshots[copy_for]
        yield Line("LetterAddressee", f"受文者：{reader.name}")
        if reader.address:
            yield Line("LetterField", reader.address)
    yield Line("LetterField", f"發文日期：{_republic_day(letter)}")
    yield Line("LetterField", f"發文字號：{letter.number or ''}")
    yield from (Line(_style_of(text), text) for text in letter.text.splitlines())
    if snapshots:
        names = "、".join(snapshot.name for snapshot in snapshots)
        yield Line("LetterCopies", f"正本：{names}")
    if letter.copies:
        yield Line("LetterCopies", f"副本：{'、'.join(letter.copies)}")
    for signer in letter.signers:
        yield Line("LetterSigner", f"{signer['title']}　{signer['name']}")


def _republic_day(letter: Letter) -> str:
    return f"中華民國{roc_day(letter.issued_on)}" if letter.issued_on else ""


def _style_of(text: str) -> str:
    for shape, style in _SHAPES:
        if shape.match(text) if style != "LetterSection" else shape.fullmatch(text):
            return style
    return "LetterBody"


def _convert(lines: list[Line]) -> bytes:
    # pandoc is a heavy, optional program: only who prints a letter needs it.
    import pypandoc

    blocks = (
        f'<div custom-style="{line.style}"><p>{escape(line.text)}</p></div>' for line in lines
    )
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "letter.odt"
        pypandoc.convert_text("\n".join(blocks), "odt", format="html", outputfile=str(target))
        return target.read_bytes()


def _repacked(odt: bytes, *, title: str) -> bytes:
    """The same document with our styles and without the hour at which it was made."""
    ours = {
        "styles.xml": _STYLES.read_bytes(),
        "meta.xml": _META.format(title=escape(title)).encode(),
    }
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(odt)) as source, zipfile.ZipFile(result, "w") as target:
        for name in sorted(source.namelist(), key=lambda name: name != "mimetype"):
            if name.endswith("/"):
                continue
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, _ZIP_DAY)
            target.writestr(entry, ours.get(name) or source.read(name), compress_type=kind)
    return result.getvalue()

"""Read a file into lines: plain text, web page, ODT, DOCX or PDF.

Plain text keeps its lines. Files with structure give one line per paragraph and per paragraph of
a table cell, in reading order; a file that cannot be read says why in one sentence.
"""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from laozheng.kernel.reports.proofreading.odt_reading import lines_of_odt
from laozheng.kernel.reports.proofreading.paragraphs import lines_of_tree
from laozheng.kernel.reports.proofreading.pdf_tags import lines_of_tags
from laozheng.kernel.reports.proofreading.text import Line, SourceText

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_ENCODINGS = ("utf-8", "cp950", "big5hkscs")
_NOT_INSTALLED = "這台主機沒有安裝讀取此類檔案的程式"
_ROW = re.compile(
    r"(?:[^\d\s()，。；：、]{2,14} )?(?:[(][\d.]+%[)] )?"
    r"(?:\d[\d,.]*%?(?: |$)){2,}(?:[(][\d.]+%[)])?"
    r"|[^\d\s()，。；：、]{2,14} \d[\d,.]*"
)
_READABLE = "請改用TXT、HTML、ODT、DOCX或PDF檔"


class UnreadableDocument(ValueError):
    """A file that cannot be read as text; one sentence for the person who gave it."""


def read_text(path: Path) -> SourceText:
    """The text of a file, by the end of its name. Raises UnreadableDocument."""
    suffix = path.suffix.lower()
    read = _READERS.get(suffix)
    if read is None:
        kind = f"「{suffix}」" if suffix else "沒有副檔名的檔案"
        raise UnreadableDocument(f"無法讀取{kind}：{path.name}，{_READABLE}。")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(f"打不開檔案：{path}，請確認路徑與權限。") from error
    return read(content, path.name)


def of_text(text: str, name: str = "") -> SourceText:
    """A text that was typed or pasted, one line per line."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return SourceText(name, "txt", tuple(Line(n, line) for n, line in enumerate(lines, 1)))


def _plain(content: bytes, name: str) -> SourceText:
    return of_text(_decoded(content, name), name)


def _decoded(content: bytes, name: str) -> str:
    """UTF-8, UTF-16 or Big5, whichever reads without an error."""
    marked = next((code for mark, code in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableDocument(f"看不懂檔案的文字編碼：{name}，請另存為UTF-8再試。")


def _web_page(content: bytes, name: str) -> SourceText:
    return _of_tree(_decoded(content, name).encode(), name, "html")


def _odt(content: bytes, name: str) -> SourceText:
    _require_member(content, name, "content.xml")
    try:
        return SourceText(name, "odt", lines_of_odt(content))
    except (SyntaxError, ValueError) as error:
        raise UnreadableDocument(f"檔案內容已損壞或格式不符：{name}，{_READABLE}。") from error


def _docx(content: bytes, name: str) -> SourceText:
    return _of_tree(content, name, "docx", "word/document.xml")


def _of_tree(content: bytes, name: str, kind: str, member: str = "") -> SourceText:
    if member:
        _require_member(content, name, member)
    try:
        import pypandoc  # an optional library with a heavy program of its own

        tree = pypandoc.convert_text(content, "json", format=kind, extra_args=["--sandbox"])
    except ImportError as error:
        raise UnreadableDocument(f"{_NOT_INSTALLED}：{name}，請洽系統管理者安裝。") from error
    except RuntimeError as error:
        raise UnreadableDocument(f"檔案內容已損壞或格式不符：{name}，{_READABLE}。") from error
    return SourceText(name, kind, lines_of_tree(tree))


def _require_member(content: bytes, name: str, member: str) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            archive.getinfo(member)
    except (BadZipFile, KeyError) as error:
        raise UnreadableDocument(f"檔案內容已損壞或格式不符：{name}，{_READABLE}。") from error


def _pdf(content: bytes, name: str) -> SourceText:
    """The paragraphs and cells of a tagged PDF, else its text layer line by line.

    A scan of paper has neither and is refused.
    """
    try:
        import pypdfium2  # an optional, heavy library
    except ImportError as error:
        raise UnreadableDocument(f"{_NOT_INSTALLED}：{name}，請洽系統管理者安裝。") from error
    try:
        document = pypdfium2.PdfDocument(content)
        if tagged := lines_of_tags(document):
            return SourceText(name, "pdf", tagged)
        pages = [page.get_textpage().get_text_range() for page in document]
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(f"打不開PDF檔：{name}，請確認檔案完整且沒有密碼。") from error
    text = "\n".join(re.sub(r"[\ufffe\u00ad]\s*\n?", "", page) for page in pages)
    if not text.strip():
        raise UnreadableDocument(f"PDF檔沒有文字：{name}，請先做文字辨識或改用原始檔。")
    read = of_text("\n".join(map(_cells_apart, text.splitlines())), name)
    return SourceText(name, "pdf", read.lines)


def _cells_apart(line: str) -> str:
    """A row of a table that was printed on one line, as one cell a line: 甲類 40 2 42."""
    return "\n".join(line.split()) if _ROW.fullmatch(line.strip()) else line


_READERS: Mapping[str, Callable[[bytes, str], SourceText]] = {
    ".txt": _plain,
    ".text": _plain,
    ".md": _plain,
    ".csv": _plain,
    ".html": _web_page,
    ".htm": _web_page,
    ".odt": _odt,
    ".docx": _docx,
    ".pdf": _pdf,
}

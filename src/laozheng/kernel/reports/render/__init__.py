"""Files of a book: one renderer per suffix, all from the same document tree."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from laozheng.kernel.audit.language import in_language_of_record
from laozheng.kernel.reports import opendata
from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render import docx, html, odt, pdf
from laozheng.kernel.reports.render.parts import distinct

RENDERERS: dict[str, Callable[[Document], bytes]] = {
    ".html": html.render,
    ".odt": odt.render,
    ".docx": docx.render,
    ".pdf": pdf.render,
    ".csv": opendata.render,
}
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".odt": odt.MEDIA_TYPE,
    ".docx": docx.MEDIA_TYPE,
    ".pdf": "application/pdf",
    ".csv": opendata.MEDIA_TYPE,
}
SUFFIXES = tuple(RENDERERS)


class UnknownFileType(ValueError):
    """No renderer writes files of this suffix."""


@in_language_of_record
def render_book(document: Document, suffix: str) -> bytes:
    """The bytes of a book as a file of a suffix such as ``.odt``; UnknownFileType for another."""
    try:
        renderer = RENDERERS[suffix.lower()]
    except KeyError:
        raise UnknownFileType(
            f"不能編製「{suffix}」檔，請改用 {'、'.join(SUFFIXES)} 其中一種。"
        ) from None
    return renderer(distinct(document))


def write_book(document: Document, path: Path) -> str:
    """Write a book to a file of the type that the suffix names; returns the SHA-256 of the file."""
    content = render_book(document, path.suffix)
    path.write_bytes(content)
    return sha256(content).hexdigest()

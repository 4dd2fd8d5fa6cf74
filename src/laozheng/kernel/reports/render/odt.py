"""A book as ODT: its cover, contents, parts and annexes, and the package around them.

Written from the document tree without a detour, because only so do nested and merged cells, real
numbering, fields and repeated heads come out as the standard asks.
"""

from collections.abc import Iterable

from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render import odt_styles as styles
from laozheng.kernel.reports.render.odt_body import Body
from laozheng.kernel.reports.render.odt_page import styles_document
from laozheng.kernel.reports.render.odt_styles import ODF
from laozheng.kernel.reports.render.packing import pack
from laozheng.kernel.reports.render.xml import Element, Vocabulary, serialize

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_MANIFEST = Vocabulary({"manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"})


def render(document: Document) -> bytes:
    """The file of a book; equal documents give equal bytes."""
    body = Body(document)
    content = body.content()
    parts = {
        "content.xml": serialize(content, ODF),
        "styles.xml": serialize(styles_document(document), ODF),
        "meta.xml": serialize(_meta(document), ODF),
        styles.DIAGONAL_PICTURE: styles.DIAGONAL,
        **body.pictures,
    }
    first, last = ("mimetype", MEDIA_TYPE.encode()), ("META-INF/manifest.xml", _manifest(parts))
    return pack((first, *parts.items(), last), stored=frozenset({"mimetype"}))


def _manifest(parts: Iterable[str]) -> bytes:
    types = {"xml": "text/xml", "svg": "image/svg+xml"}
    entries = [("/", MEDIA_TYPE), *((name, types[name.rpartition(".")[2]]) for name in parts)]
    files = (
        _MANIFEST(
            "manifest:file-entry",
            {"manifest:full-path": path, "manifest:media-type": media_type},
        )
        for path, media_type in entries
    )
    whole = _MANIFEST("manifest:manifest", {"manifest:version": styles.VERSION}, *files)
    return serialize(whole, _MANIFEST)


def _meta(document: Document) -> Element:
    # The as-of day stands for the moment of creation, so that the bytes stay the same.
    moment = f"{document.as_of.isoformat()}T00:00:00"
    return ODF(
        "office:document-meta",
        {"office:version": styles.VERSION},
        ODF(
            "office:meta",
            None,
            ODF("meta:generator", None, "Laozheng"),
            ODF("dc:title", None, document.title),
            ODF("dc:language", None, "zh-TW"),
            ODF("meta:creation-date", None, moment),
            ODF("dc:date", None, moment),
        ),
    )

"""A book as DOCX: the parts of the package around the body, for readers who work in Word."""

from laozheng.kernel.reports.document import Document
from laozheng.kernel.reports.render import docx_page, docx_styles
from laozheng.kernel.reports.render.charts.drawing import draw
from laozheng.kernel.reports.render.charts.pixels import png_of
from laozheng.kernel.reports.render.docx_body import Body
from laozheng.kernel.reports.render.docx_styles import WORD
from laozheng.kernel.reports.render.packing import pack
from laozheng.kernel.reports.render.xml import Element, Vocabulary, serialize

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMAT = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_TYPES = Vocabulary({"": "http://schemas.openxmlformats.org/package/2006/content-types"})
_LINKS = Vocabulary({"": "http://schemas.openxmlformats.org/package/2006/relationships"})
_CORE = Vocabulary(
    {
        "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "dc": "http://purl.org/dc/elements/1.1/",
        "dcterms": "http://purl.org/dc/terms/",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
)
_WORD_PARTS = ("styles", "numbering", "settings", "fontTable", "header", "footer")


def render(document: Document) -> bytes:
    """The file of a book; equal documents give equal bytes.

    A book with charts needs the extra ``documents``, which draws them for old programs.
    """
    writer = Body(document)
    body = writer.document_part()
    images: dict[str, bytes] = {}
    for name, chart in writer.charts.items():
        images[name] = serialize(draw(chart))
        images[f"{name.removesuffix('svg')}png"] = png_of(chart)
    page = document.kind.page
    relations = [(name, name, f"{name}.xml") for name in _WORD_PARTS]
    relations += [(docx_page.relation_of(name), "image", f"media/{name}") for name in images]
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("document", f"{_RELATION}officeDocument", "word/document.xml"),
            ("core", _CORE_RELATION, "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(document),
        "word/document.xml": body,
        "word/_rels/document.xml.rels": _relations(
            *((name, f"{_RELATION}{kind}", target) for name, kind, target in relations)
        ),
        "word/styles.xml": docx_styles.styles_part(document),
        "word/numbering.xml": writer.numbering.part(),
        "word/settings.xml": docx_page.settings_part(has_contents=page.contents),
        "word/fontTable.xml": docx_page.fonts_part(page),
        "word/header.xml": docx_page.header_part(document),
        "word/footer.xml": docx_page.footer_part(document),
    }
    packed = {name: serialize(part, _vocabulary_of(name)) for name, part in parts.items()}
    packed |= {f"word/media/{name}": content for name, content in images.items()}
    return pack(packed.items())


def _vocabulary_of(name: str) -> Vocabulary:
    if name.endswith(".rels"):
        return _LINKS
    return {"[Content_Types].xml": _TYPES, "docProps/core.xml": _CORE}.get(name, WORD)


def _content_types() -> Element:
    overrides = {
        "/docProps/core.xml": _CORE_TYPE,
        "/word/document.xml": f"{_FORMAT}document.main+xml",
    }
    overrides |= {f"/word/{name}.xml": f"{_FORMAT}{name}+xml" for name in _WORD_PARTS}
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "png": "image/png",
        "svg": "image/svg+xml",
    }
    return _TYPES(
        "Types",
        None,
        *(_TYPES("Default", {"Extension": k, "ContentType": v}) for k, v in defaults.items()),
        *(_TYPES("Override", {"PartName": k, "ContentType": v}) for k, v in overrides.items()),
    )


def _relations(*relations: tuple[str, str, str]) -> Element:
    return _LINKS(
        "Relationships",
        None,
        *(
            _LINKS("Relationship", {"Id": name, "Type": kind, "Target": target})
            for name, kind, target in relations
        ),
    )


def _core(document: Document) -> Element:
    # The as-of day stands for the moment of creation, so that the bytes stay the same.
    moment, w3c = f"{document.as_of.isoformat()}T00:00:00Z", {"xsi:type": "dcterms:W3CDTF"}
    return _CORE(
        "cp:coreProperties",
        None,
        _CORE("dc:title", None, document.title),
        _CORE("dc:creator", None, "Laozheng"),
        _CORE("dc:language", None, "zh-TW"),
        _CORE("dcterms:created", w3c, moment),
        _CORE("dcterms:modified", w3c, moment),
    )

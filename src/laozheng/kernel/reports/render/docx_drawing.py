"""A picture in a DOCX: the drawing itself, and its pixels for programs that do not show it."""

from laozheng.kernel.reports.render.docx_page import relation_of
from laozheng.kernel.reports.render.docx_styles import WORD
from laozheng.kernel.reports.render.xml import Element

_EMU_PER_MM = 36000
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
# The extension by which Word 2016 and later find the drawing beside the pixels.
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def picture(
    number: int, name: str, title: str, text: str, width_mm: float, height_mm: float
) -> Element:
    """A run with a picture that stands in the line; ``name`` is the file of the drawing."""
    size = {"cx": str(round(width_mm * _EMU_PER_MM)), "cy": str(round(height_mm * _EMU_PER_MM))}
    named = {"id": str(number), "name": name}
    stretch = WORD("a:stretch", None, WORD("a:fillRect"))
    shape = WORD(
        "pic:spPr",
        None,
        WORD("a:xfrm", None, WORD("a:off", {"x": "0", "y": "0"}), WORD("a:ext", size)),
        WORD("a:prstGeom", {"prst": "rect"}, WORD("a:avLst")),
    )
    content = WORD(
        "pic:pic",
        None,
        WORD("pic:nvPicPr", None, WORD("pic:cNvPr", named), WORD("pic:cNvPicPr")),
        WORD("pic:blipFill", None, _sources(name), stretch),
        shape,
    )
    inline = WORD(
        "wp:inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
        WORD("wp:extent", size),
        WORD("wp:docPr", {**named, "title": title, "descr": text}),
        WORD("a:graphic", None, WORD("a:graphicData", {"uri": _PICTURE}, content)),
    )
    return WORD("w:r", None, WORD("w:drawing", None, inline))


def _sources(drawing: str) -> Element:
    """The two files of the picture: pixels first, which every program shows."""
    pixels = f"{drawing.removesuffix('svg')}png"
    svg = WORD("asvg:svgBlip", {"r:embed": relation_of(drawing)})
    extensions = WORD("a:extLst", None, WORD("a:ext", {"uri": _SVG_EXTENSION}, svg))
    return WORD("a:blip", {"r:embed": relation_of(pixels)}, extensions)

"""A chart as PNG, for programs that do not show SVG."""

from laozheng.kernel.reports.render.typesetting import compiler_of

_SOURCE = """
#set page(width: auto, height: auto, margin: 0pt)
#set text(lang: "zh", region: "TW")
#image(bytes(sys.inputs.drawing), format: "svg", width: 160mm)
"""
_PIXELS_PER_INCH = 200


def png_of(drawing: bytes) -> bytes:
    """The drawing, 160 mm wide; equal drawings give equal bytes. MissingExtra without Typst."""
    compiler = compiler_of(_SOURCE.encode(), {"drawing": drawing.decode()})
    image = compiler.compile(format="png", ppi=_PIXELS_PER_INCH)
    assert isinstance(image, bytes)
    return image

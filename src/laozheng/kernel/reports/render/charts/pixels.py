"""A chart as Typst sets it: in pages of PDF, and as PNG for programs that do not show SVG."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from laozheng.kernel.reports.document import ShownChart
from laozheng.kernel.reports.render.charts.drawing import SVG, description, draw
from laozheng.kernel.reports.render.typesetting import FAMILY, compiler_of
from laozheng.kernel.reports.render.xml import serialize

_TEMPLATE = Path(__file__).parents[1] / "pixels.typ"
_PIXELS_PER_INCH = 200


def chart_json(chart: ShownChart) -> dict[str, Any]:
    """What ``render/chart.typ`` reads: the shapes without words, and the words by their place."""
    drawing = deepcopy(draw(chart))
    words = list(drawing.iter(SVG.tag("text")))
    told = [
        {
            "x": float(word.get("x", "0")),
            "y": float(word.get("y", "0")),
            "size": float(word.get("font-size", "0")),
            "color": word.get("fill"),
            "anchor": word.get("text-anchor"),
            "text": word.text,
        }
        for word in words
    ]
    for word in words:
        drawing.remove(word)
    return {
        "shapes": serialize(drawing).decode(),
        "width": float(drawing.get("width", "0")),
        "height": float(drawing.get("height", "0")),
        "alt": f"{chart.caption}。{description(chart)}",
        "words": told,
    }


def png_of(chart: ShownChart) -> bytes:
    """The chart, 160 mm wide; equal charts give equal bytes. MissingExtra without Typst."""
    inputs = {"chart": json.dumps(chart_json(chart), ensure_ascii=False), "font": FAMILY}
    image = compiler_of(_TEMPLATE, inputs).compile(format="png", ppi=_PIXELS_PER_INCH)
    assert isinstance(image, bytes)
    return image

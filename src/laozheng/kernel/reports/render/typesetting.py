"""Typst with the fonts that we ship, and nothing of the machine it runs on."""

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

FAMILY = "Noto Sans TC"


class MissingExtra(RuntimeError):
    """A package of the extra ``documents`` is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "製作 PDF 與圖所需的套件沒有安裝，請執行 pip install laozheng[documents]。"
        )


def compiler_of(
    source: Path | bytes, inputs: Mapping[str, str], fonts: tuple[Path, ...] = ()
) -> Any:
    """A compiler for a template with texts for its ``sys.inputs``.

    ``fonts`` are further folders of fonts. Raises MissingExtra without Typst or its fonts.
    """
    # Typst is an extra and takes a while to load; only who makes pages needs it.
    try:
        import typst
    except ModuleNotFoundError:
        raise MissingExtra from None
    main: Any = source
    return typst.Compiler(
        input=main,
        root=source.parent if isinstance(source, Path) else None,
        font_paths=[*fonts, _bundled_fonts()],
        ignore_system_fonts=True,
        sys_inputs=dict(inputs),
    )


def _bundled_fonts() -> Path:
    """The folder of Noto Sans TC in the font package, whose other faces are not needed."""
    package = find_spec("justmytype_intl_cjk")
    if package is None or package.origin is None:
        raise MissingExtra
    return Path(package.origin).parent / "fonts" / "ofl" / "notosanstc"

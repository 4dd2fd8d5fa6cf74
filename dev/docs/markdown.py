"""The few forms of Markdown that the generated pages use."""

from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
NOTICE = "<!-- Written by `make docs` from the declarations; do not edit. -->"


def page(*blocks: str) -> str:
    """A page of blocks that are not empty, with a blank line between them."""
    return "\n\n".join([NOTICE, *(block for block in blocks if block)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; nothing when it has no rows."""
    lines = [_row(cells) for cells in rows]
    if not lines:
        return ""
    return "\n".join([_row(head), _row(["---"] * len(head)), *lines])


def section(heading: str, *blocks: str, level: int = 2) -> str:
    """A heading with its blocks; nothing when all of them are empty."""
    filled = [block for block in blocks if block]
    return "\n\n".join([f"{'#' * level} {heading}", *filled]) if filled else ""


def code(text: object) -> str:
    """A code name; nothing for an empty one."""
    return f"`{text}`" if text not in ("", None) else ""


def codes(texts: Iterable[object]) -> str:
    """Code names in a row."""
    return ", ".join(code(text) for text in texts)


def words(name: str) -> str:
    """The English words of a code name: ``disputes.not_accepted`` is "not accepted"."""
    return name.rpartition(".")[2].replace("_", " ")


def _row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")

"""Links between the pages of the repository must lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

from dev.docs.markdown import ROOT

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:")
_HIDDEN = ("build", "dist", "node_modules", "var")


def problems() -> Iterator[str]:
    """One sentence for each relative link whose file does not exist."""
    for page in pages():
        for target in targets(page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(ROOT)}: the link to {target} leads nowhere"


def pages() -> list[Path]:
    """Every Markdown page of the repository."""
    return [path for path in sorted(ROOT.rglob("*.md")) if not _is_hidden(path)]


def targets(text: str) -> Iterator[str]:
    """The files that a page links to, without the place in them."""
    for match in _LINK.finditer(text):
        target = (match[1] or match[2]).partition("#")[0]
        if target and not _OUTSIDE.match(target):
            yield target


def _is_hidden(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part.startswith(".") or part in _HIDDEN for part in parts)

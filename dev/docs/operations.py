"""What an operator must find in docs/operations: every subcommand and every setting."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from dev.docs.markdown import DOCS, ROOT
from laozheng.config.command.run import parser

CONFIG = ROOT / "src" / "laozheng" / "config"
_READ = re.compile(r"""environ(?:\.get\(|\[)\s*["']([A-Z_]+)["']""")


def problems() -> Iterator[str]:
    """One sentence for each name that no page of docs/operations tells of."""
    told = "\n".join(path.read_text(encoding="utf-8") for path in _pages())
    for name in subcommands():
        if f"`laozheng {name}" not in told and f"\nlaozheng {name}" not in told:
            yield f"docs/operations: the subcommand `laozheng {name}` is not told of"
    for name in settings():
        if f"`{name}`" not in told:
            yield f"docs/operations: the setting `{name}` is not told of"


def subcommands() -> list[str]:
    """The words that the command takes."""
    (choices,) = (
        action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)
    )
    return sorted(choices.choices)


def settings() -> list[str]:
    """The names that the configuration reads from the environment."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(CONFIG.glob("*.py")))
    return sorted({name for text in texts for name in _READ.findall(text)})


def _pages() -> list[Path]:
    return sorted((DOCS / "operations").glob("*.md"))

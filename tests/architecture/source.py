"""The source as these tests read it: modules, packages, functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ROOT / "src" / "laozheng"
LINES = PRODUCT / "lines"
TREES = (PRODUCT, ROOT / "dev", ROOT / "tests")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(*, with_tests: bool = True, with_migrations: bool = False) -> list[Path]:
    """Every Python file of the repository, those of migrations and tests as asked."""
    found = (path for tree in TREES for path in sorted(tree.rglob("*.py")))
    return [
        path
        for path in found
        if "__pycache__" not in path.parts
        and (with_migrations or "migrations" not in path.parts)
        and (with_tests or not is_test(path))
    ]


def is_test(path: Path) -> bool:
    """Whether a file belongs to tests, wherever they stand."""
    return "tests" in path.parts or path.name == "conftest.py"


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[Function]:
    """Every function and method of a file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, Function):
            yield node


def name_of(path: Path) -> str:
    """A file by its place in the repository."""
    return str(path.relative_to(ROOT))


def line_folders() -> list[Path]:
    """The folder of each business line."""
    return sorted(path.parent for path in LINES.glob("*/apps.py"))

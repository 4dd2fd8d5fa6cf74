"""Imports run one way: no module needs itself, by whatever way round.

The layers of ``pyproject.toml`` rule between packages. This holds inside of them too, and counts
what is imported for types alone: who reads one module of a circle must read them all.
"""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.architecture.source import PRODUCT, modules, tree_of

Graph = dict[str, set[str]]


def module_of(path: Path) -> str:
    """The dotted name by which a file of the product is imported."""
    parts = path.relative_to(PRODUCT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.Module, known: set[str]) -> set[str]:
    """Those of the known modules that a module takes something from, wherever it says so."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= inside & known
            if inside - known:
                found |= {node.module} & known
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & known
    return found


def circle(graph: Graph) -> list[str]:
    """The modules of a circle of imports, the first named again at its end; empty without one."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.fixture(scope="module")
def graph() -> Graph:
    """What every module of the product imports of the product."""
    found = {
        module_of(path): path for path in modules(with_tests=False) if path.is_relative_to(PRODUCT)
    }
    return {name: imported(tree_of(path), set(found)) - {name} for name, path in found.items()}


@pytest.mark.slow
def test_no_modules_import_each_other_in_a_circle(graph):
    assert len(graph) > 500
    assert not circle(graph)


@pytest.mark.parametrize(
    "source",
    [
        "from a.b import C",
        "from a import b",
        "import a.b",
        "if TYPE_CHECKING:\n    from a.b import C",
        "def late():\n    from a.b import C",
    ],
)
def test_an_import_is_seen_in_its_forms(source):
    assert imported(ast.parse(source), {"a", "a.b", "c"}) == {"a.b"}


def test_a_circle_is_named():
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}
    assert not circle({"a": {"b"}, "b": {"c"}, "c": set()})

"""Nothing stands in the product that nobody asks for: no test, no page, no other module."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.architecture.source import PRODUCT, TREES, modules, name_of, tree_of

WORD = re.compile(r"\w+")
# What a framework reads by its name.
READ_BY_NAME = {"settings.py", "wsgi.py", "apps.py"}
# Decorators that keep a name to its module; any other may hand it on.
KEPT = {"dataclass", "cache", "lru_cache", "contextmanager", "atomic"}
READ_HERE = (".py", ".html", ".toml")


def defined(tree: ast.Module) -> Iterator[str]:
    """What a module defines at its top, less what a decorator hands on.

    Constants count when they are the module's own: others may say which codes a column takes.
    """
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            if {_last_name(decorator) for decorator in node.decorator_list} <= KEPT:
                yield node.name
        elif isinstance(node, ast.Assign):
            names = (target.id for target in node.targets if isinstance(target, ast.Name))
            yield from (name for name in names if name.startswith("_"))


def _last_name(decorator: ast.expr) -> str:
    """The last name of ``a.b`` or ``a.b(c)``."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return getattr(called, "attr", "") or getattr(called, "id", "")


@pytest.fixture(scope="module")
def words() -> Counter[str]:
    """How often each word is written in the repository."""
    found: Counter[str] = Counter()
    for tree in TREES:
        for path in tree.rglob("*"):
            if path.suffix in READ_HERE and "migrations" not in path.parts:
                found.update(WORD.findall(path.read_text(encoding="utf-8")))
    return found


@pytest.mark.slow
def test_every_name_is_written_where_it_is_used(words):
    unused = [
        f"{name_of(path)}: {name}"
        for path in modules(with_tests=False)
        if path.is_relative_to(PRODUCT) and path.name not in READ_BY_NAME
        for name in defined(tree_of(path))
        if words[name] == 1
    ]
    assert not unused


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def a(): ...", ["a"]),
        ("@register\ndef a(): ...", []),
        ("@dataclass(frozen=True)\nclass A: ...", ["A"]),
        ("_A = _B = 1\nC = 2\nx._y = 3", ["_A", "_B"]),
        ("class A:\n    B = 1", ["A"]),
    ],
)
def test_what_a_module_defines_is_known_in_its_forms(source, names):
    assert list(defined(ast.parse(source))) == names

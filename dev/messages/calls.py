"""The texts in gettext calls: of Python modules by their syntax tree, of templates by Django."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from dev.messages.message import Found, Message

ROOT = Path(__file__).resolve().parent.parent.parent
PRODUCT = ROOT / "src" / "laozheng"
NOT_THE_PRODUCT = frozenset({"tests", "migrations", "conftest.py"})

# What the arguments of each function are; lazy and no-op forms take the same.
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "gettext": ("text",),
    "ngettext": ("text", "plural"),
    "pgettext": ("context", "text"),
    "npgettext": ("context", "text", "plural"),
}
_FORMS = re.compile(r"_(lazy|noop)$")
_LITERAL = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
_CALL = re.compile(rf"\b(_|n?p?gettext)\(\s*({_LITERAL}(?:\s*,\s*{_LITERAL})*)")


def texts_of_calls() -> Iterator[Found]:
    """Every text that a module or template of the product hands to gettext."""
    for suffix, reader in {".py": texts_of_module, ".html": texts_of_template}.items():
        for path in files(suffix):
            place = str(path.relative_to(PRODUCT))
            source = path.read_text(encoding="utf-8")
            yield from ((message, place) for message in reader(source))


def files(suffix: str) -> Iterator[Path]:
    """The files of the product that people's texts can stand in, in the order of their paths."""
    for path in sorted(PRODUCT.rglob(f"*{suffix}")):
        if not NOT_THE_PRODUCT & set(path.relative_to(PRODUCT).parts):
            yield path


def texts_of_module(source: str) -> Iterator[Message]:
    """The constant texts of gettext calls in Python; what is computed stands in declarations."""
    tree = ast.parse(source)
    functions = _functions(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            names = functions.get(node.func.id, ())
            for given in _constants(node.args[: len(names)]):
                if len(given) == len(names) > 0:
                    yield Message(**dict(zip(names, given, strict=True)))


def _functions(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """The gettext functions of a module by the name under which it imports them."""
    return {
        alias.asname or alias.name: ARGUMENTS[_FORMS.sub("", alias.name)]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if _FORMS.sub("", alias.name) in ARGUMENTS
    }


def _constants(arguments: list[ast.expr]) -> Iterator[tuple[str, ...]]:
    """The constant values of arguments; both branches of a lone ``a if … else b``."""
    if len(arguments) == 1 and isinstance(arguments[0], ast.IfExp):
        branches = (arguments[0].body, arguments[0].orelse)
        yield from (values for branch in branches for values in _constants([branch]))
        return
    values = [node.value for node in arguments if isinstance(node, ast.Constant)]
    yield tuple(value for value in values if isinstance(value, str))


def texts_of_template(source: str) -> Iterator[Message]:
    """The texts of the translation tags of a template."""
    for function, literals in _CALL.findall(templatize(source)):
        given = ast.literal_eval(f"({literals},)")
        names = ARGUMENTS["gettext" if function == "_" else function]
        yield Message(**dict(zip(names, given, strict=True)))

"""What an installation gets: the whole folder of the product, and nothing the code reads beside it.

The wheel takes the folder as it stands, less what git ignores. So every file that the product
reads must lie inside and be no stranger to git.
"""

import ast
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import PRODUCT, ROOT, modules, name_of, tree_of

# What the product reads at run time, by what it would miss without.
READ = {
    "checklists of the field": "kernel/inspections/checklists/*.toml",
    "ranges of fines": "kernel/inspections/data/*.toml",
    "office calendar": "kernel/law/data/*.toml",
    "code lists": "kernel/law/data/*.csv",
    "dated values of the lines": "lines/*/parameters.toml",
    "letters of the lines": "lines/*/letters/**/*.txt",
    "letters of the chain": "kernel/inspections/letters/*.txt",
    "texts of the books": "publications/*/texts/**/*.txt",
    "pictures of charts": "kernel/reports/render/*.typ",
    "templates": "interfaces/*/templates/**/*.html",
    "design tokens": "interfaces/ui/static/ui/tokens.css",
    "script of the field": "interfaces/workspace/static/workspace/field/*.js",
    "units of the city": "cities/kaohsiung/units.toml",
    "published history": "cities/kaohsiung/history/*.csv",
    "translations": "locale/*/LC_MESSAGES/*.mo",
}


def asked_of_git(*words: str) -> list[Path]:
    """The files that a listing of git names."""
    try:
        told = subprocess.run(
            ["git", "ls-files", "-z", *words, "--", PRODUCT],
            cwd=ROOT, capture_output=True, text=True, check=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is no checkout")
    return [ROOT / name for name in told.stdout.split("\0") if name]


@cache
def tracked() -> frozenset[Path]:
    """Every file of the product that belongs to the repository."""
    return frozenset(asked_of_git())


def test_the_wheel_takes_the_folder_of_the_product_whole():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["hatch"] == {
        "build": {"targets": {"wheel": {"packages": ["src/laozheng"]}}}
    }


def test_git_ignores_nothing_of_the_product_but_compiled_code():
    ignored = asked_of_git("--others", "--ignored", "--exclude-standard")
    assert not [path for path in ignored if "__pycache__" not in path.parts]


@pytest.mark.parametrize("pattern", READ.values(), ids=READ)
def test_what_the_product_reads_is_part_of_it(pattern):
    found = [path for path in PRODUCT.glob(pattern) if path.is_file()]
    assert found
    assert [path for path in found if path not in tracked()] == []


@pytest.mark.slow
def test_no_module_reads_what_lies_outside_of_the_package():
    """A path that climbs out of the package is right in a checkout and wrong once installed."""
    climbing = [
        f"{name_of(path)}:{node.lineno}"
        for path in modules(with_tests=False)
        if path.is_relative_to(PRODUCT)
        for node in ast.walk(tree_of(path))
        if _levels_above(node) > len(path.relative_to(PRODUCT).parts)
    ]
    assert not climbing


def _levels_above(node: ast.AST) -> int:
    """How many folders ``x.parent.parent`` or ``x.parents[1]`` goes up; 0 for anything else."""
    match node:
        case ast.Attribute(value=inner, attr="parent"):
            return 1 + _levels_above(inner)
        case ast.Subscript(
            value=ast.Attribute(value=inner, attr="parents"), slice=ast.Constant(value=int(place))
        ):
            return 1 + place + _levels_above(inner)
    return 0


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("Path(__file__).parent / 'x'", 1),
        ("Path(__file__).resolve().parent.parent", 2),
        ("Path(__file__).parents[2]", 3),
        ("Path(__file__).parents[1].parent", 3),
        ("case.parent_id", 0),
    ],
)
def test_a_climb_is_known_in_its_forms(source, levels):
    assert max(_levels_above(node) for node in ast.walk(ast.parse(source))) == levels

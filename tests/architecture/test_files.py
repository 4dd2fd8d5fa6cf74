"""The shape of the tree: short files and functions, telling names, one set of files per line."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import (
    PRODUCT,
    ROOT,
    functions,
    is_test,
    line_folders,
    modules,
    name_of,
    tree_of,
)

FILE_LINES, FUNCTION_LINES = 400, 40
FORBIDDEN = {
    *("util", "utils", "helper", "helpers", "manager", "managers", "misc"),
    *("data", "info", "process", "handle"),
}
# A module or a package of the same name.
LINE_MODULES = {
    *("apps", "line", "rules", "models", "queries", "actions", "forms"),
    *("measures", "report_tables", "twin"),
}
OPTIONAL_MODULES = {"pages", "admin"}
LINE_FILES = {"__init__", "parameters.toml", "letters", "templates", "migrations", "tests"}
# What the lines that inspect keep in the same place; one that needs less leaves nothing out.
SAME_PLACES = {
    *("line/data_sets.py", "line/public.py", "rules/codes", "rules/deadlines.py"),
    *("queries/facts", "queries/kinds.py", "queries/panels.py", "queries/exporting.py"),
    *("actions/letters.py", "forms/public.py", "measures/facts.py"),
}
LINE_TESTS = {"test_rules", "test_actions", "test_measures", "test_report_tables", "test_screens"}

# The request edge: the clock itself, and the programs that stand above every request.
READS_THE_CLOCK = {PRODUCT / "kernel" / "accounts" / "clock.py"}
ASKS_THE_CLOCK = (PRODUCT / "kernel" / "accounts", PRODUCT / "config")
CLOCK = "laozheng.kernel.accounts.clock"
CLOCK_WORDS = {
    ("date", "today"),
    ("datetime", "today"),
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("timezone", "now"),
}
# These read the clock when they are given no moment.
WITHOUT_A_MOMENT = {("timezone", "localdate"), ("timezone", "localtime")}


def entries(folder: Path) -> set[str]:
    """What stands in a folder, modules without their ending."""
    return {
        path.stem if path.suffix == ".py" else path.name
        for path in folder.iterdir()
        if path.name != "__pycache__"
    }


@pytest.mark.parametrize("folder", line_folders(), ids=lambda folder: folder.name)
def test_every_line_has_the_files_of_the_house_and_no_others(folder):
    assert entries(folder) - OPTIONAL_MODULES == LINE_MODULES | LINE_FILES
    assert entries(folder / "templates") <= {folder.name}


@pytest.mark.parametrize("folder", line_folders(), ids=lambda folder: folder.name)
def test_every_line_is_tested_module_by_module(folder):
    tests = entries(folder / "tests")
    assert tests >= LINE_TESTS
    assert tests & {"factories", "conftest"}
    assert list((folder / "tests" / "rules").glob("*.toml"))
    assert list((folder / "tests" / "golden").glob("*"))


def inspecting() -> list[Path]:
    """The folders of the lines that name their kinds for the chain of inspection."""
    return [folder for folder in line_folders() if (folder / "queries" / "kinds.py").exists()]


@pytest.mark.parametrize("folder", inspecting(), ids=lambda folder: folder.name)
def test_lines_that_inspect_keep_the_same_work_in_the_same_place(folder):
    missing = [
        place
        for place in sorted(SAME_PLACES)
        if not any((folder / place).with_suffix(suffix).exists() for suffix in ("", ".py"))
    ]
    assert not missing


@pytest.mark.parametrize("folder", line_folders(), ids=lambda folder: folder.name)
def test_every_template_of_a_line_is_shown_by_its_pages(folder):
    pages = "".join(path.read_text(encoding="utf-8") for path in folder.glob("pages/*.py"))
    templates = folder / "templates"
    shown = [str(path.relative_to(templates)) for path in templates.rglob("*.html")]
    assert [name for name in shown if f'"{name}"' not in pages] == []


def test_the_template_has_the_files_of_a_line():
    template = ROOT / "dev" / "line_template"
    assert entries(template) == LINE_MODULES | LINE_FILES
    assert entries(template / "tests") >= LINE_TESTS


def test_no_file_is_long():
    long = {
        name_of(path): lines
        for path in modules(with_migrations=False)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE_LINES
    }
    assert not long


@pytest.mark.slow
def test_no_function_is_long():
    long = {
        f"{name_of(path)}:{node.lineno} {node.name}": lines
        for path in modules(with_tests=False)
        for node in functions(path)
        if (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    }
    assert not long


@pytest.mark.slow
def test_every_module_says_what_it_is_for():
    silent = [
        name_of(path)
        for path in modules(with_migrations=False)
        if not ast.get_docstring(tree_of(path)) and not _is_bare_package(path)
    ]
    assert not silent


def _is_bare_package(path: Path) -> bool:
    return path.name == "__init__.py" and not path.read_text(encoding="utf-8").strip()


def test_only_packages_of_tests_and_migrations_are_silent():
    bare = [name_of(path) for path in modules() if _is_bare_package(path) and not is_test(path)]
    assert not bare


def test_no_module_has_a_name_that_says_nothing():
    found = modules(with_migrations=True)
    names = {path.parent if path.name == "__init__.py" else path for path in found}
    assert not [name_of(path) for path in names if path.stem in FORBIDDEN]


@pytest.mark.slow
def test_only_the_request_edge_reads_the_clock():
    readers = [
        f"{name_of(path)}:{node.lineno}"
        for path in modules(with_tests=False)
        if path not in READS_THE_CLOCK
        for node in ast.walk(tree_of(path))
        if _reads_the_clock(node)
    ]
    assert not readers


def _reads_the_clock(node: ast.AST) -> bool:
    match node:
        case ast.keyword():
            return node.arg in ("auto_now", "auto_now_add")
        case ast.Attribute():
            return _dotted(node) in CLOCK_WORDS
        case ast.Call(args=[], keywords=[]):
            return _dotted(node.func) in WITHOUT_A_MOMENT
    return False


def _dotted(node: ast.AST) -> tuple[str, str]:
    """The last two names of ``a.b.c``."""
    if not isinstance(node, ast.Attribute):
        return "", ""
    owner = node.value
    return getattr(owner, "id", "") or getattr(owner, "attr", ""), node.attr


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("day = date.today()", True),
        ("at = datetime.datetime.now(UTC)", True),
        ("Field(default=timezone.now)", True),
        ("Field(auto_now=True)", True),
        ("day = timezone.localdate()", True),
        ("day = timezone.localtime(moment).date()", False),
        ("at = moment()", False),
    ],
)
def test_the_clock_is_known_in_all_its_forms(source, reads):
    assert any(_reads_the_clock(node) for node in ast.walk(ast.parse(source))) == reads


@pytest.mark.slow
def test_only_the_edge_asks_for_the_present_moment():
    askers = [
        name_of(path)
        for path in modules(with_tests=False)
        if not any(path.is_relative_to(edge) for edge in ASKS_THE_CLOCK)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and node.module == CLOCK
    ]
    assert not askers

"""The labels of the declarations: plain Chinese where they stand, translated when they are shown.

Lines, data sets, measures, books and the closed lists of codes declare them; nobody wraps them in
gettext calls, because rules and declarations know no language but their own.
"""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from itertools import chain
from pathlib import Path

from django.utils.functional import Promise

from dev.messages.calls import PRODUCT, files
from dev.messages.message import Found, Message
from dev.messages.online import texts_of_filing, texts_of_following
from laozheng.kernel.cases.catalogue import kinds, lines
from laozheng.kernel.cases.declare import INTAKES, CaseKind, Line
from laozheng.kernel.cases.public import ASKERS, UNTOLD
from laozheng.kernel.datasets.catalogue import declared
from laozheng.kernel.datasets.declare import DataSet
from laozheng.kernel.datasets.schema import TYPE_LABELS, labels_of
from laozheng.kernel.law.calendar import OFFICE_CALENDAR_FILE, office_calendar
from laozheng.kernel.law.codes import CodeList
from laozheng.kernel.measures.catalogue import facts, measures
from laozheng.kernel.measures.units import COUNTERS
from laozheng.kernel.parties.city import city

FACTS_OF_CASES = "laozheng.kernel.cases.declare"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def texts_of_labels() -> Iterator[Found]:
    """Every label that the installed apps declare."""
    found = chain(
        *(_of_line(line) for line in lines().values()),
        *(_of_kind(code, kind) for code, kind in kinds().items()),
        *(_of_data_set(data_set) for data_set in declared()),
        _of_figures(),
        _of_codes(),
        _of_calendar(),
    )
    for text, place in found:
        if text:
            yield Message(str(text)), place
    for unit, counters in COUNTERS.items():
        yield from ((Message(word, context=unit), "units of figures") for word in counters[:1])
    yield from _facts_of_cases()
    yield from _online()


def _online() -> Iterator[Found]:
    """What everybody reads who files online, and follows what became of it."""
    yield from ((Message(text), "online filing") for text in (*ASKERS.values(), UNTOLD))
    for line in lines().values():
        for filing in line.filings:
            yield from texts_of_filing(line.code, filing)
    for code in kinds():
        yield from texts_of_following(code)


def _of_line(line: Line) -> Iterator[tuple[object, str]]:
    yield line.label, line.code
    for block in line.blocks:
        yield block.label, f"{line.code} blocks"
        yield from ((column, f"{line.code} blocks") for column in block.columns)
    yield from ((page.label, f"{line.code} pages") for page in line.pages)
    yield from ((signal.label, f"{line.code} signals") for signal in line.raises)
    for letter in line.letters:
        yield letter.label, f"{line.code} letters"
        yield from ((label, f"{line.code} letters") for label in letter.labels.values())


def _of_kind(code: str, kind: CaseKind) -> Iterator[tuple[object, str]]:
    yield kind.label, code
    yield from ((state.label, code) for state in kind.states)
    yield from ((step.label, code) for step in kind.transitions)
    yield from ((rule.label, code) for rule in kind.deadlines)


def _of_data_set(data_set: DataSet) -> Iterator[tuple[object, str]]:
    place = f"data set {data_set.name}"
    yield data_set.label, place
    yield data_set.help, place
    yield from ((layout.label, place) for layout in data_set.layouts)
    for column in data_set.columns:
        yield column.label, place
        yield column.note, place
        codes = column.codes() if callable(column.codes) else column.codes
        # Official code lists are named by their publisher, places by the city, in its own files.
        if not isinstance(codes, CodeList):
            labels = map(str, labels_of(column).values())
            yield from ((label, place) for label in labels if label not in _places())


def _places() -> frozenset[str]:
    here = city()
    return frozenset(each.label for each in (*here.districts.values(), *here.zones.values()))


def _of_figures() -> Iterator[tuple[object, str]]:
    for fact in facts().values():
        yield fact.label, f"fact {fact.name}"
    for measure in measures().values():
        yield measure.label, f"measure {measure.code}"
        yield measure.note, f"measure {measure.code}"


def _of_codes() -> Iterator[tuple[object, str]]:
    """The closed lists: those of the kernel, and the mappings in every module called ``codes``."""
    yield from ((label, "ways of filing") for label in INTAKES.values())
    yield from ((label, "types of columns") for label in TYPE_LABELS.values())
    for path in files(".py"):
        if path.name == "codes.py":
            yield from _mapped_labels(path)


def _mapped_labels(path: Path) -> Iterator[tuple[object, str]]:
    place = path.relative_to(PRODUCT)
    module = import_module(".".join(("laozheng", *place.with_suffix("").parts)))
    for name, labels in vars(module).items():
        if name.isupper() and isinstance(labels, Mapping):
            texts = (str(one) for one in labels.values() if isinstance(one, str | Promise))
            yield from ((text, str(place)) for text in texts if _CHINESE.search(text))


def _of_calendar() -> Iterator[tuple[object, str]]:
    place = "office calendar"
    for year in tomllib.loads(OFFICE_CALENDAR_FILE.read_text(encoding="utf-8"))["years"]:
        yield from ((name, place) for name in year["holidays"].values())
    for day in (date(2024, 3, 2), date(2024, 3, 3)):
        yield office_calendar().regular_day_off(day), place


def _facts_of_cases() -> Iterator[Found]:
    """The labels of the facts panel of a case, which functions of the lines put together."""
    for path in files(".py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if _imports_fact(tree):
            place = str(path.relative_to(PRODUCT))
            yield from ((Message(label), place) for label in _fact_labels(tree))


def _imports_fact(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == FACTS_OF_CASES
        and any(alias.name == "Fact" for alias in node.names)
        for node in ast.walk(tree)
    )


def _fact_labels(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            label = node.args[0]
            if node.func.id == "Fact" and isinstance(label, ast.Constant):
                yield str(label.value)

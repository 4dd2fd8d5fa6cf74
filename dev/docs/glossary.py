"""The glossary: every word of the declarations as code name, Chinese, English and statute."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import translation

from dev.docs.markdown import code, page, section, table, words
from dev.docs.parameters import parameters
from laozheng.kernel.cases.catalogue import lines
from laozheng.kernel.cases.declare import CaseKind, Line
from laozheng.kernel.datasets.catalogue import datasets
from laozheng.kernel.measures.catalogue import measures
from laozheng.kernel.reports.catalogue import tables

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SORTS = {
    "line": "Lines",
    "kind": "Kinds of cases",
    "state": "States",
    "transition": "Steps",
    "deadline": "Deadlines",
    "measure": "Measures",
    "table": "Tables",
    "data_set": "Data sets",
    "parameter": "Parameters of law",
}


@dataclass(frozen=True)
class Entry:
    """One word: ``scope`` is where its code is unique, ``cite`` the statute or article."""

    sort: str
    scope: str
    code: str
    label: str
    english: str
    cite: str = ""


def entries() -> list[Entry]:
    """Every word that the installed lines, the kernel and the city declare."""
    found = list(_parameters())
    for line in lines().values():
        found += _of_line(line)
    found += [
        Entry("measure", "", each.code, str(each.label), english(each.label, each.code))
        for each in measures().values()
    ]
    found += [
        Entry("table", "", each.id, each.caption, english(each.caption, each.id))
        for each in tables().values()
    ]
    found += [
        Entry("data_set", "", each.name, str(each.label), english(each.label, each.name))
        for each in datasets().values()
    ]
    return sorted(found, key=lambda entry: (list(SORTS).index(entry.sort), entry.code, entry.scope))


def _of_line(line: Line) -> Iterator[Entry]:
    statutes = "、".join(line.statutes)
    yield Entry("line", "", line.code, line.label, line.label_en, statutes)
    for kind in line.kinds:
        full = f"{line.code}.{kind.code}"
        yield Entry("kind", "", full, kind.label, english(kind.label, full), statutes)
        yield from _of_kind(full, kind)


def _of_kind(full: str, kind: CaseKind) -> Iterator[Entry]:
    for state in kind.states:
        yield Entry("state", full, state.code, state.label, english(state.label, state.code))
    for step in kind.transitions:
        yield Entry("transition", full, step.name, step.label, english(step.label, step.name))
    for rule in kind.deadlines:
        told = english(rule.label, getattr(rule.due, "__name__", rule.id))
        yield Entry("deadline", full, rule.id, rule.label, told, rule.citation)


def _parameters() -> Iterator[Entry]:
    for parameter in parameters():
        cite = next((dated.cite for dated in reversed(parameter.history) if dated.cite), "")
        told = parameter.label_en or english(parameter.label, parameter.name)
        yield Entry("parameter", "", parameter.name, parameter.label, told, cite)


def english(label: "StrOrPromise", name: str) -> str:
    """What an English screen shows for a label; without a translation the words of its code."""
    with translation.override("en"):
        shown = translation.gettext(str(label)) if label else ""
    return shown if shown and shown != str(label) else words(name)


def problems(found: Iterable[Entry]) -> Iterator[str]:
    """Two labels for one code, or one label for two codes, within a sort and scope."""
    labels: dict[tuple[str, str, str], str] = {}
    codes: dict[tuple[str, str, str], str] = {}
    for entry in found:
        where = f"{entry.sort} {entry.scope}".strip()
        known = labels.setdefault((entry.sort, entry.scope, entry.code), entry.label)
        if known != entry.label:
            yield f"{where}: {entry.code} is both {known} and {entry.label}"
        if not entry.label:
            yield f"{where}: {entry.code} has no label"
            continue
        same = codes.setdefault((entry.sort, entry.scope, entry.label), entry.code)
        if same != entry.code:
            yield f"{where}: {entry.label} is both {same} and {entry.code}"


def glossary() -> str:
    """The page."""
    found = entries()
    sections = [
        section(heading, _table([entry for entry in found if entry.sort == sort]))
        for sort, heading in SORTS.items()
    ]
    return page(
        "# Glossary",
        "One word per idea: the code name stands in code and files, the Chinese label on screen "
        "and paper, the English after the official translation of the statute.",
        *sections,
    )


def _table(found: list[Entry]) -> str:
    """Words that several kinds of cases share stand once, with the kinds that use them."""
    scopes: dict[tuple[str, str, str, str], list[str]] = {}
    for entry in found:
        row = (code(entry.code), entry.label, entry.english, entry.cite)
        scopes.setdefault(row, []).append(entry.scope)
    scoped = any(entry.scope for entry in found)
    cited = any(entry.cite for entry in found)
    head = ["Code", "中文", "English", *["Statute"] * cited, *["Kinds of cases"] * scoped]
    rows = [
        [*row[:3], *[row[3]] * cited, *[", ".join(code(scope) for scope in where)] * scoped]
        for row, where in scopes.items()
    ]
    return table(head, rows)
